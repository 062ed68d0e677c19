import type { BulkAction, BulkResult } from '../../shared/bulk.ts';
import { type BulkGroup, bulkGroups } from '../../shared/bulk-groups.ts';
import { qualifiedLabel } from '../../shared/container-label.ts';
import type { Container } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import { groupStacks } from '../../shared/group-stacks.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { whatApplies } from '../../shared/what-applies.ts';
import type { BulkOutcome, BulkPart } from './bulk-part.ts';
import type { EngineAccess } from './engine-access.ts';
import { changeEach } from './lifecycle.ts';
import { lockOfContainer } from './lock.ts';

type Change = Exclude<BulkAction, 'delete'>;

/** The parts of starting, stopping and the like, one a stack. */
export function partsOfChange(
  engine: EngineAccess,
  action: Change,
  ids: readonly ContainerId[],
): readonly BulkPart[] {
  const inventory = groupStacks(engine.snapshot().containers.values());
  return bulkGroups(new Set(ids), inventory).map((group) => partOf(engine, action, group));
}

function partOf(engine: EngineAccess, action: Change, group: BulkGroup): BulkPart {
  const { target, name, containers } = group;
  const [first] = containers;
  if (first === undefined) throw new Error('A group has a container');
  return {
    target,
    name,
    lock: lockOfContainer(first),
    ids: containers.map(({ id }) => id),
    actsOn: whatApplies(action, containers).acts.map(({ id }) => id),
    async work(reporter, ended) {
      // While it waited for its turn, containers may have come to another state, or gone.
      const now = presentOf(engine, containers);
      const results = new Map<ContainerId, BulkResult>();
      await changeEach(engine, now, action, reporter, ({ container, result }) => {
        results.set(container.id, result);
        ended(container.id);
      });
      await engine.refreshed();
      return outcomeOf(action, containers, (id) => results.get(id));
    },
    refused: (error) => refusal(action, containers, presentOf(engine, containers), error),
  };
}

function presentOf(engine: EngineAccess, containers: readonly Container[]): readonly Container[] {
  const present = engine.snapshot().containers;
  return containers.flatMap(({ id }) => present.get(id) ?? []);
}

/** Only that to which the action applies was refused something. */
function refusal(
  action: Change,
  containers: readonly Container[],
  now: readonly Container[],
  error: AppError,
): BulkOutcome {
  const { acts, left } = whatApplies(action, now);
  const results = new Map<ContainerId, BulkResult>([
    ...acts.map(({ id }) => [id, { kind: 'failed', error }] as const),
    ...left.map(({ container, reason }) => [container.id, { kind: 'left', reason }] as const),
  ]);
  return outcomeOf(action, containers, (id) => results.get(id));
}

function outcomeOf(
  action: Change,
  containers: readonly Container[],
  resultOf: (id: ContainerId) => BulkResult | undefined,
): BulkOutcome {
  const gone: BulkResult = { kind: 'left', reason: 'gone' };
  const results = containers.map((container) => ({ container, result: resultOf(container.id) ?? gone }));
  const failed = results.filter(({ result }) => result.kind === 'failed');
  return {
    kind: 'bulk',
    rows: results.map(({ container, result }) => ({
      subject: 'container',
      name: qualifiedLabel(container),
      result,
    })),
    kept: [],
    again:
      failed.length === 0
        ? null
        : { action, ids: failed.map(({ container }) => container.id), alsoDeleteVolumes: [] },
    deletions: [],
  };
}
