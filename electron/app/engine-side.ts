import { join } from 'node:path';
import type { EngineTarget } from '../../shared/engine.ts';
import { hostPath, type StackName, type VolumeName } from '../../shared/ids.ts';
import type { Pushes, PushName } from '../../shared/ipc.ts';
import { diffSnapshots } from '../../shared/snapshot-patch.ts';
import { removeTextsLeftBeside } from '../compose/add-volume/compose-text.ts';
import { findComposeCli } from '../compose/compose-cli.ts';
import { composeProvider } from '../compose/compose-provider.ts';
import { isThere } from '../data/gather-delete-plan.ts';
import { createDataWatcher } from '../data/watch-data.ts';
import { connectDockerode } from '../engine/dockerode-engine.ts';
import { choiceAtStart, createEngineSwitch } from '../engine/engine-switch.ts';
import { resolveTarget } from '../engine/engine-target.ts';
import { createInventory, type Inventory } from '../engine/inventory.ts';
import { knownEngines } from '../engine/known-engines.ts';
import { createStatsSampler } from '../engine/sample-stats.ts';
import { contextFolders, surroundings } from '../engine/surroundings.ts';
import { watchFolders } from '../engine/watch-folders.ts';
import { createDeletedStacksFeed } from '../history/deleted-stacks-feed.ts';
import { rememberStacks } from '../history/remember-stacks.ts';
import { containersAtWork } from '../operations/containers-at-work.ts';
import { stackOfLock } from '../operations/lock.ts';
import { createOperations, type Operations } from '../operations/operations.ts';
import { putRight } from '../operations/start-left.ts';
import { whileNoted } from '../operations/volume-work.ts';
import { createCountings } from '../volumes/counting.ts';
import { createOpenings } from '../volumes/openings.ts';
import { samplePlaces } from '../walkthrough/get-sample/get-sample.ts';
import { createWalkthrough } from '../walkthrough/walkthrough.ts';
import type { KeptFiles } from './kept-files.ts';

export interface EngineSideParts {
  readonly kept: KeptFiles;
  /** The app's own folder, and the one with the files that it comes with. */
  readonly dir: string;
  readonly assets: string;
  /** The docker context named on the command line. */
  readonly context: string | null;
  readonly push: <Name extends PushName>(name: Name, payload: Pushes[Name]) => void;
  readonly now: () => number;
}

