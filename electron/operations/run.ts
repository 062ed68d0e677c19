import { compareVolumes } from '../../shared/attached-again.ts';
import { containerLabel, qualifiedLabel } from '../../shared/container-label.ts';
import type { Container } from '../../shared/engine.ts';
import type { StackName, VolumeName } from '../../shared/ids.ts';
import { neededProfiles } from '../../shared/needed-profiles.ts';
import type { Outcome, PutBack } from '../../shared/operation.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import type { NotedVolume, StackNote } from '../../shared/stack-memory.ts';
import { t } from '../../shared/texts.ts';
import { mayBringProfiles } from '../compose/bring-profiles.ts';
import type { Compose } from '../compose/compose.ts';
import { Failure, factsOf } from '../failure.ts';
import type { StackNotes } from '../history/stack-notes.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import type { Reporter } from './operations.ts';
import { giveProperNames } from './proper-names.ts';
import type { KeptOfReplaced } from './save-replaced.ts';

export type NamedRequest = RunRequest & { readonly projectName: StackName };

/** What is remembered of a stack that ran before: the volumes to find again, and services that only a profile brings. */
export type Remembered = Pick<StackNote, 'volumes' | 'services'>;

export interface RunAccess {
  readonly engine: EngineAccess;
  readonly compose: Compose;
  readonly notes: StackNotes;
}

interface RunOptions {
  readonly pullFirst?: boolean;
  /** Asks, and saves what containers that are made anew hold in no volume: see `saveReplaced`. */
  readonly keep?: (replaced: () => Promise<ReadonlySet<string> | null>) => Promise<KeptOfReplaced>;
  readonly beforeStart?: (before: EngineSnapshot, made: EngineSnapshot) => Promise<readonly PutBack[]>;
}

/** The request that runs a noted stack again. Throws `compose-missing` where no file is known. */
export function requestFromNote(note: StackNote): NamedRequest {
  if (note.workingDir === null || note.configFiles.length === 0) {
    throw new Failure({ kind: 'compose-missing', files: note.configFiles });
  }
  return {
    files: note.configFiles,
    workingDir: note.workingDir,
    envFiles: note.envFiles,
    profiles: note.profiles,
    projectName: note.name,
  };
}

/**
 * Runs `up --detach`, which checks the files before it touches anything, and compares the volumes of before with those of
 * after. Remembered volumes are the ones that must be attached again; remembered services that only a profile brings are run
 * with that profile. With `pullFirst` the images are pulled before: where that fails, every container is as it was. With
 * `beforeStart` everything is made first, and started after that is done: it is told what was there before.
 */
export async function runStack(
  access: RunAccess,
  request: NamedRequest,
  remembered: Remembered | null,
  reporter: Reporter,
  { pullFirst = false, keep, beforeStart }: RunOptions = {},
): Promise<Extract<Outcome, { kind: 'ran' }>> {
  const { engineId } = reachableEngine(access.engine);
  const [full, atStart] = await Promise.all([
    withNeededProfiles(access.compose, request, remembered, reporter),
    access.engine.refreshed(),
  ]);
  const before = volumesBefore(atStart, request.projectName, remembered);
  const watching = { signal: reporter.signal, onStep: reporter.step, onLine: reporter.line };
  if (pullFirst) await access.compose.pull(full, watching);
  const kept = await keep?.(() => access.compose.replaced(full, reporter.signal));
  let putBack: readonly PutBack[] = [];
  try {
    if (beforeStart !== undefined) {
      await access.compose.create(full, watching);
      putBack = await beforeStart(atStart, await access.engine.refreshed());
    }
    await access.compose.up(full, watching);
  } catch (thrown) {
    await kept?.afterFailure();
    throw withHolder(thrown, await access.engine.refreshed(), request.projectName);
  }
  const after = await giveProperNames(access.engine, request.projectName);
  await rememberProfiles(access.notes, engineId, full);
  return {
    kind: 'ran',
    volumes: compareVolumes(before, {
      volumes: after.volumes,
      attached: attachedVolumes(containersOf(after, request.projectName)),
      thereBefore: new Set(atStart.volumes.keys()),
    }),
    putBack,
    saved: (await kept?.ofThoseGone()) ?? [],
  };
}

