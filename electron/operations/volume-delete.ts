import type { BulkResult, BulkRow } from '../../shared/bulk.ts';
import type { OperationId, VolumeName } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import { plural, t } from '../../shared/texts.ts';
import { eachOf } from '../engine/concurrency.ts';
import { factsOf } from '../failure.ts';
import { reachableEngine } from './engine-access.ts';
import { lockOfVolume } from './lock.ts';
import type { BulkReporter, OperationPlan, Reporter } from './operations.ts';
import { knownVolume, type VolumeYard } from './volume-work.ts';

/** Deletes a volume that nothing uses. Throws `not-found`, `busy`. */
export function beginVolumeDelete(yard: VolumeYard, name: VolumeName): OperationId {
  reachableEngine(yard.engine);
  return yard.operations.begin(planOf(yard, name));
}

function planOf(yard: VolumeYard, name: VolumeName): OperationPlan {
  return {
    kind: 'delete-volume',
    target: { kind: 'volume', name, stops: [] },
    name,
    // A run of the volume's stack may be about to attach it.
    lock: lockOfVolume(knownVolume(yard, name)),
    cancellable: false,
    work: (reporter) => removed(yard, name, reporter),
  };
}

async function removed(yard: VolumeYard, name: VolumeName, reporter: Reporter): Promise<Outcome> {
  const { api } = reachableEngine(yard.engine);
  reporter.step({ subject: 'volume', name, state: 'working', text: t('Removing') });
  await yard.letGo(name);
  await api.removeVolume(name);
  reporter.step({ subject: 'volume', name, state: 'done', text: t('Removed') });
  await yard.engine.refreshed();
  return {
    kind: 'deleted',
    containers: [],
    networks: [],
    volumes: [name],
    kept: [],
    warnings: [],
    deletion: null,
  };
}

const atOnce = 6;

/**
 * Deletes many volumes, each under its own lock. One that is in use stays and is told with the names of its users; one
 * that is gone already counts as deleted.
 */
export function beginVolumesDelete(yard: VolumeYard, names: readonly VolumeName[]): OperationId {
  reachableEngine(yard.engine);
  return yard.operations.begin({
    kind: 'delete-volume',
    target: { kind: 'volumes', names },
    name: plural(names.length, '{n} volume', '{n} volumes'),
    lock: null,
    cancellable: false,
    work: async (reporter) => {
      const results = new Map<VolumeName, BulkResult>();
      reporter.progress({ ended: 0, total: names.length });
      await eachOf(names, atOnce, async (name) => {
        results.set(name, await resultOf(yard, name, reporter));
        reporter.progress({ ended: results.size, total: names.length });
      });
      const rows = names.flatMap((name): BulkRow[] => {
        const result = results.get(name);
        return result === undefined ? [] : [{ subject: 'volume', name, result }];
      });
      return { kind: 'bulk', rows, kept: [], again: null, deletions: [] };
    },
  });
}

/** Never rejects. */
async function resultOf(yard: VolumeYard, name: VolumeName, reporter: BulkReporter): Promise<BulkResult> {
  try {
    await reporter.part(planOf(yard, name));
    return { kind: 'done' };
  } catch (thrown) {
    const error = factsOf(thrown);
    if (error.kind === 'not-found') return { kind: 'done' };
    if (error.kind === 'volume-in-use') return { kind: 'in-use', usedBy: error.usedBy };
    return { kind: 'failed', error };
  }
}
