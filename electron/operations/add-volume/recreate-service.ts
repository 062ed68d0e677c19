import { compareVolumes } from '../../../shared/attached-again.ts';
import type { Container } from '../../../shared/engine.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import { isUp } from '../../../shared/is-up.ts';
import { t } from '../../../shared/texts.ts';
import { Failure } from '../../failure.ts';
import type { JournalEntry } from '../../history/addition-journal.ts';
import { type EngineAccess, reachableEngine } from '../engine-access.ts';
import type { Reporter } from '../operations.ts';
import type { AdditionPlan, PlanAccess } from './plan-addition.ts';
import { isOfService } from './take-back.ts';

/** Every container of the service, so that none writes what is not copied; each takes its own stop timeout. */
export async function stopService(
  engine: EngineAccess,
  containers: readonly Container[],
  reporter: Reporter,
): Promise<void> {
  const { api } = reachableEngine(engine);
  await Promise.all(
    containers.filter(isUp).map(async (container) => {
      const step = { subject: 'container', name: container.name } as const;
      reporter.step({ ...step, state: 'working', text: t('Stopping') });
      await api.stopContainer(container.id);
      reporter.step({ ...step, state: 'done', text: t('Stopped') });
    }),
  );
}

/** Throws `conflict` where somebody started the container meanwhile: what it wrote since then is not in the copy. */
export async function mustBeAtRest(engine: EngineAccess, { id, name, startedAt }: Container): Promise<void> {
  const now = (await engine.refreshed()).containers.get(id);
  const sameStart = startedAt === null || now?.startedAt === null || now?.startedAt === startedAt;
  if (now === undefined || isUp(now) || !sameStart) {
    throw new Failure({
      kind: 'conflict',
      detail: t('{name} was started or removed while its data was copied.', { name }),
    });
  }
}

/**
 * Has Compose put new containers in the place of the service's. Throws `volume-refused` unless they have the volume, and
 * what Compose's `up` throws.
 */
export async function recreateService(
  access: Pick<PlanAccess, 'engine' | 'compose'>,
  { request, containers }: AdditionPlan,
  entry: JournalEntry,
  reporter: Reporter,
): Promise<void> {
  const { api } = reachableEngine(access.engine);
  const made = await api.inspectVolume(entry.volume);
  const before = made === null ? [] : [{ name: made.name, label: entry.key, createdAt: made.createdAt }];
  const only = { service: entry.service, scale: containers.length > 1 ? containers.length : null };
  // From here on it is quicker to end it than to call it off.
  const { signal } = new AbortController();
  await access.compose.up(request, { only, signal, onStep: reporter.step, onLine: reporter.line });
  const { volumes, containers: all } = await access.engine.refreshed();
  const members = [...all.values()].filter((container) => isOfService(container, entry));
  const attached = new Set(members.flatMap(({ mounts }) => mounts.flatMap(volumeOf(entry.path))));
  const verdicts = compareVolumes(before, {
    volumes,
    attached,
    thereBefore: new Set(before.map(({ name }) => name)),
  });
  const verdict = verdicts.find(({ volume }) => volume === entry.volume)?.verdict;
  if (verdict !== (made === null ? 'new' : 'attached-again')) {
    throw new Failure({
      kind: 'volume-refused',
      file: entry.file,
      refusal: { kind: 'not-attached' },
    });
  }
}

const volumeOf =
  (path: string) =>
  (mount: Container['mounts'][number]): readonly VolumeName[] =>
    mount.kind === 'volume' && mount.destination === path ? [mount.volume] : [];
