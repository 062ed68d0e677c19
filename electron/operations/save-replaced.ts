import { containerLabel } from '../../shared/container-label.ts';
import type { DeletePlan } from '../../shared/delete-plan.ts';
import type { SavedFiles } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import type { DeletionId, HostPath, StackName } from '../../shared/ids.ts';
import type { Question } from '../../shared/operation.ts';
import { gatherDeletePlan } from '../data/gather-delete-plan.ts';
import { readWritten } from '../data/read-written.ts';
import { sortWritten } from '../data/sort-written.ts';
import { eachOf } from '../engine/concurrency.ts';
import { Failure } from '../failure.ts';
import type { DeletionAccess } from './delete-noted.ts';
import { reachableEngine } from './engine-access.ts';
import { noteDeletion } from './note-deletion.ts';
import type { Reporter } from './operations.ts';
import { saveBeforeDelete, saveFailure } from './save-before-delete.ts';

const askedAtOnce = 8;

/** What is kept of containers that a run makes anew. */
export interface KeptOfReplaced {
  /** Where the run succeeded: what was saved of those that went. Of those that it left, nothing is kept twice. */
  readonly ofThoseGone: () => Promise<readonly SavedFiles[]>;
  /** Where the run fails: the same, and those that were stopped to be saved run again. Never throws. */
  readonly afterFailure: () => Promise<void>;
}

const nothing: KeptOfReplaced = { ofThoseGone: async () => [], afterFailure: async () => undefined };

/** Asks Compose which containers a run makes anew, by name; `null` where that can't be told and each may be one. */
type AskReplaced = () => Promise<ReadonlySet<string> | null>;

/**
 * Compose makes containers anew whose service or image has changed, and with the old ones goes what they hold in no volume
 * and nowhere else. That is said before, and where the user goes on, their files are saved as before a deletion.
 * `replaced` is asked only where there is something to lose. Throws `cancelled`, `save-failed` and what the engine throws:
 * then nothing was changed.
 */
export async function saveReplaced(
  access: DeletionAccess,
  stack: StackName,
  replaced: AskReplaced,
  reporter: Reporter,
): Promise<KeptOfReplaced> {
  const going = await thoseAgreedTo(access, stack, replaced, reporter);
  const [first] = going;
  if (first === undefined) return nothing;

  const whole = await gatherDeletePlan(access.engine, { kind: 'stack', name: stack });
  const plan: DeletePlan = {
    ...whole,
    target: { kind: 'container', id: first.id },
    containers: whole.containers.filter(({ id }) => going.some((container) => container.id === id)),
    networks: [],
    // Compose hands on the anonymous ones.
    volumes: [],
  };
  const { deletions, engine, helperOwner: owner, now } = access;
  const id = await noteDeletion(engine, deletions, plan, now());
  // Nothing of it is to be gone on with: the run tells how it ends, and is run again.
  await deletions.setState(id, 'done');
  const saved = await save(access, id, plan, (folder, record) =>
    saveBeforeDelete(
      engine,
      {
        plan,
        volumes: [],
        save: { unsavedFiles: true, volumes: false },
        anonymousVolumes: false,
        record,
        folder,
        owner,
      },
      reporter,
    ),
  );
  return {
    ofThoseGone: () => ofThoseGone(access, id, going, saved),
    afterFailure: async () => {
      await startThoseLeft(access, going).catch(() => undefined);
      await ofThoseGone(access, id, going, saved).catch(() => undefined);
    },
  };
}

type Record = NonNullable<ReturnType<DeletionAccess['deletions']['get']>>;