/** Labels of the stack's containers: what is there after a cancelled run. */
export async function existingContainers(engine: EngineAccess, stack: StackName): Promise<readonly string[]> {
  return containersOf(await engine.refreshed(), stack).map(containerLabel);
}

/** Asks Compose only where a service may hang on a profile. Throws what is wrong with the files, where that is seen. */
async function withNeededProfiles(
  compose: Compose,
  request: NamedRequest,
  remembered: Remembered | null,
  { signal, step }: Reporter,
): Promise<NamedRequest> {
  const services = remembered?.services ?? [];
  if (services.length === 0 || !(await mayBringProfiles(request.files))) return request;
  const check = { subject: 'check', name: 'Compose file' } as const;
  step({ ...check, state: 'working', text: t('Checking') });
  const own = await compose.config(request, { signal, askedForOnly: true });
  step({ ...check, state: 'done', text: t('Checked') });
  const isThere = new Set(own.services.map(({ name }) => name));
  // Mostly all is there, and Compose need not be asked a second time.
  if (services.every((name) => isThere.has(name))) return request;
  const all = await compose.config(request, { signal });
  const profilesOf = new Map(all.services.map((service) => [service.name, service.profiles]));
  const missing = neededProfiles(services, profilesOf).filter(
    (profile) => !request.profiles.includes(profile),
  );
  return missing.length === 0 ? request : { ...request, profiles: [...request.profiles, ...missing] };
}

/** The noted volumes; for a stack that was never noted, the ones that already carry its label. */
function volumesBefore(
  snapshot: EngineSnapshot,
  stack: StackName,
  remembered: Remembered | null,
): readonly NotedVolume[] {
  const labelled = [...snapshot.volumes.values()]
    .filter((volume) => volume.compose?.project === stack && !volume.anonymous)
    .map(({ name, compose, createdAt }) => ({ name, label: compose?.key ?? name, createdAt }));
  const noted = (remembered?.volumes ?? []).filter(
    (volume) => !labelled.some(({ name }) => name === volume.name),
  );
  return [...labelled.map((volume) => notedAs(volume, remembered)), ...noted];
}

// What was noted is the older witness: a volume that was replaced since then must not pass as the same.
function notedAs(volume: NotedVolume, remembered: Remembered | null): NotedVolume {
  return remembered?.volumes.find(({ name }) => name === volume.name) ?? volume;
}

const containersOf = (snapshot: EngineSnapshot, stack: StackName): readonly Container[] =>
  [...snapshot.containers.values()].filter((container) => container.compose?.project === stack);

const attachedVolumes = (containers: readonly Container[]): ReadonlySet<VolumeName> =>
  new Set(
    containers
      .flatMap((container) => container.mounts)
      .flatMap((mount) => (mount.kind === 'volume' && !mount.anonymous ? [mount.volume] : [])),
  );

/** Compose says which port is taken, the engine's list says by whom. */
function withHolder(thrown: unknown, snapshot: EngineSnapshot, stack: StackName): unknown {
  const facts = factsOf(thrown);
  if (facts.kind !== 'port-taken') return thrown;
  const holder = portHolder([...snapshot.containers.values()], facts.port, stack);
  return new Failure({ ...facts, by: holder }, thrown);
}

/** The running container outside the stack that publishes the port, named as its row is. */
export function portHolder(containers: readonly Container[], port: number, stack: StackName): string | null {
  const holder = containers.find(
    (container) =>
      container.state === 'running' &&
      container.compose?.project !== stack &&
      container.ports.some((binding) => binding.protocol === 'tcp' && binding.host?.port === port),
  );
  return holder ? qualifiedLabel(holder) : null;
}

async function rememberProfiles(notes: StackNotes, engineId: string, request: NamedRequest): Promise<void> {
  const note = notes.get(engineId, request.projectName);
  if (note && note.profiles.join('\n') !== request.profiles.join('\n')) {
    notes.put({ ...note, profiles: request.profiles });
  }
  await notes.flush();
}
