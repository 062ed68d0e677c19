import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ProcessOptions, runProcess } from './run-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-process-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

/** Runs a small Node program; it prints `ready` when a test may act. */
async function runScript(
  script: string,
  options: Partial<ProcessOptions> & { readonly whenReady?: () => void } = {},
) {
  const path = join(folder, 'child.cjs');
  await writeFile(path, script);
  const { whenReady, onLine, ...rest } = options;
  return runProcess({
    command: process.execPath,
    args: [path],
    cwd: folder,
    env: { PATH: process.env.PATH },
    onLine: (line, from) => {
      if (line === 'ready') whenReady?.();
      onLine?.(line, from);
    },
    ...rest,
  });
}

/** A process that has ended but is not yet noticed by its parent (which may be slow, or never look) is not alive. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(existsSync('/proc') ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '');
  } catch {
    return false;
  }
};

test('both streams come as lines, and the exit code is told', async () => {
  const lines: string[] = [];
  const result = await runScript(`console.log('out'); console.error('err'); process.exitCode = 3`, {
    onLine: (line, from) => lines.push(`${from}: ${line}`),
  });
  expect({ ...result, lines: [...result.lines].sort() }).toEqual({
    exitCode: 3,
    signal: null,
    cancelled: false,
    stdout: '',
    lines: ['err', 'out'],
  });
  expect(lines.sort()).toEqual(['stderr: err', 'stdout: out']);
});

test('stdout is kept as it is where it is wanted whole', async () => {
  const result = await runScript(`process.stdout.write('{"a":\\n "ä"}\\n'); console.error('warning')`, {
    wholeStdout: true,
  });
  expect(result).toEqual({
    exitCode: 0,
    signal: null,
    cancelled: false,
    stdout: '{"a":\n "ä"}\n',
    lines: ['warning'],
  });
});

test('stdin is at its end at once, so that a question is never answered', async () => {
  const result = await runScript(`console.log(require('node:fs').readFileSync(0).length)`);
  expect(result.lines).toEqual(['0']);
});

test('arguments reach the program as they are, and no shell reads them', async () => {
  const args = ['--name=$(touch x); `id` "a b"', '*', '', '--', '-v'];
  const result = await runProcess({
    command: process.execPath,
    args: ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...args],
    cwd: null,
    env: {},
  });
  expect(JSON.parse(result.lines.join(''))).toEqual(args);
});

test('megabytes without a line break keep the memory bounded', async () => {
  const result = await runScript(`
    const block = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 16; i++) process.stdout.write(block);
    process.stdout.write('\\nend\\n');
  `);
  expect(result.lines.map((line) => line.length)).toEqual([16 * 1024 + 1, 3]);
});

test('of very many lines the last thousand are kept', async () => {
  const result = await runScript(`for (let i = 0; i < 5000; i++) console.log(i)`);
  expect(result.lines).toEqual(Array.from({ length: 1000 }, (_, at) => String(4000 + at)));
});

test('bytes that are no text do no harm', async () => {
  const result = await runScript(`process.stdout.write(Buffer.from([0xff, 0xc3, 0x0a, 0x61]))`);
  expect(result.lines).toEqual(['\ufffd\ufffd', 'a']);
});

test('a program that is not there is told by the system’s error', async () => {
  const missing = runProcess({ command: join(folder, 'nothing'), args: [], cwd: null, env: {} });
  await expect(missing).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what was cancelled before it began is never started', async () => {
  const result = await runScript(`require('node:fs').writeFileSync('started', '')`, {
    signal: AbortSignal.abort(),
  });
  expect(result).toEqual({ exitCode: null, signal: null, cancelled: true, stdout: '', lines: [] });
  await expect(readFile(join(folder, 'started'))).rejects.toMatchObject({ code: 'ENOENT' });
});

describe.skipIf(process.platform === 'win32')('cancelling', () => {
  const patience = { int: 150, term: 150 };

  test('asks with SIGINT first, and the program may end in order', async () => {
    const cancel = new AbortController();
    const result = await runScript(
      `process.on('SIGINT', () => { console.log('canceled'); process.exit(130); });
       setInterval(() => {}, 1000); console.log('ready')`,
      { signal: cancel.signal, whenReady: () => cancel.abort() },
    );
    expect(result).toEqual({
      exitCode: 130,
      signal: null,
      cancelled: true,
      stdout: '',
      lines: ['ready', 'canceled'],
    });
  });

  test('goes on to SIGTERM where SIGINT is ignored', async () => {
    const cancel = new AbortController();
    const result = await runScript(
      `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('ready')`,
      { signal: cancel.signal, whenReady: () => cancel.abort(), patience },
    );
    expect({ exitCode: result.exitCode, signal: result.signal }).toEqual({
      exitCode: null,
      signal: 'SIGTERM',
    });
  });

  test('kills what ignores both', async () => {
    const cancel = new AbortController();
    const result = await runScript(
      `process.on('SIGINT', () => {}); process.on('SIGTERM', () => {});
       setInterval(() => {}, 1000); console.log('ready')`,
      { signal: cancel.signal, whenReady: () => cancel.abort(), patience },
    );
    expect({ exitCode: result.exitCode, signal: result.signal }).toEqual({
      exitCode: null,
      signal: 'SIGKILL',
    });
  });

  /** A program whose child ignores every polite signal and tells its pid. */
  const withStubbornChild = (rest: string) => `
    const child = require('node:child_process').spawn(process.execPath, ['-e',
      "process.on('SIGINT', () => {}); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);" +
      "console.log('ready')"], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.on('data', () => { console.log(child.pid); console.log('ready'); ${rest} });
    setInterval(() => {}, 1000);
  `;

  test('kills the program’s own children too, also those that ignore the signal that it minds', async () => {
    const cancel = new AbortController();
    const result = await runScript(withStubbornChild(''), {
      signal: cancel.signal,
      whenReady: () => cancel.abort(),
      patience,
    });
    const [grandchild = 0] = result.lines.map(Number);
    expect(result.signal).toBe('SIGINT');
    expect(grandchild).toBeGreaterThan(1);
    await expect.poll(() => isAlive(grandchild)).toBe(false);
  });

  test('a child that outlives the program is not left behind', async () => {
    const result = await runScript(withStubbornChild('setImmediate(() => process.exit(0));'));
    const [grandchild = 0] = result.lines.map(Number);
    expect(result.exitCode).toBe(0);
    expect(grandchild).toBeGreaterThan(1);
    await expect.poll(() => isAlive(grandchild)).toBe(false);
  });
});
