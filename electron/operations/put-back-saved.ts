import { randomUUID } from 'node:crypto';
import { containerLabel } from '../../shared/container-label.ts';
import type { SavedFiles } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId, DeletionId, HostPath, OperationId, VolumeName } from '../../shared/ids.ts';
import { isUp } from '../../shared/is-up.ts';
import { heirOf, type PutBackPlan } from '../../shared/put-back.ts';
import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import type { WorkNotes } from '../history/work-notes.ts';
import { lookWhatIsReplaced } from '../saved/look-what-is-replaced.ts';
import { putBackContainer } from '../saved/put-back.ts';
import type { Yard } from './begin.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import { lockOfContainer } from './lock.ts';
import { toldPutBack } from './put-back-all.ts';
import { whileStopped } from './quiet.ts';

interface Order {
  readonly deletion: DeletionId;
  readonly path: HostPath;
}

/** Throws `not-found` where the note doesn't tell of such files, or no container stands in the place of theirs. */
function whereTo({ deletions, engine }: Pick<Yard, 'deletions' | 'engine'>, { deletion, path }: Order) {
  const record = deletions.get(deletion);
  const files = record?.saved.find((each) => each.path === path);
  if (record === null || files === undefined) {
    throw new Failure({ kind: 'not-found', what: 'deletion', name: deletion });
  }
  const { engineId } = reachableEngine(engine);
  const { containers } = engine.snapshot();
  const heir = record.engineId === engineId ? heirOf(record, files, containers.values()) : null;
  if (heir === null) throw new Failure({ kind: 'not-found', what: 'container', name: files.of.label });
  return { files, heir };
}

/** Volumes with a name belong to more than this container: what was saved of a layer is put over nothing in them. */
const namedVolumes = ({ mounts }: Container, { snapshot }: EngineAccess): ReadonlySet<VolumeName> => {
  const { volumes } = snapshot();
  return new Set(
    mounts.flatMap((mount) =>
      mount.kind === 'volume' && !mount.anonymous && !volumes.get(mount.volume)?.anonymous
        ? [mount.volume]
        : [],
    ),
  );
};

/** What putting saved files into the container in place of theirs would do. Touches nothing. Throws `not-found`. */
export async function planPutBack(yard: Yard, order: Order): Promise<PutBackPlan> {
  const { files, heir } = whereTo(yard, order);
  const { api } = reachableEngine(yard.engine);
  return {
    container: heir.id,
    label: containerLabel(heir),
    stops: isUp(heir),
    ...(await lookWhatIsReplaced(api, files, heir, namedVolumes(heir, yard.engine))),
  };
}

/**
 * Puts saved files into the container that has taken the place of theirs, stopped meanwhile. What was saved stays saved.
 * Called off, it ends behind the file that is on its way, so that none is there by half, and tells which are not back.
 * Throws `not-found` where that is another container by now than `container`.
 */
export function beginPutBack(
  yard: Yard,
  works: WorkNotes,
  order: Order & { readonly container: ContainerId },
): OperationId {
  const { engineId } = reachableEngine(yard.engine);
  const { files, heir } = whereTo(yard, order);
  if (heir.id !== order.container) {
    throw new Failure({ kind: 'not-found', what: 'container', name: files.of.label });
  }
  const note = { id: randomUUID(), engineId, stopped: [], file: null, unfinished: null };
  return yard.operations.begin({
    kind: 'put-back',
    target: { kind: 'container', id: heir.id },
    name: containerLabel(heir),
    lock: lockOfContainer(heir),
    cancellable: true,
    work: async (reporter) => {
      const put = () => putIn(yard.engine, files, heir, reporter);
      const putBack = isUp(heir)
        ? await whileStopped(yard.engine, works, note, [heir], reporter, put)
        : await put();
      await yard.engine.refreshed();
      const { notBack, ...done } = putBack;
      for (const path of notBack) reporter.line(t('Not put back: {path}', { path }));
      return {
        kind: 'put-back',
        putBack: { label: containerLabel(heir), ...done },
        notBack: { paths: notBack.slice(0, mostListed), more: Math.max(0, notBack.length - mostListed) },
      };
    },
  });
}

// As many as anybody reads at once; the log has all.
const mostListed = 10;

/** Throws `cancelled` where nothing was put in. */
async function putIn(
  engine: EngineAccess,
  files: SavedFiles,
  heir: Container,
  reporter: Parameters<typeof toldPutBack>[0],
) {
  const { api } = reachableEngine(engine);
  const { signal } = reporter;
  // It may have been stopping for a while.
  if (signal.aborted) throw new Failure({ kind: 'cancelled' });
  const thing = { subject: 'container', name: containerLabel(heir) } as const;
  return toldPutBack(reporter, thing, (onBytes) =>
    putBackContainer(api, files, heir, namedVolumes(heir, engine), {
      // An archive that breaks off would leave a file by half.
      signal: new AbortController().signal,
      onBytes,
      goOn: () => !signal.aborted,
    }),
  );
}
