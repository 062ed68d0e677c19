import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deletion } from '../../../shared/deletion.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import { sleeper, writeStack } from '../stack-files.ts';
import { expect } from '../test.ts';
import { type Begun, beginOperation, complete, often, stateOf } from './begin.ts';
import { digestOfVolume, expectRunning, type Scene } from './scene.ts';

/** A stack with a volume. */
export const compose = `services:\n  web:\n${sleeper('    restart: always\n    volumes: ["kept:/kept"]\n')}volumes:\n  kept:\n`;
export const writes = (into: string) =>
  [
    `mkdir -p ${into}/deep && cd ${into}`,
    'for n in 1 2 3; do head -c 2000000 /dev/urandom > "big $n"; done',
    'for n in $(seq 30); do echo "$n" > "deep/$n"; done',
    'chown 7:8 deep/1 && chmod 640 deep/2 && ln deep/3 hard && ln -s deep/4 soft && chown 9:9 . && chmod 750 .',
  ].join(' && ');
export const listing = (of: string) =>
  `cd ${of} && find . -exec stat -c '%N %f %u %g %h' {} + | sort && find . -type f -exec md5sum {} + | sort`;

interface StackKind {
  /** What its name begins with. */
  readonly name?: string;
  /** Of its Compose file. */
  readonly text?: string;
  /** What else is in its folder. */
  readonly Dockerfile?: string;
}

/** A stack with data in its container's own layer and in a volume. */
export async function stackWithData(
  { terminal, folder, round }: Scene,
  { name = 'keeper', text = compose, ...files }: StackKind = {},
) {
  const stack = `${name}${round}`;
  const container = `${stack}-web-1`;
  const dir = await writeStack(folder, stack, { ...files, 'compose.yaml': text });
  await terminal.compose(['up', '--detach'], dir);
  const within = (script: string) => terminal.docker(['exec', container, 'sh', '-c', script]);
  await within(writes('/srv/data'));
  await within(writes('/kept'));
  const inLayer = () => within(listing('/srv/data'));
  const volume = `${stack}_kept`;
  const before = { layer: await inLayer(), volume: await digestOfVolume(terminal, volume) };
  const expectVolume = async () => {
    await expectRunning(terminal, container);
    expect(await digestOfVolume(terminal, volume)).toBe(before.volume);
    expect(await terminal.containersOf(stack)).toEqual([container]);
    expect(await terminal.networksOf(stack)).toEqual([`${stack}_default`]);
  };
  const expectAll = async () => {
    await expectVolume();
    // An engine that comes back starts what it had once more, also what was just seen running.
    const found = () => inLayer().catch(async () => terminal.ask(`/containers/${container}/json`));
    await expect.poll(found, { ...often, timeout: 90_000 }).toBe(before.layer);
  };
  const isLayerThere = async () => (await inLayer().catch(() => null)) === before.layer;
  return { stack, container, dir, volume, expectAll, isLayerThere };
}

/** The app's note of deleting a stack, the newest; `null` where it made none. */
export async function noteOf(app: RunningApp, stack: string): Promise<Deletion | null> {
  return (await stateOf(app)).deletions.find(({ name }) => name === stack) ?? null;
}

/** Brings a stack back by what was noted of its deletion, unless nothing of it was touched. */
export async function bringBack(app: RunningApp, stack: string, way = 'as-it-was-run'): Promise<void> {
  const note = await noteOf(app, stack);
  if (note === null || note.state === 'undone') return;
  await complete(app, 'undo.begin', { deletion: note.id, way });
}

/** Nothing that was saved is told of by nobody, and nothing half of it lies about. */
export async function expectSavedAreNoted(app: RunningApp, folder: string): Promise<void> {
  const saved = join(folder, 'user-data', 'saved');
  const noted = (await stateOf(app)).deletions.flatMap((deletion) => deletion.saved.map(({ path }) => path));
  const folders = await readdir(saved).catch(() => []);
  const files = await Promise.all(
    folders.map(async (each) => (await readdir(join(saved, each))).map((file) => join(saved, each, file))),
  );
  expect(files.flat().filter((path) => !noted.some((own) => own === path))).toEqual([]);
}

export const beginDelete = (app: RunningApp, stack: string, volumes: readonly string[]): Promise<Begun> =>
  beginOperation(app, 'delete.begin', {
    target: { kind: 'stack', name: stack },
    alsoDeleteVolumes: volumes,
    save: { unsavedFiles: true, volumes: volumes.length > 0 },
  });

/** The app has seen the stack with its volume. */
export async function expectKnown(app: RunningApp, stack: string): Promise<void> {
  await expect(async () => {
    const plan = await invoke(app, 'delete.plan', { target: { kind: 'stack', name: stack } });
    expect(plan).toMatchObject({ ok: true, value: { containers: [{}], volumes: [{}], networks: [{}] } });
  }).toPass(often);
}

/** To put what was saved last of a stack into the container in place of it. */
export async function orderToPutBack(app: RunningApp, stack: string) {
  const { deletions } = await stateOf(app);
  const note = deletions.find((deletion) => deletion.stack === stack && deletion.saved.length > 0);
  const order = { deletion: note?.id, path: note?.saved[0]?.path };
  let container: ContainerId | null = null;
  await expect(async () => {
    const plan = await invoke(app, 'saved.planPutBack', order);
    expect(plan).toMatchObject({ ok: true, value: { complete: true, leftOut: 0 } });
    if (plan.ok) container = plan.value.container;
  }).toPass(often);
  return { ...order, container };
}

/** What was in the layer of a container that was made anew is in the new one, or is put back into it. */
export async function putBackLayer(
  app: RunningApp,
  stack: string,
  isThere: () => Promise<boolean>,
): Promise<void> {
  if (!(await isThere())) await complete(app, 'saved.putBack', await orderToPutBack(app, stack));
}