/** Without anything saved, no note is left of it either. */
async function save(
  { deletions }: DeletionAccess,
  id: DeletionId,
  { name }: DeletePlan,
  work: (folder: HostPath, record: Record) => Promise<readonly SavedFiles[]>,
): Promise<readonly SavedFiles[]> {
  let saved: readonly SavedFiles[] = [];
  try {
    const record = deletions.get(id);
    if (record === null) throw new Failure({ kind: 'not-found', what: 'deletion', name: id });
    const folder = await deletions.makeFolder(id).catch((thrown: unknown) => {
      throw saveFailure(thrown, name, deletions.folderOf(id));
    });
    saved = await work(folder, record);
    if (saved.length > 0) await deletions.addSaved(id, saved);
    return saved;
  } finally {
    if (saved.length === 0) await deletions.remove(id).catch(() => undefined);
  }
}

/** Time goes by until somebody answers: it is looked again, and asked again where more has come up. */
async function thoseAgreedTo(
  access: DeletionAccess,
  stack: StackName,
  replaced: AskReplaced,
  reporter: Reporter,
): Promise<readonly Container[]> {
  const agreed = new Set<string>();
  for (;;) {
    const { going, question } = await whatGoes(access, stack, replaced);
    if (question === null || going.every(({ id }) => agreed.has(id))) return going;
    await reporter.ask(question);
    for (const { id } of going) agreed.add(id);
  }
}

/** Those with data in their own layer that a run makes anew, and what is to be asked of them before. */
async function whatGoes(
  { engine }: DeletionAccess,
  stack: StackName,
  replaced: AskReplaced,
): Promise<{ readonly going: readonly Container[]; readonly question: Question | null }> {
  const { api } = reachableEngine(engine);
  const { containers } = engine.snapshot();
  // No run touches a one-off.
  const members = [...containers.values()].filter(
    ({ compose }) => compose?.project === stack && !compose.oneOff,
  );
  const holding = new Set<Container>();
  await eachOf(members, askedAtOnce, async (container) => {
    const changes = (await api.changedFiles(container.id)) ?? [];
    if (sortWritten(changes, container).data.length > 0) holding.add(container);
  });
  const names = holding.size === 0 ? new Set<string>() : await replaced();
  const mayGo = members.filter(({ name }) => names === null || names.has(name));
  const going = mayGo.filter((container) => holding.has(container));
  const losing: Question['losing'][number][] = [];
  for (const container of going) {
    const layer = await readWritten(api, container);
    // An empty file is saved, and is nothing to ask about.
    if (layer === null || layer.files > 0) losing.push({ label: containerLabel(container), layer });
  }
  if (losing.length === 0) return { going, question: null };
  const others = names === null ? [] : mayGo.filter((container) => !holding.has(container));
  return {
    going,
    question: { kind: 'makes-anew', certain: names !== null, losing, others: others.map(containerLabel) },
  };
}

/** What was saved of containers that stand there still is in them: nothing is kept twice. */
async function ofThoseGone(
  { engine, deletions }: DeletionAccess,
  id: DeletionId,
  going: readonly Container[],
  saved: readonly SavedFiles[],
): Promise<readonly SavedFiles[]> {
  await engine.refreshed();
  const standing = new Set<string>();
  await eachOf(going, askedAtOnce, async (container) => {
    if (await stands(engine, container)) standing.add(container.name);
  });
  const needless = saved.filter(({ of }) => standing.has(of.name));
  if (needless.length === 0) return saved;
  if (needless.length === saved.length) await deletions.remove(id);
  else for (const { path } of needless) await deletions.removeSaved(id, path);
  return saved.filter((files) => !needless.includes(files));
}

/** By the engine's own word: while it is away the last list says nothing, and the copy may be all that there is. */
async function stands(engine: DeletionAccess['engine'], { id }: Container): Promise<boolean> {
  try {
    return (await reachableEngine(engine).api.inspectContainer(id)) !== null;
  } catch {
    return false;
  }
}

async function startThoseLeft({ engine }: DeletionAccess, saved: readonly Container[]): Promise<void> {
  const { api } = reachableEngine(engine);
  const { containers } = await engine.refreshed();
  for (const { id, state } of saved) {
    if (state !== 'running' && state !== 'paused' && state !== 'restarting') continue;
    if (containers.get(id)?.state === 'exited') await api.startContainer(id).catch(() => undefined);
  }
}
