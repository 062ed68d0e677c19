import type { AddVolumePreview, AddVolumeRefusal, AddVolumeRequest } from '../../../shared/add-volume.ts';
import type { ContainerData } from '../../../shared/container-data.ts';
import { unkeptDirectories } from '../../../shared/data-directories.ts';
import type { Container } from '../../../shared/engine.ts';
import type { ContainerId, HostPath, VolumeName } from '../../../shared/ids.ts';
import type { EngineSnapshot } from '../../../shared/snapshot.ts';
import { dataSummary, placesOf } from '../../../shared/where-data.ts';
import { type ComposeText, digestOf, readComposeText } from '../../compose/add-volume/compose-text.ts';
import type { Compose, ComposeModel, ModelService } from '../../compose/compose.ts';
import { readWrittenAround, type WrittenAround } from '../../data/read-written.ts';
import type { PathStat } from '../../engine/container-files.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure } from '../../failure.ts';
import type { StackNotes } from '../../history/stack-notes.ts';
import { type EngineAccess, reachableEngine } from '../engine-access.ts';
import { type NamedRequest, requestFromNote } from '../run.ts';
import type { Edit } from './edit-files.ts';
import { lostByRecreation, mountRefusal, presentData, type ServiceState } from './present-data.ts';
import { normalPath, proposedKey, proposedPath, wordsRefusal } from './volume-proposal.ts';

export interface PlanAccess {
  readonly engine: EngineAccess;
  readonly compose: Compose;
  readonly notes: Pick<StackNotes, 'get'>;
  /** Reads what containers hold, now. */
  readonly readData: (ids: readonly ContainerId[]) => Promise<ReadonlyMap<ContainerId, ContainerData>>;
}

/** An addition as it would be done now: what is shown of it, and what doing it needs. */
export interface AdditionPlan {
  readonly preview: AddVolumePreview;
  readonly request: NamedRequest;
  /** Of the service, without one-offs. */
  readonly containers: readonly Container[];
  /** `null` where the files have the volume already, or it is refused. */
  readonly edit: Edit | null;
}

/**
 * Works out what giving the service a volume would do. Touches nothing, but for a file beside the Compose file for as
 * long as Compose reads it. Throws what Compose's `config` throws, `compose-missing`, `file-failed`,
 * `engine-unreachable`; what speaks against the volume itself is part of the preview.
 */
export async function planAddition(access: PlanAccess, asked: AddVolumeRequest): Promise<AdditionPlan> {
  const { api, engineId } = reachableEngine(access.engine);
  const given = requestOf(access.notes, engineId, asked);
  const model = await access.compose.config(given);
  const request = { ...given, projectName: model.name };
  const files = await Promise.all(request.files.map(readComposeText));
  const service = model.services.find(({ name }) => name === asked.service) ?? null;

  const snapshot = await access.engine.refreshed();
  const containers = containersOf(snapshot, request.projectName, asked.service);
  const data = await access.readData(containers.map(({ id }) => id));
  const known = await gatherKnown(api, { model, service, files, containers, data, snapshot }, asked);
  const path = normalPath(asked.path ?? proposedPath(known) ?? '');
  const key = asked.key?.trim() ?? (path === '' ? '' : proposedKey(path, known));

  const state: ServiceState = {
    containers,
    data,
    volumes: snapshot.volumes,
    ...(await lookAt(api, containers, path)),
  };
  const change = await changeOf(access.compose, { request, model, service, files, state, key, path }, asked);
  const volume = 'volume' in change ? change.volume : null;
  const present = presentData(path, state);
  const edit = change.kind === 'edit' ? change.edit : null;
  return {
    request,
    containers,
    edit,
    preview: {
      stack: request.projectName,
      service: asked.service,
      key,
      path,
      change: shownChange(change, seenOf(files)),
      volume,
      existing: await existingVolume(api, snapshot, volume),
      data: present,
      lost: lostByRecreation(present.kind === 'held' ? present.container : null, state),
      hasContainers: containers.length > 0,
    },
  };
}

function requestOf(notes: PlanAccess['notes'], engineId: string, { home }: AddVolumeRequest) {
  if (home.kind === 'files') return home.request;
  const note = notes.get(engineId, home.name);
  if (note === null) throw new Failure({ kind: 'compose-missing', files: [] });
  return requestFromNote(note);
}

function containersOf({ containers }: EngineSnapshot, stack: string, service: string): readonly Container[] {
  return [...containers.values()]
    .filter(({ compose }) => compose?.project === stack && compose.service === service && !compose.oneOff)
    .sort((a, b) => (a.compose?.number ?? 0) - (b.compose?.number ?? 0));
}

interface Gathered {
  readonly model: ComposeModel;
  readonly service: ModelService | null;
  readonly files: readonly ComposeText[];
  readonly containers: readonly Container[];
  readonly data: ReadonlyMap<ContainerId, ContainerData>;
  readonly snapshot: EngineSnapshot;
}

