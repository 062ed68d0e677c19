import { randomBytes } from 'node:crypto';
import type { DeletePlan } from '../../shared/delete-plan.ts';
import type { DeletedContainer } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import { type DeletionId, deletionId } from '../../shared/ids.ts';
import { eachOf } from '../engine/concurrency.ts';
import type { DeletionNotes } from '../history/deletion-notes.ts';
import type { DeletionRecord, Inspected, RecordedVolume } from '../history/deletion-record.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';

const askedAtOnce = 8;

/**
 * Notes everything that it takes to make anew what is about to be deleted; it is on the disk when this resolves. A
 * deletion of the same that came to no end before is taken up into the note, so that undoing brings back all of it.
 * Throws `file-failed`, `engine-unreachable`: then nothing may be deleted.
 */
export async function noteDeletion(
  access: EngineAccess,
  notes: DeletionNotes,
  plan: DeletePlan,
  now: number,
): Promise<DeletionId> {
  const { engineId } = reachableEngine(access);
  const fresh = await described(access, plan);
  const id = newId(plan.name, now);
  const earlier = notes
    .list()
    .map((listed) => notes.get(listed.id))
    .find((record) => record !== null && isUnfinished(record, engineId, plan));
  const record: DeletionRecord = {
    id,
    engineId,
    at: now,
    name: plan.name,
    stack: plan.stack,
    wholeStack: plan.target.kind === 'stack',
    saved: [],
    state: 'going-on',
    undo: null,
    ...fresh,
  };
  await notes.put(earlier ? withEarlier(record, earlier) : record);
  // Its saved files are told of by the new note now, so that only the note goes.
  if (earlier) await notes.replace(earlier.id);
  return id;
}

type Described = Pick<DeletionRecord, 'containers' | 'inspected' | 'networks' | 'volumes'>;

async function described(access: EngineAccess, plan: DeletePlan): Promise<Described> {
  const { api } = reachableEngine(access);
  const { containers: known, volumes: knownVolumes } = access.snapshot();
  const inspected: Record<string, Inspected> = {};
  const networks: Record<string, Inspected> = {};
  const volumes: RecordedVolume[] = [];
  await Promise.all([
    eachOf(plan.containers, askedAtOnce, async ({ id }) => {
      const answer = await api.inspectedContainer(id);
      if (answer !== null) inspected[id] = answer;
    }),
    eachOf(plan.networks, askedAtOnce, async ({ id, name }) => {
      const answer = await api.inspectedNetwork(id);
      if (answer !== null) networks[name] = answer;
    }),
    eachOf(plan.volumes, askedAtOnce, async ({ name, label, anonymous }) => {
      const answer = await api.inspectedVolume(name);
      if (answer === null) return;
      volumes.push({
        name,
        label,
        anonymous,
        createdAt: knownVolumes.get(name)?.createdAt ?? null,
        inspected: answer,
      });
    }),
  ]);
  const containers = plan.containers.flatMap(({ id, label }): readonly DeletedContainer[] => {
    const container = known.get(id);
    if (container === undefined || inspected[id] === undefined) return [];
    return [{ id, label, name: container.name, ran: isUp(container) }];
  });
  return { containers, inspected, networks, volumes };
}

const isUp = ({ state }: Container) => state === 'running' || state === 'paused' || state === 'restarting';

const isUnfinished = (record: DeletionRecord, engineId: string, { stack, target }: DeletePlan): boolean =>
  record.engineId === engineId &&
  record.stack === stack &&
  stack !== null &&
  record.wholeStack &&
  target.kind === 'stack' &&
  (record.state === 'failed' || record.state === 'interrupted');

function withEarlier(record: DeletionRecord, earlier: DeletionRecord): DeletionRecord {
  const present = new Set(record.containers.map(({ name }) => name));
  const gone = earlier.containers.filter(({ name }) => !present.has(name));
  const before = new Map(earlier.containers.map((container) => [container.id, container]));
  const known = new Set(record.volumes.map(({ name }) => name));
  return {
    ...record,
    containers: [
      ...gone,
      // It was stopped by the deletion that came to no end.
      ...record.containers.map((container) => ({
        ...container,
        ran: container.ran || (before.get(container.id)?.ran ?? false),
      })),
    ],
    inspected: { ...earlier.inspected, ...record.inspected },
    networks: { ...earlier.networks, ...record.networks },
    volumes: [...record.volumes, ...earlier.volumes.filter(({ name }) => !known.has(name))],
    saved: earlier.saved,
  };
}

/** `2026-11-27-10-21-57-shop-3fa9c1`: names a file, and tells who looks at the folder what it is of. */
function newId(name: string, now: number): DeletionId {
  const time = new Date(now)
    .toISOString()
    .slice(0, 19)
    .replaceAll(/[^0-9]/g, '-');
  const words = name.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
  return deletionId(`${time}-${words}-${randomBytes(3).toString('hex')}`);
}
