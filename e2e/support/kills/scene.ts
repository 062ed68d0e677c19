import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AppState } from '../../../shared/ipc.ts';
import type { Operation } from '../../../shared/operation.ts';
import { invoke } from '../invoke.ts';
import type { RunningApp } from '../running-app.ts';
import type { Terminal } from '../terminal.ts';
import { expect } from '../test.ts';

const run = promisify(execFile);

/** Where a round plays. */
export interface Scene {
  readonly terminal: Terminal;
  /** Of the test. */
  readonly folder: string;
  /** Tells what this round makes from what others have made. */
  readonly round: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Something that was begun, and how long it took if it is over: milliseconds, else `null`. */
export type Begun = () => Promise<number | null>;

/** Work on data that is made for one round: begun in one app, perhaps cut short, and looked at in the next. */
export interface Round {
  begin(app: RunningApp): Promise<Begun>;
  /** Closes what it has opened to look into. */
  letGo?(app: RunningApp): Promise<void>;
  /** Does what the app offers after it was cut short, and sees that nothing is lost that was told to be kept. */
  check(app: RunningApp): Promise<void>;
}

export interface Work {
  readonly name: string;
  /** Milliseconds that it takes when nothing happens to it, about. */
  readonly usualMs: number;
  readonly prepare: (scene: Scene, app: RunningApp) => Promise<Round>;
}

export async function stateOf(app: RunningApp): Promise<AppState> {
  const answer = await invoke(app, 'app.state', null);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const isOver = ({ state }: Operation) => state.kind !== 'running' && state.kind !== 'cancelling';

/** Begins an operation by one of the window's commands, as soon as the app lets it. */
export async function beginOperation(
  app: RunningApp,
  name: Parameters<typeof invoke>[1],
  args: unknown,
): Promise<Begun> {
  const find = await beginListed(app, name, args);
  return async () => {
    const { state, startedAt } = (await find()) ?? { state: null, startedAt: 0 };
    return state !== null && 'at' in state ? state.at - startedAt : null;
  };
}

/** The same; gives the operation as it is listed. */
async function beginListed(app: RunningApp, name: Parameters<typeof invoke>[1], args: unknown) {
  let id: unknown = null;
  await expect(async () => {
    const answer = await invoke(app, name, args);
    expect(answer).toMatchObject({ ok: true });
    if (answer.ok) id = answer.value;
  }).toPass({ timeout: 30_000 });
  return async () => (await stateOf(app)).operations.find((each) => each.id === id);
}

/** Does an operation to its end, and sees that it succeeds. */
export async function complete(
  app: RunningApp,
  name: Parameters<typeof invoke>[1],
  args: unknown,
): Promise<void> {
  const find = await beginListed(app, name, args);
  const kind = async () => {
    const state = (await find())?.state;
    return state?.kind === 'failed' ? JSON.stringify(state.error) : state?.kind;
  };
  await expect.poll(kind, { timeout: 60_000 }).not.toMatch(/^(running|cancelling)$/);
  expect(await kind()).toBe('succeeded');
}

/** Begins something that is no operation: over when its answer has come. */
export function beginAnswer(answer: Promise<unknown>): Begun {
  const began = Date.now();
  let tookMs: number | null = null;
  const told = () => {
    tookMs = Date.now() - began;
  };
  answer.then(told, told);
  return async () => tookMs;
}

const template = [
  'mkdir -p deep/er .hidden',
  'for n in 1 2 3 4; do head -c 4000000 /dev/urandom > "big $n"; done',
  'for n in $(seq 40); do echo "$n" > "deep/er/$n"; done',
  'truncate -s 5000000 sparse && echo end >> sparse',
  'chown 1234:4321 deep/er/1 && chmod 4750 deep/er/2 && ln deep/er/3 hard && ln -s ../../etc/passwd up',
  `printf x > "$(printf 'caf\\351')" && echo > .hidden/-rf && mkfifo pipe && touch -d 2001-02-03 deep`,
  'chown 999:998 . && chmod 2770 .',
].join(' && ');

/** A folder of all that a volume may hold, made once for a test; each name stands for another one. */
async function templateIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await run('sh', ['-c', `[ -e sparse ] || { ${template}; }`], { cwd: path });
  return path;
}

/** Of all that can be known of a folder: names, owners, modes, links, content, and times unless they don't count. */
export async function digestOf(
  path: string,
  times: 'with times' | 'without times' = 'with times',
  without: readonly string[] = [],
): Promise<string> {
  const options = [
    ...(times === 'with times' ? [] : ['--mtime=@0']),
    ...without.map((each) => `--exclude=${each}`),
  ];
  const tar = 'tar --sort=name --numeric-owner --format=gnu "$@" . | sha256sum';
  return (await run('sh', ['-c', tar, 'sh', ...options, '-C', path, '-cf', '-'])).stdout.slice(0, 64);
}

/** An archive of such a folder, made once for a test, and what it unpacks to. */
export async function archiveIn(folder: string, name: string) {
  const source = await templateIn(folder, name);
  const file = join(folder, `${name}.tar.gz`);
  const pack = '[ -e "$1" ] || tar -C "$2" --numeric-owner -czf "$1" .';
  await run('sh', ['-c', pack, 'sh', file, source]);
  return { file, digest: await digestOf(source) };
}

/** What an archive unpacks to, as a digest of the folder that it makes. */
export async function digestOfArchive(archive: string, folder: string): Promise<string> {
  const into = `${folder}/unpacked`;
  const unpack = 'rm -rf "$2" && mkdir "$2" && tar --numeric-owner -xzpf "$1" -C "$2"';
  await run('sh', ['-c', unpack, 'sh', archive, into]);
  return digestOf(into);
}

/** The engine is on this machine: its volumes are folders here. `null` where there is no such volume. */
export async function folderOf(terminal: Terminal, volume: string): Promise<string | null> {
  const found = await terminal.docker(['volume', 'ls', '--quiet', '--filter', `name=^${volume}$`]);
  if (found === '') return null;
  return terminal.docker(['volume', 'inspect', '--format', '{{.Mountpoint}}', volume]);
}

/** The digest of what a volume holds; `null` where there is no such volume. */
export async function digestOfVolume(terminal: Terminal, volume: string): Promise<string | null> {
  const folder = await folderOf(terminal, volume);
  return folder === null ? null : digestOf(folder);
}

/** A volume that holds the template, and a container that uses it, runs and is started again by the engine. */
export async function usedVolume({ terminal, folder, round }: Scene) {
  const volume = `data-${round}`;
  const user = `user-${round}`;
  await terminal.docker(['volume', 'create', volume]);
  const at = (await folderOf(terminal, volume)) ?? '';
  const source = await templateIn(folder, 'template');
  await run('sh', ['-c', 'cp -a "$1/." "$2/"', 'sh', source, at]);
  const options = ['--detach', '--restart', 'always', '--stop-signal', 'SIGKILL', '--name', user];
  await terminal.docker([
    'run',
    ...options,
    '--volume',
    `${volume}:/data`,
    'busybox:latest',
    'sleep',
    '9999',
  ]);
  const before = await digestOf(at);
  return { volume, user, before };
}

export async function expectRunning(terminal: Terminal, container: string): Promise<void> {
  const status = () => terminal.docker(['inspect', '--format', '{{.State.Status}}', container]);
  await expect.poll(status, { timeout: 30_000 }).toBe('running');
}

/** Waits until the app has put right what it can by itself: nothing runs, nothing is noted, no helper is left. */
export async function expectPutRight(app: RunningApp, { terminal, folder }: Scene): Promise<void> {
  await expect(async () => {
    const state = await stateOf(app);
    expect(state.snapshot.connection.kind).toBe('ready');
    expect(state.operations.filter((operation) => !isOver(operation))).toEqual([]);
    const notes = JSON.parse(await readFile(join(folder, 'user-data', 'work-under-way.json'), 'utf8'));
    expect(notes.notes).toEqual([]);
    const helpers = ['ps', '--all', '--format', '{{.Label "app.stackyard.helper"}}'];
    const left = (await terminal.docker([...helpers, '--filter', 'label=app.stackyard.helper'])).split('\n');
    // One of an addition that waits to be finished or taken back goes with that.
    const waiting = state.unfinishedVolumes.map(({ id }) => id);
    expect(left.filter((work) => work !== '' && !waiting.includes(work))).toEqual([]);
    expect(await terminal.docker(['image', 'ls', '--quiet', 'stackyard-helper'])).toBe('');
  }).toPass({ timeout: 45_000 });
}

/** What the app told of works on volumes that were cut short. */
export async function toldUnfinished(app: RunningApp) {
  return (await stateOf(app)).operations.flatMap(({ state }) =>
    state.kind === 'succeeded' && state.outcome.kind === 'started-again' ? state.outcome.unfinished : [],
  );
}
