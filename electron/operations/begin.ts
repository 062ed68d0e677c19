import { containerLabel } from '../../shared/container-label.ts';
import type { SaveChoice } from '../../shared/deletion.ts';
import type { Container } from '../../shared/engine.ts';
import type { ContainerId, HostPath, OperationId, StackName, VolumeName } from '../../shared/ids.ts';
import type { LifecycleAction } from '../../shared/operation.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { Target } from '../../shared/target.ts';
import type { Compose } from '../compose/compose.ts';
import { gatherDeletePlan } from '../data/gather-delete-plan.ts';
import { Failure } from '../failure.ts';
import type { StackNotes } from '../history/stack-notes.ts';
import { deletePlanned, tickedVolumes } from './delete.ts';
import { type DeletionAccess, deleteNoted } from './delete-noted.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import { changeLifecycle } from './lifecycle.ts';
import { lockOfContainer, lockOfStack } from './lock.ts';
import type { Operations } from './operations.ts';
import { existingContainers, type NamedRequest, type Remembered, requestFromNote, runStack } from './run.ts';
import { saveReplaced } from './save-replaced.ts';

/** Everything that an operation may need. */
export interface Yard extends DeletionAccess {
  readonly operations: Operations;
  readonly notes: StackNotes;
  /** Throws `compose-cli-missing`, `engine-unreachable`. */
  readonly compose: () => Promise<Compose>;
}

interface Scope {
  readonly lock: string;
  readonly name: string;
  readonly containers: readonly Container[];
}

/** What a target stands for at present. Throws `not-found`. */
function scopeOf(engine: EngineAccess, target: Target): Scope {
  const { containers } = engine.snapshot();
  if (target.kind === 'container') {
    const container = containers.get(target.id);
    if (!container) throw new Failure({ kind: 'not-found', what: 'container', name: target.id });
    return { lock: lockOfContainer(container), name: containerLabel(container), containers: [container] };
  }
  const members = [...containers.values()].filter((container) => container.compose?.project === target.name);
  if (members.length === 0) throw new Failure({ kind: 'not-found', what: 'stack', name: target.name });
  return { lock: lockOfStack(target.name), name: target.name, containers: members };
}

export function beginLifecycle(yard: Yard, target: Target, action: LifecycleAction): OperationId {
  reachableEngine(yard.engine);
  const { lock, name, containers } = scopeOf(yard.engine, target);
  return yard.operations.begin({
    kind: action,
    target,
    name,
    lock,
    cancellable: false,
    work: (reporter) => changeLifecycle(yard.engine, containers, action, reporter),
  });
}

export function beginRename(yard: Yard, id: ContainerId, newName: string): OperationId {
  const { api } = reachableEngine(yard.engine);
  const target: Target = { kind: 'container', id };
  const { lock, name, containers } = scopeOf(yard.engine, target);
  return yard.operations.begin({
    kind: 'rename',
    target,
    name,
    lock,
    cancellable: false,
    work: async () => {
      // The engine refuses a container's own name.
      if (containers.some((container) => container.name !== newName)) await api.renameContainer(id, newName);
      await yard.engine.refreshed();
      return { kind: 'done' };
    },
  });
}

export async function beginDelete(
  yard: Yard,
  target: Target,
  ticked: readonly VolumeName[],
  save: SaveChoice,
): Promise<OperationId> {
  // A deletion that failed half-way may have left networks alone: the stack's name is enough to go on.
  const lock = target.kind === 'stack' ? lockOfStack(target.name) : scopeOf(yard.engine, target).lock;
  const plan = await gatherDeletePlan(yard.engine, target);
  const volumes = tickedVolumes(plan, ticked);
  return yard.operations.begin({
    kind: 'delete',
    target,
    name: plan.name,
    lock,
    // While it saves. What has begun to be removed is removed.
    cancellable: save.unsavedFiles || save.volumes,
    existsAfterCancel: async () => plan.containers.map(({ label }) => label),
    work: async (reporter) => {
      // What is needed to run it again is on the disk before the first container goes.
      await yard.notes.flush();
      return deleteNoted(yard, plan, { volumes, save }, reporter, async (deletion) => {
        const outcome = await deletePlanned(yard.engine, plan, ticked, reporter);
        return { result: { ...outcome, deletion }, complete: true };
      });
    },
  });
}

export async function beginRun(yard: Yard, request: RunRequest): Promise<OperationId> {
  const { engineId } = reachableEngine(yard.engine);
  const compose = await yard.compose();
  const projectName = request.projectName ?? (await compose.config(request)).name;
  const note = yard.notes.get(engineId, projectName);
  // Only what is run from the same files is the same stack, with the same volumes to be attached again.
  const same = note !== null && sameFiles(note.configFiles, request.files);
  // The profiles are the ones that were chosen now, so no service of before asks for another.
  return beginUp(yard, compose, 'run', { ...request, projectName }, same ? { ...note, services: [] } : null);
}

export const beginRunAgain = (yard: Yard, stack: StackName): Promise<OperationId> =>
  beginFromNote(yard, stack, 'run-again');

/** Pulls the stack's images, then recreates what changed, as it was run before. */
export const beginUpdateImages = (yard: Yard, stack: StackName): Promise<OperationId> =>
  beginFromNote(yard, stack, 'update-images');

async function beginFromNote(
  yard: Yard,
  stack: StackName,
  kind: 'run-again' | 'update-images',
): Promise<OperationId> {
  const { engineId } = reachableEngine(yard.engine);
  const note = yard.notes.get(engineId, stack);
  if (note === null) throw new Failure({ kind: 'compose-missing', files: [] });
  const request = requestFromNote(note);
  return beginUp(yard, await yard.compose(), kind, request, note);
}

function beginUp(
  yard: Yard,
  compose: Compose,
  kind: 'run' | 'run-again' | 'update-images',
  request: NamedRequest,
  remembered: Remembered | null,
): OperationId {
  return yard.operations.begin({
    kind,
    target: { kind: 'stack', name: request.projectName },
    name: request.projectName,
    lock: lockOfStack(request.projectName),
    cancellable: true,
    work: (reporter) =>
      runStack({ engine: yard.engine, compose, notes: yard.notes }, request, remembered, reporter, {
        pullFirst: kind === 'update-images',
        keep: (replaced) => saveReplaced(yard, request.projectName, replaced, reporter),
      }),
    existsAfterCancel: () => existingContainers(yard.engine, request.projectName),
  });
}

const sameFiles = (some: readonly HostPath[], others: readonly HostPath[]) =>
  some.length === others.length && some.every((path, at) => path === others[at]);