/** What follows and changes the engine, whether or not a window is open. What the window is to hear is pushed. */
export function createEngineSide({ kept, dir, assets, context, push, now }: EngineSideParts) {
  const { settings } = kept;
  const operations = createOperations(now);
  const around = surroundings(context);
  const engines = createEngineSwitch({
    resolve: (choice) => resolveTarget({ ...around, choice }),
    known: () => knownEngines(around),
    current: () => inventory.snapshot().connection.target,
    reconnect: () => inventory.switchEngine(),
    mustBeIdle: operations.mustBeIdle,
    idle: operations.idle,
    first: choiceAtStart(settings.get().engine, around),
    keep: (engine) => settings.set({ engine }),
  });
  const inventory = createInventory({
    resolve: engines.resolve,
    connect: (endpoint) => connectDockerode(endpoint, () => settings.get().stopTimeout),
    isChanging: () => operations.held().size > 0,
  });
  const stopFollowing = watchFolders(contextFolders(around), () => void engines.filesChanged());
  const target = (): EngineTarget | null => inventory.snapshot().connection.target;
  const compose = composeProvider({
    env: process.env,
    find: () => findComposeCli({ env: process.env, platform: process.platform, homeDir: around.homeDir }),
    target,
    onFound: (cli) => push('compose', cli),
  });

  const countings = createCountings();
  const openings = createOpenings((volume, what, work) =>
    whileNoted({ engine: inventory, notes: kept.work }, volume, what, work),
  );
  const volumes = {
    engine: inventory,
    operations,
    exports: kept.exports,
    notes: kept.work,
    safeFolder: hostPath(join(dir, 'volume-exports')),
    letGo: async (name: VolumeName) => {
      await Promise.all([countings.stop(name), openings.close(name)]);
    },
    now,
  };
  whenEngineComes(inventory, () => putRight(volumes));
  void removeTextsLeftBeside([
    ...kept.notes.all().flatMap(({ configFiles }) => configFiles),
    ...kept.journal.unfinished().map(({ file }) => file),
  ]);

  const { deletedStacks, published } = pushChanges({ kept, inventory, operations, push });
  const atWork = containersAtWork(operations);
  const stats = createStatsSampler({ inventory, atWork, push: (figures) => push('stats', figures) });
  const data = createDataWatcher({ inventory, atWork, push: (news) => push('data', news) });
  const walkthrough = createWalkthrough({
    inventory,
    compose: compose.compose,
    kept: kept.walkthrough,
    places: samplePlaces(process.env, join(assets, 'sample')),
    env: process.env,
    homeDir: hostPath(around.homeDir),
    isThere,
    push: (state) => push('walkthrough', state),
  });
  const watchers = [stats, data, walkthrough];
  /** What operations work with, whoever begins them. */
  const yard = {
    engine: inventory,
    operations,
    notes: kept.notes,
    deletions: kept.deletions,
    helperOwner: kept.work.owner,
    compose: compose.compose,
    readData: data.read,
    journal: kept.journal,
    now,
  };

  return {
    operations,
    yard,
    engines,
    inventory,
    compose,
    deletedStacks,
    published,
    volumes,
    countings,
    openings,
    stats,
    data,
    walkthrough,
    homeDir: hostPath(around.homeDir),
    /** Whether the window can be seen: figures and the like are read only while it can. */
    setSeen(seen: boolean) {
      inventory.setSeen(seen);
      for (const watcher of watchers) watcher.setActive(seen);
    },
    stop() {
      for (const watcher of watchers) watcher.stop();
      stopFollowing();
      inventory.stop();
    },
  };
}

interface Changing extends Pick<EngineSideParts, 'kept' | 'push'> {
  readonly inventory: Inventory;
  readonly operations: Operations;
}

/** Tells the window of what changed on the engine and in the notes, and notes what is seen of stacks. */
function pushChanges({ kept, inventory, operations, push }: Changing) {
  const { notes, deletions, journal, problems } = kept;
  const deletedStacks = createDeletedStacksFeed({
    snapshot: inventory.snapshot,
    notes,
    isThere,
    onChange: (list) => push('deletedStacks', list),
  });
  const remember = rememberStacks({ notes, changing: () => stacksAtWork(operations) });
  let published = inventory.snapshot();
  inventory.subscribe((snapshot) => {
    const patch = diffSnapshots(published, snapshot);
    if (patch) {
      published = snapshot;
      push('engine.patch', patch);
    }
    remember(snapshot);
    deletedStacks.refresh();
  });
  notes.subscribe(deletedStacks.refresh);
  deletions.subscribe(() => push('deletions', deletions.list()));
  problems.subscribe(() => push('keptFiles', problems.list()));
  journal.subscribe(() => push('unfinishedVolumes', journal.unfinished()));
  operations.subscribe((list) => {
    push('operations', list);
    // What an operation emptied or filled is only noted for good when it has ended.
    remember(inventory.snapshot());
    deletedStacks.refresh();
  });
  operations.onLines((id, lines) => push('operation.lines', { id, lines }));
  return { deletedStacks, published: () => published };
}

/** Calls each time that the engine has come, or come back, and its list is known. A failure is for the next time. */
function whenEngineComes(inventory: Inventory, work: () => Promise<void>): void {
  let known: string | null = null;
  inventory.subscribe(({ connection, listedAt }) => {
    const engine = connection.kind === 'ready' && listedAt !== null ? connection.engine.id : null;
    if (engine !== null && engine !== known) void work().catch(() => undefined);
    known = engine;
  });
}

function stacksAtWork(operations: Operations): ReadonlyMap<StackName, 'deleting' | 'other'> {
  const atWork = new Map<StackName, 'deleting' | 'other'>();
  for (const [lock, kind] of operations.held()) {
    const stack = stackOfLock(lock);
    if (stack !== null) atWork.set(stack, kind === 'delete' ? 'deleting' : 'other');
  }
  return atWork;
}
