import { assertNever } from '../../../shared/assert-never.ts';
import type { Outcome } from '../../../shared/operation.ts';
import type { JournalEntry } from '../../history/addition-journal.ts';
import { reachableEngine } from '../engine-access.ts';
import type { Reporter } from '../operations.ts';
import { giveProperNames } from '../proper-names.ts';
import { type AdditionAccess, addVolume } from './add-volume.ts';
import { planAddition } from './plan-addition.ts';
import { discardAttempt, isOfService, mounts } from './take-back.ts';

/** Does an addition that was cut short once more, or what of it was left to do. Throws what `addVolume` throws. */
export async function finishAddition(
  access: AdditionAccess,
  entry: JournalEntry,
  reporter: Reporter,
): Promise<Outcome> {
  const { api } = reachableEngine(access.engine);
  const state = await discardAttempt(access.engine, api, entry);
  const { id, home, service, key, path } = entry;
  const order = { home, service, key, path, seen: null };
  switch (state) {
    case 'discarded':
      return addVolume(access, { ...order, afterwards: entry.afterwards }, id, reporter);
    case 'attached':
      return finishRecreated(access, entry, reporter);
    case 'source-gone':
      // What is in the volume is all that there is: the next run attaches it.
      await access.journal.drop(id);
      return addVolume(access, { ...order, afterwards: 'nothing' }, id, reporter);
    default:
      return assertNever(state);
  }
}

/** The service has the volume: only what Compose had not come to is left to do. */
async function finishRecreated(
  access: AdditionAccess,
  entry: JournalEntry,
  reporter: Reporter,
): Promise<Outcome> {
  const { service, key, volume, home, path } = entry;
  const { request, containers } = await planAddition(access, { home, service, key, path });
  const only = { service, scale: containers.length > 1 ? containers.length : null };
  const { step, line, signal } = reporter;
  await access.compose.up(request, { only, signal, onStep: step, onLine: line });
  const snapshot = await giveProperNames(access.engine, entry.stack);
  const attached = [...snapshot.containers.values()].some(
    (container) => isOfService(container, entry) && mounts(container, volume),
  );
  await access.journal.drop(entry.id);
  return { kind: 'volume-added', service, label: key, volume, changed: null, copied: null, attached };
}
