import { dirname } from 'node:path';
import { type ContainerId, type HostPath, hostPath, type StackName } from '../../shared/ids.ts';
import type { AppState, ComposeCli } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { resolveRunRequest } from '../compose/find-compose-files.ts';
import { gatherDeletePlan } from '../data/gather-delete-plan.ts';
import type { Inventory } from '../engine/inventory.ts';
import { Failure } from '../failure.ts';
import type { DeletedStacksFeed } from '../history/deleted-stacks-feed.ts';
import { movedTo } from '../history/moved-files.ts';
import {
  beginDelete,
  beginLifecycle,
  beginRun,
  beginRunAgain,
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
}

export interface HandlerParts {
  readonly yard: Yard;
  readonly inventory: Inventory;
  /** The snapshot that the last patch led to: the next patch builds on it. */
  readonly published: () => EngineSnapshot;
  readonly deletedStacks: DeletedStacksFeed;
  readonly desktop: Desktop;
  readonly settings: { get(): Settings; set(part: Partial<Settings>): Promise<Settings> };
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
    'run.resolve': ({ path }) => resolveRunRequest(path),
    'run.preview': async ({ request }) => previewRun(inventory, await yard.compose(), request),
    'run.begin': ({ request }) => beginRun(yard, request),
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
  };
}

/** For commands that only do something: the contract has no `undefined`. */
const done = (_: unknown): null => null;

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
