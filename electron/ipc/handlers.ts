import { dirname } from 'node:path';
import type { Container, EngineTarget } from '../../shared/engine.ts';
import { groupStacks } from '../../shared/group-stacks.ts';
import { type ContainerId, type HostPath, hostPath, type StackName } from '../../shared/ids.ts';
import type { AppState, ComposeCli } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { resolveDropped } from '../compose/find-compose-files.ts';
import { gatherDeletePlan } from '../data/gather-delete-plan.ts';
import type { StackFiles } from '../desktop/open-stack.ts';
import type { Inventory } from '../engine/inventory.ts';
import type { StatsSampler } from '../engine/sample-stats.ts';
import { Failure } from '../failure.ts';
import type { DeletedStacksFeed } from '../history/deleted-stacks-feed.ts';
import { movedTo } from '../history/moved-files.ts';
import type { RecentRuns } from '../history/recent-runs.ts';
import {
  beginDelete,
  beginLifecycle,
  beginRename,
  beginRun,
  beginRunAgain,
  beginUpdateImages,
  beginVolumeDelete,
  type Yard,
} from '../operations/begin.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import { previewRun } from '../operations/preview-run.ts';
import type { Handlers } from './serve-commands.ts';

export type Choice = 'file' | 'folder' | 'env-file';

/** The parts of the operating system that commands use; `null` from `choose` when the dialog is closed. */
export interface Desktop {
  choose(what: Choice): Promise<HostPath | null>;
  openLink(url: string): Promise<void>;
  writeClipboard(text: string): void;
  openTerminal(target: EngineTarget, container: Container): Promise<void>;
  openStack(target: EngineTarget, files: StackFiles, what: 'folder' | 'editor'): Promise<void>;
}

export interface HandlerParts {
  readonly yard: Yard;
  readonly inventory: Inventory;
  /** The snapshot that the last patch led to: the next patch builds on it. */
  readonly published: () => EngineSnapshot;
  readonly deletedStacks: DeletedStacksFeed;
  readonly stats: Pick<StatsSampler, 'watch'>;
  readonly desktop: Desktop;
  readonly recent: RecentRuns;
  readonly settings: { get(): Settings; set(part: Partial<Settings>): Promise<Settings> };
  /** The page has handed over what it had not handed over yet. */
  readonly pageSaved: () => void;
  readonly composeCli: () => ComposeCli | null;
  readonly facts: Pick<AppState, 'appVersion' | 'platform' | 'homeDir'>;
  /** The Compose file named on the command line: told once. */
  readonly takeOpenFile: () => HostPath | null;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { yard, inventory, deletedStacks, desktop, settings } = parts;
  const engine = () => reachableEngine(inventory).api;