async function gatherKnown(api: EngineApi, gathered: Gathered, asked: AddVolumeRequest) {
  const { model, service, files, containers, data, snapshot } = gathered;
  const { volumes } = snapshot;
  const { risks } = dataSummary(containers, (container) =>
    placesOf(container, { data: data.get(container.id), volumes }),
  );
  const { suggestedVolume } = await import('../../compose/add-volume/add-volume-to-text.ts');
  const commented = files.map(({ text }) => suggestedVolume(text, asked.service)).find(Boolean) ?? null;
  const image = service?.image ?? `${model.name}-${asked.service}`;
  const facts = await api.imageFacts(image).catch(() => null);
  const unkept = service === null ? [] : unkeptDirectories({ image: service.image, ...service.data }, facts);
  const project = `${model.name}_`;
  return {
    service: asked.service,
    commented,
    pending: pendingMounts(service, containers),
    risks,
    unkept: unkept.map(({ directory }) => directory),
    taken: new Set([
      ...model.volumes.map(({ key }) => key),
      ...[...volumes.keys()].flatMap((name) =>
        name.startsWith(project) ? [name.slice(project.length)] : [],
      ),
    ]),
  };
}

/** What the files ask for and the containers, if there are any, don't have. */
function pendingMounts(service: ModelService | null, containers: readonly Container[]) {
  return (service?.volumes ?? []).filter(({ target }) =>
    containers.some(({ mounts }) => !mounts.some(({ destination }) => destination === normalPath(target))),
  );
}

/** What stands at the path in each container, and what each wrote in and around it. */
async function lookAt(
  api: EngineApi,
  containers: readonly Container[],
  path: string,
): Promise<Pick<ServiceState, 'stats' | 'written'>> {
  const stats = new Map<ContainerId, PathStat>();
  const written = new Map<ContainerId, WrittenAround>();
  if (!path.startsWith('/')) return { stats, written };
  for (const container of containers) {
    const stat = await api.statPath(container.id, path);
    if (stat !== null) stats.set(container.id, stat);
    const around = await readWrittenAround(api, container, path);
    if (around !== null) written.set(container.id, around);
  }
  return { stats, written };
}

type Change =
  | { readonly kind: 'edit'; readonly edit: Edit; readonly volume: VolumeName }
  | { readonly kind: 'none'; readonly volume: VolumeName }
  | { readonly kind: 'refused'; readonly file: HostPath | null; readonly refusal: AddVolumeRefusal };

interface Wanted {
  readonly request: NamedRequest;
  readonly model: ComposeModel;
  readonly service: ModelService | null;
  readonly files: readonly ComposeText[];
  readonly state: ServiceState;
  readonly key: string;
  readonly path: string;
}

async function changeOf(compose: Compose, wanted: Wanted, asked: AddVolumeRequest): Promise<Change> {
  const { model, service, state, key, path } = wanted;
  const refused = (refusal: AddVolumeRefusal, file: HostPath | null = null): Change => ({
    kind: 'refused',
    file,
    refusal,
  });
  const words = wordsRefusal(key, path);
  if (words !== null) return refused(words);
  const mounted = mountRefusal(path, state);
  if (mounted !== null) return refused(mounted);
  const { editFiles } = await import('./edit-files.ts');
  const there = service?.volumes.find(({ target }) => normalPath(target) === path);
  if (there !== undefined) {
    const declared = model.volumes.find((volume) => volume.key === there.key);
    if (declared === undefined || there.key !== key) return refused({ kind: 'path-mounted' });
    return declared.hasSettings && !state.volumes.has(declared.name) && state.containers.length > 0
      ? refused({ kind: 'declared-otherwise' })
      : { kind: 'none', volume: declared.name };
  }
  // An anonymous one gets a name.
  if (service?.data.mounts.some(({ target, kind }) => normalPath(target) === path && kind !== 'anonymous')) {
    const edited = await editFiles(compose, wanted, asked.service);
    // The line of the file says more, where one is to be had.
    return edited.kind === 'refused' ? edited : refused({ kind: 'path-mounted' });
  }
  const declared = model.volumes.find((volume) => volume.key === key);
  if (declared?.hasSettings && !state.volumes.has(declared.name) && state.containers.length > 0) {
    return refused({ kind: 'declared-otherwise' });
  }
  return editFiles(compose, wanted, asked.service);
}

/** One digest of all files: whoever saw this saw them as they are. */
const seenOf = (files: readonly ComposeText[]): string =>
  digestOf(files.map(({ digest }) => digest).join('\n'));

function shownChange(change: Change, seen: string): AddVolumePreview['change'] {
  switch (change.kind) {
    case 'edit':
      return {
        kind: 'edit',
        file: change.edit.file.path,
        before: change.edit.file.text,
        after: change.edit.after,
        seen,
      };
    case 'none':
      return { kind: 'none', seen };
    case 'refused':
      return change;
  }
}

async function existingVolume(api: EngineApi, { volumes }: EngineSnapshot, name: VolumeName | null) {
  if (name === null || !volumes.has(name)) return null;
  const sizes = await api.volumeSizes().catch(() => new Map<VolumeName, number>());
  return { bytes: sizes.get(name) ?? null };
}
