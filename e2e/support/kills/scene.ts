import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunningApp } from '../running-app.ts';
import type { Terminal } from '../terminal.ts';
import { expect } from '../test.ts';
import { type Begun, isOver, often, stateOf } from './begin.ts';

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
  /** Ends the app as a crash would, and gives the one that is started next. */
  readonly crash: () => Promise<RunningApp>;
}

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
  /** It is over within milliseconds: mostly it can only be killed right after it. */
  readonly brief?: boolean;
  readonly prepare: (scene: Scene, app: RunningApp) => Promise<Round>;
}

const template = [
  'mkdir -p deep/er .hidden',
  'for n in 1 2 3 4; do head -c 2000000 /dev/urandom > "big $n"; done',
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

/** The digest of what a volume holds; `null` where there is no such volume. */
export async function digestOfVolume(terminal: Terminal, volume: string): Promise<string | null> {
  const folder = await terminal.folderOf(volume);
  return folder === null ? null : digestOf(folder);
}

/** A volume that holds the template, and a container that uses it, runs and is started again by the engine. */
export async function usedVolume({ terminal, folder, round }: Scene) {
  const volume = `data-${round}`;
  const user = `user-${round}`;
  await terminal.docker(['volume', 'create', volume]);
  const at = (await terminal.folderOf(volume)) ?? '';
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
  const isRunning = { State: { Status: 'running' } };
  await expect.poll(() => terminal.ask(`/containers/${container}/json`), often).toMatchObject(isRunning);
}

const helperLabel = 'app.stackyard.helper';
const filter = (by: string, value: string) => encodeURIComponent(JSON.stringify({ [by]: [value] }));

/** Waits until the app has put right what it can by itself: nothing runs, nothing is noted, no helper is left. */
export async function expectPutRight(app: RunningApp, { terminal, folder }: Scene): Promise<void> {
  await expect(async () => {
    const state = await stateOf(app);
    expect(state.snapshot.connection.kind).toBe('ready');
    expect(state.operations.filter((operation) => !isOver(operation))).toEqual([]);
    const notes = JSON.parse(await readFile(join(folder, 'user-data', 'work-under-way.json'), 'utf8'));
    expect(notes.notes).toEqual([]);
    const helpers = await terminal.ask(`/containers/json?all=1&filters=${filter('label', helperLabel)}`);
    const left = (helpers as { Labels: Record<string, string> }[]).map(({ Labels }) => Labels[helperLabel]);
    // One of an addition that waits to be finished or taken back goes with that.
    const waiting = state.unfinishedVolumes.map(({ id }) => id);
    expect(left.filter((work) => work === undefined || !waiting.includes(work))).toEqual([]);
    expect(await terminal.ask(`/images/json?filters=${filter('reference', 'stackyard-helper')}`)).toEqual([]);
  }).toPass({ ...often, timeout: 45_000 });
}

/** What the app told of works on volumes that were cut short. */
export async function toldUnfinished(app: RunningApp) {
  return (await stateOf(app)).operations.flatMap(({ state }) =>
    state.kind === 'succeeded' && state.outcome.kind === 'started-again' ? state.outcome.unfinished : [],
  );
}
