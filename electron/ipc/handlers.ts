import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type { AppState, ComposeCli } from '../../shared/app-state.ts';
import type { Diagnostics } from '../../shared/diagnostics.ts';
import type { Container, EngineTarget } from '../../shared/engine.ts';
import { groupStacks } from '../../shared/group-stacks.ts';
import { type HostPath, hostPath, type StackName } from '../../shared/ids.ts';
import type { Settings } from '../../shared/settings.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { resolveDropped } from '../compose/find-compose-files.ts';
import { gatherBulkPlans, gatherDeletePlan } from '../data/gather-delete-plan.ts';
import { readComposeFiles } from '../data/read-compose-files.ts';
import type { DataWatcher } from '../data/watch-data.ts';
import type { StackFiles } from '../desktop/open-stack.ts';
import { engineDisk } from '../engine/engine-disk.ts';
import type { EngineSwitch } from '../engine/engine-switch.ts';
import type { Inventory } from '../engine/inventory.ts';
import type { StatsSampler } from '../engine/sample-stats.ts';
import { findShells } from '../exec/find-shells.ts';
import { Failure } from '../failure.ts';
import type { DragOut } from '../files/drag-out.ts';
import type { Files } from '../files/files.ts';
import type { DeletedStacksFeed } from '../history/deleted-stacks-feed.ts';
import type { KeptFileProblems } from '../history/kept-file-problems.ts';
import { movedTo } from '../history/moved-files.ts';
import type { RecentRuns } from '../history/recent-runs.ts';
import { savedLogName, saveLog } from '../logs/save-log.ts';
import {
  type AdditionYard,
  beginAddVolume,
  beginFinish,
  beginTakeBack,
  previewVolume,
} from '../operations/add-volume/begin-addition.ts';
import {
  beginDelete,
  beginLifecycle,
  beginRename,
  beginRun,
  beginRunAgain,
  beginUpdateImages,
} from '../operations/begin.ts';
import { beginBulk } from '../operations/bulk.ts';
import { reachableEngine } from '../operations/engine-access.ts';
import { previewRun } from '../operations/preview-run.ts';
import type { Updates } from '../updates/updates.ts';
import type { WalkthroughService } from '../walkthrough/walkthrough.ts';
import { deletionHandlers } from './deletion-handlers.ts';
import type { Handlers } from './serve-commands.ts';
import { type VolumeParts, volumeHandlers } from './volume-handlers.ts';
import { walkthroughHandlers } from './walkthrough-handlers.ts';

export type Choice = 'file' | 'folder' | 'env-file' | 'sample-place' | 'sample-copy';

/** The parts of the operating system that commands use; `null` from `choose` when the dialog is closed. */
export interface Desktop {
  choose(what: Choice): Promise<HostPath | null>;
  /** Files or a folder to be put into a container; none when the dialog is closed. */
  chooseUpload(what: 'files' | 'folder'): Promise<readonly HostPath[]>;
  /** Where to save a file that is called `name` unless the user says otherwise. */
  chooseWhereToSave(name: string): Promise<HostPath | null>;
  openLink(url: string): Promise<void>;
  readClipboard(): Promise<string>;
  writeClipboard(text: string): void;
  /** Tells by the system, while the window is not in front. */
  notify(title: string, body: string): void;
  openTerminal(target: EngineTarget, container: Container): Promise<void>;
  /** Shows a file or folder where it is. */
  revealPath(target: EngineTarget, path: HostPath): Promise<void>;
  /** The same for a file of the app's own. */
  revealFile(path: HostPath): Promise<void>;
  openStack(target: EngineTarget, files: StackFiles, what: 'folder' | 'editor'): Promise<void>;
}

