import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arm64 } from './arm64.ts';
import { remover } from './elf.ts';
import { assemble, type Instruction } from './instructions.ts';
import { removerPath } from './program.ts';
import { x86 } from './x86-64.ts';

const run = promisify(execFile);
const hex = (program: readonly Instruction[], processor: typeof x86) =>
  assemble(program, processor).toString('hex');

// Made once with GNU as and objdump, which read them as the same instructions.
const known: readonly (readonly [Instruction, string, string])[] = [
  [{ op: 'set', to: 'a0', value: -100 }, '48c7c79cffffff', '600c8092'],
  [{ op: 'set', to: 's3', value: 0x200 }, '49c7c500020000', '164080d21600a0f2'],
  [{ op: 'set', to: 'a2', value: 'folder-itself' }, '48c7c200000b00', '020098d20201a0f2'],
  [{ op: 'copy', to: 's2', from: 'r' }, '4989c4', '15000091'],
  [{ op: 'copy', to: 'a1', from: 'sp' }, '4889e6', 'e1030091'],
  [{ op: 'add', to: 'a1', value: 48 }, '4881c630000000', '21c00091'],
  [{ op: 'add', to: 'a1', value: -97 }, '4881c69fffffff', '218401d1'],
  [{ op: 'plus', to: 's1', from: 'a2' }, '4801d5', '9402028b'],
  [{ op: 'load', to: 'a2', at: 's1', offset: 19, bytes: 1 }, '480fb69513000000', '824e4039'],
  [{ op: 'load', to: 'a2', at: 's1', offset: 16, bytes: 2 }, '480fb79510000000', '82224079'],
  [{ op: 'load', to: 's1', at: 'sp', offset: 24, bytes: 8 }, '488bac2418000000', 'f40f40f9'],
  [{ op: 'store', from: 's3', at: 'sp', offset: 32, bytes: 8 }, '4c89ac2420000000', 'f61300f9'],
  [{ op: 'store', from: 'a1', at: 's1', offset: 0, bytes: 1 }, '4888b500000000', '81020039'],
  [{ op: 'enter', bytes: 48 }, '4881ec30000000', 'ffc300d1fe0300f9'],
  [{ op: 'leave', bytes: 48 }, '4881c430000000c3', 'fe0340f9ffc30091c0035fd6'],
  [{ op: 'system', call: 'unlinkat' }, 'b8070100000f05', '680480d2010000d4'],
];

describe('an instruction', () => {
  it.each(known)('%j is that of either processor', (instruction, onX86, onArm) => {
    expect([hex([instruction], x86), hex([instruction], arm64)]).toEqual([onX86, onArm]);
  });

  it('jumps forward and back, and compares with numbers below zero and with another', () => {
    const program: readonly Instruction[] = [
      { op: 'label', name: 'top' },
      { op: 'jump-if', left: 'r', is: '=', right: -2, to: 'end' },
      { op: 'jump-if', left: 's1', is: '≥', right: 's2', to: 'top' },
      { op: 'call', to: 'top' },
      { op: 'jump', to: 'end' },
      { op: 'label', name: 'end' },
    ];
    expect(hex(program, x86)).toBe('4881f8feffffff0f84130000004c39e50f8deaffffffe8e5ffffffe900000000');
    expect(hex(program, arm64)).toBe('1f0800b1a00000549f0215ebaaffff54fcffff9701000014');
  });
});

it('is the program that was run on each processor, byte for byte', () => {
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect([digest(remover('amd64')), digest(remover('arm64'))]).toEqual([
    'b2b60638c033f47e9c7090a62691d2077e17184dc014434b67a0c7da1f958015',
    'bd5bd0eb0a0b9b071f541fe277e1782c964f7116ebef4644211f0f319dcc5dd3',
  ]);
});

// What it does is the same program on either.
const canRun = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');

describe.runIf(canRun)('run on this machine, it', () => {
  let dir: string;
  let volume: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'stackyard-remover-'));
    volume = join(dir, 'volume');
    await mkdir(volume);
    await writeFile(join(dir, 'outside'), 'mine');
    await writeFile(join(dir, 'remover'), remover(process.arch === 'x64' ? 'amd64' : 'arm64'), {
      mode: 0o755,
    });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** Its exit code. */
  const ends = (what: 'e' | 'r', path: string | Buffer): Promise<number> =>
    run(join(dir, 'remover'), [what, removerPath(Buffer.from(path))]).then(
      () => 0,
      ({ code }) => code,
    );

  it('empties a folder of whatever it holds, and leaves the folder itself as it is', async () => {
    const odd = Buffer.from(`${volume}/caf\xe9`, 'latin1');
    await writeFile(odd, '');
    for (const name of ['-rf', '...', '..a', '.h', ' ', 'line\nfeed', '*', 'n'.repeat(255)]) {
      await writeFile(join(volume, name), '');
    }
    await Promise.all(Array.from({ length: 3_000 }, (_, n) => writeFile(join(volume, `many-${n}`), '')));
    await mkdir(join(volume, ...Array.from({ length: 200 }, () => 'deep')), { recursive: true });
    await mkdir(join(volume, '.hidden', '..more'), { recursive: true });
    await writeFile(join(volume, '.hidden', 'file'), '');
    await symlink('../outside', join(volume, 'link'));
    await symlink(dir, join(volume, 'folder-link'));
    await run('mkfifo', [join(volume, 'pipe')]);
    await chmod(volume, 0o2770);
    expect(await ends('e', volume)).toBe(0);
    expect(await readdir(volume)).toEqual([]);
    expect((await stat(volume)).mode & 0o7777).toBe(0o2770);
    expect(await readFile(join(dir, 'outside'), 'utf8')).toBe('mine');
  });

  it('removes one file, a folder with all in it, or a link and not where it leads', async () => {
    await mkdir(join(volume, 'a', 'b'), { recursive: true });
    await writeFile(join(volume, 'a', 'b', 'c'), '');
    await writeFile(join(volume, 'stays'), '');
    await symlink(dir, join(volume, 'link'));
    const odd = Buffer.from(`${volume}/\xff\x01`, 'latin1');
    await writeFile(odd, '');
    for (const path of [join(volume, 'a'), join(volume, 'link'), odd]) expect(await ends('r', path)).toBe(0);
    expect(await readdir(volume)).toEqual(['stays']);
    expect(await readFile(join(dir, 'outside'), 'utf8')).toBe('mine');
  });

  it('counts what is gone already as removed, and says where there is no folder to be emptied', async () => {
    await symlink(dir, join(volume, 'link'));
    expect(await ends('r', join(volume, 'nothing'))).toBe(0);
    expect(await ends('e', join(volume, 'nothing'))).toBe(3);
    expect(await ends('e', join(volume, 'link'))).toBe(3);
    expect((await lstat(join(volume, 'link'))).isSymbolicLink()).toBe(true);
  });

  it('says that something stayed, and removes the rest', async () => {
    // Nobody removes anything in /proc.
    expect(await ends('r', '/proc/self/status')).toBe(4);
  });
});