  return {
    'app.state': async () => ({
      snapshot: parts.published(),
      operations: yard.operations.list(),
      deletedStacks: deletedStacks.list(),
      compose: parts.composeCli(),
      settings: settings.get(),
      openFile: parts.takeOpenFile(),
      ...parts.facts,
    }),
    'engine.retry': async () => done(inventory.retryNow()),
    'container.lifecycle': async ({ target, action }) => beginLifecycle(yard, target, action),
    'container.rename': async ({ id, name }) => beginRename(yard, id, name),
    'container.runCommand': async ({ id }) => {
      const command = await engine().runCommand(id);
      if (command === null) throw new Failure({ kind: 'not-found', what: 'container', name: id });
      return command;
    },
    'container.openTerminal': async ({ id }) => {
      const container = inventory.snapshot().containers.get(id);
      if (!container) throw new Failure({ kind: 'not-found', what: 'container', name: id });
      return done(await desktop.openTerminal(engine().target, container));
    },
    'stack.open': async ({ stack, what }) =>
      done(await desktop.openStack(engine().target, filesOf(parts, stack), what)),
    'stack.updateImages': ({ stack }) => beginUpdateImages(yard, stack),
    'stats.watch': async ({ ids }) => done(parts.stats.watch(ids)),
    'delete.plan': ({ target }) => gatherDeletePlan(inventory, target),
    'delete.begin': ({ target, alsoDeleteVolumes }) => beginDelete(yard, target, alsoDeleteVolumes),
    'container.writtenBytes': async ({ ids }) => {
      const api = engine();
      const sizes = await Promise.all(ids.map(async (id) => [id, await api.writtenBytes(id)] as const));
      return new Map(sizes.filter((entry): entry is readonly [ContainerId, number] => entry[1] !== null));
    },
    'volume.sizes': () => engine().volumeSizes(),
    'volume.delete': async ({ name }) => beginVolumeDelete(yard, name),
    'run.choose': ({ what }) => desktop.choose(what),
    'run.resolve': ({ path, also }) => resolveDropped([path, ...(also ?? [])]),
    'run.recent': () => parts.recent.list(),
    'run.forgetRecent': ({ files }) => {
      parts.recent.forget(files);
      return parts.recent.list();
    },
    'run.preview': async ({ request }) => previewRun(inventory, await yard.compose(), request),
    'run.begin': async ({ request }) => {
      const id = await beginRun(yard, request);
      parts.recent.note(request);
      return id;
    },
    'runAgain.begin': ({ stack }) => beginRunAgain(yard, stack),
    'deletedStack.locate': async ({ stack }) => {
      const picked = await desktop.choose('file');
      if (picked !== null) noteLocated(parts, stack, picked);
      return picked;
    },
    'deletedStack.forget': async ({ stack }) => {
      const { engineId } = reachableEngine(inventory);
      yard.notes.forget(engineId, stack);
      await yard.notes.flush();
      deletedStacks.refresh();
      return null;
    },
    'operation.cancel': async ({ id }) => done(yard.operations.cancel(id)),
    'operation.dismiss': async ({ id }) => done(yard.operations.dismiss(id)),
    'operation.log': async ({ id }) => yard.operations.log(id),
    'link.open': async ({ url }) => done(await desktop.openLink(url)),
    'clipboard.write': async ({ text }) => done(desktop.writeClipboard(text)),
    'settings.set': (part) => settings.set(part),
    'page.saved': async () => done(parts.pageSaved()),
  };
}

/** For commands that only do something: the contract has no `undefined`. */
const done = (_: unknown): null => null;

/** Where the files of a stack are: as its containers say, else as it was noted. */
function filesOf({ yard, inventory }: HandlerParts, stack: StackName): StackFiles {
  const { engineId } = reachableEngine(inventory);
  const { stacks } = groupStacks(inventory.snapshot().containers.values());
  const known = stacks.find(({ name }) => name === stack) ?? null;
  const note = yard.notes.get(engineId, stack);
  if (known !== null && known.configFiles.length > 0) return known;
  if (known === null && note === null) throw new Failure({ kind: 'not-found', what: 'stack', name: stack });
  return note ?? known ?? { workingDir: null, configFiles: [] };
}

/** Remembers where the user found the Compose file of a deleted stack. */
function noteLocated(
  { yard, inventory, deletedStacks }: HandlerParts,
  stack: StackName,
  picked: HostPath,
): void {
  const { engineId } = reachableEngine(inventory);
  const known = deletedStacks.list().find((deleted) => deleted.name === stack);
  if (!known) throw new Failure({ kind: 'not-found', what: 'stack', name: stack });
  const note = known.note ?? {
    name: stack,
    engineId,
    workingDir: hostPath(dirname(picked)),
    configFiles: [],
    envFiles: [],
    profiles: [],
    services: [],
    volumes: known.keptVolumes.map(({ name, compose, createdAt }) => ({
      name,
      label: compose?.key ?? name,
      createdAt,
    })),
    goneAt: null,
    goneBy: null,
  };
  yard.notes.put({ ...note, ...movedTo(note, picked) });
  deletedStacks.refresh();
}