export interface HandlerParts {
  readonly yard: AdditionYard;
  readonly volumes: VolumeParts;
  readonly inventory: Inventory;
  /** The snapshot that the last patch led to: the next patch builds on it. */
  readonly published: () => EngineSnapshot;
  readonly engines: Pick<EngineSwitch, 'choices' | 'choose'>;
  readonly deletedStacks: DeletedStacksFeed;
  readonly stats: Pick<StatsSampler, 'watch'>;
  readonly data: Pick<DataWatcher, 'watch' | 'read'>;
  readonly files: Files;
  readonly dragOut: Pick<DragOut, 'prepare' | 'drag'>;
  readonly desktop: Desktop;
  readonly diagnostics: { read(): Promise<Diagnostics> };
  readonly recent: RecentRuns;
  readonly settings: { get(): Settings; set(part: Partial<Settings>): Promise<Settings> };
  readonly keptFiles: Pick<KeptFileProblems, 'list' | 'seen'>;
  readonly walkthrough: WalkthroughService;
  readonly updates: Pick<Updates, 'state' | 'act'>;
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
      deletions: yard.deletions.list(),
      unfinishedVolumes: yard.journal.unfinished(),
      keptFiles: parts.keptFiles.list(),
      compose: parts.composeCli(),
      settings: settings.get(),
      walkthrough: parts.walkthrough.state(),
      update: parts.updates.state(),
      openFile: parts.takeOpenFile(),
      ...parts.facts,
    }),
    'diagnostics.read': () => parts.diagnostics.read(),
    'engine.retry': async () => done(inventory.retryNow()),
    'engine.disk': () => engineDisk(inventory.snapshot().connection, hostname()),
    'engine.choices': () => parts.engines.choices(),
    'engine.choose': async ({ choice }) => done(await parts.engines.choose(choice)),
    'container.lifecycle': async ({ target, action }) => beginLifecycle(yard, target, action),
    'container.rename': async ({ id, name }) => beginRename(yard, id, name),
    'container.inspect': async ({ id }) => {
      const text = await engine().inspectText(id);
      if (text === null) throw new Failure({ kind: 'not-found', what: 'container', name: id });
      return text;
    },
    'container.revealMount': async ({ id, destination }) => {
      const container = inventory.snapshot().containers.get(id);
      const mount = container?.mounts.find((found) => found.destination === destination);
      // Only what the engine says is mounted is shown, whatever a window asks for.
      if (mount?.kind !== 'bind') throw new Failure({ kind: 'not-found', what: 'container', name: id });
      return done(await desktop.revealPath(engine().target, hostPath(mount.source)));
    },
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
    'exec.shells': async ({ container }) => findShells(engine(), container, osOf(inventory)),
    'files.list': ({ reading, ...request }) => parts.files.list(request, reading),
    'files.read': (request) => parts.files.read(request),
    'files.save': ({ text, version, ...request }) => parts.files.save(request, text, version),
    'files.delete': async (request) => done(await parts.files.delete(request)),
    'files.dragOut': async ({ step, ...request }) => done(await parts.dragOut[step](request)),
    'files.chooseUpload': ({ what }) => desktop.chooseUpload(what),
    'files.planUpload': ({ container, folder, paths }) => parts.files.planUpload(container, folder, paths),
    'files.changes': ({ container }) => parts.files.changes(container),
    'stack.open': async ({ stack, what }) =>
      done(await desktop.openStack(engine().target, filesOf(parts, stack), what)),
    'stack.composeFiles': ({ stack }) =>
      readComposeFiles(filesOf(parts, stack), yard.notes.get(reachableEngine(inventory).engineId, stack), {
        name: stack,
        compose: yard.compose,
      }),
    'stack.updateImages': ({ stack }) => beginUpdateImages(yard, stack),
    'addVolume.preview': (asked) => previewVolume(yard, asked),
    'addVolume.begin': (order) => beginAddVolume(yard, order),
    'addVolume.finish': ({ id }) => beginFinish(yard, id),
    'addVolume.takeBack': ({ id }) => beginTakeBack(yard, id),
    'data.watch': async ({ ids }) => done(parts.data.watch(ids)),
    'stats.watch': async ({ ids }) => done(parts.stats.watch(ids)),
    'delete.plan': ({ target }) => gatherDeletePlan(inventory, target),
    'delete.begin': ({ target, alsoDeleteVolumes, save }) =>
      beginDelete(yard, target, alsoDeleteVolumes, save),
    ...deletionHandlers({
      yard,
      works: parts.volumes.volumes.notes,
      data: parts.data,
      reveal: desktop.revealFile,
    }),
    'bulk.plan': ({ ids }) => gatherBulkPlans(inventory, ids),
    'bulk.begin': (request) => beginBulk(yard, request),
    ...volumeHandlers(parts.volumes),
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
      await Promise.all([yard.notes.flush(), yard.deletions.forget(engineId, stack)]);
      deletedStacks.refresh();
      return null;
    },
    'operation.cancel': async ({ id }) => done(yard.operations.cancel(id)),
    'operation.goOn': async ({ id }) => done(yard.operations.goOn(id)),
    'operation.dismiss': async ({ id }) => done(yard.operations.dismiss(id)),
    'operation.log': async ({ id }) => yard.operations.log(id),
    'logs.save': async ({ request }) => {
      const name = savedLogName(inventory.snapshot(), request);
      const path = await desktop.chooseWhereToSave(name);
      if (path !== null) await saveLog({ api: engine(), snapshot: inventory.snapshot(), request, path });
      return path;
    },
    ...walkthroughHandlers({
      walkthrough: parts.walkthrough,
      desktop,
      target: () => engine().target,
    }),
    'link.open': async ({ url }) => {
      await desktop.openLink(url);
      return done(parts.walkthrough.linkOpened(url));
    },
    'clipboard.read': () => desktop.readClipboard(),
    'clipboard.write': async ({ text }) => done(desktop.writeClipboard(text)),
    'notification.show': async ({ title, body }) => done(desktop.notify(title, body)),
    'keptFile.seen': async ({ path }) => done(parts.keptFiles.seen(path)),
    'settings.set': (part) => settings.set(part),
    'update.act': async ({ act }) => done(await parts.updates.act(act)),
    'page.saved': async () => done(parts.pageSaved()),
  };
}

/** For commands that only do something: the contract has no `undefined`. */
const done = (_: unknown): null => null;

function osOf(inventory: Inventory): string {
  const { connection } = inventory.snapshot();
  return connection.kind === 'ready' ? connection.engine.os : '';
}

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
