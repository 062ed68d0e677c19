import { describe, expect, it } from 'vitest';
import { containerId } from '../../shared/ids.ts';
import type { ExecOutput } from '../engine/exec-verbs.ts';
import { listByProgram, parseListing } from './list-by-program.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

function printed(facts: string, path: string, shown = path): string {
  return `${facts}<m>${bytes(path)}<m>${bytes(shown)}<m>\n`;
}

const aFile = '81a4 7 1700000000 1000 50 ada UNKNOWN ';
const entry = {
  name: 'file',
  kind: 'file',
  bytes: 7,
  modifiedAt: 1_700_000_000_000,
  mode: 0o644,
  owner: { uid: 1000, gid: 50, user: 'ada', group: null },
  target: null,
};

describe('what stat prints', () => {
  it('makes an entry of each file', () => {
    const output = printed('41ed 4096 1 0 0 root root ', '/srv/') + printed(aFile, '/srv/file');
    expect(parseListing(output, '<m>', '/srv/')).toEqual({ found: true, entries: [entry] });
  });

  it.each([
    ['a line feed', 'a\nb'],
    ['a space at its end', 'a '],
    ['an accent of its own', 'e\u0301'],
    ['a quote and an arrow', "x' -> 'y"],
    ['a dash first', '-rf'],
  ])('takes a name with %s as it is', (_what, name) => {
    const { entries } = parseListing(printed(aFile, `/srv/${name}`), '<m>', '/srv/');
    expect(entries).toEqual([{ ...entry, name }]);
  });

  it('keeps a byte that is no letter', () => {
    const { entries } = parseListing(`${aFile}<m>/srv/bad\xff<m>/srv/bad\xff<m>\n`, '<m>', '/srv/');
    expect(entries.map(({ name }) => name)).toEqual(['bad\udcff']);
  });

  it.each([
    ['in quotes (busybox)', `'/srv/l' -> '../x\n'`, '../x\n'],
    ['without (GNU, literal)', '/srv/l -> ../x', '../x'],
    ['not at all', '/srv/l', null],
  ])('tells a link’s target %s', (_how, shown, target) => {
    const { entries } = parseListing(printed('a1ff 4 1 0 0 root root ', '/srv/l', shown), '<m>', '/srv/');
    expect(entries).toMatchObject([{ kind: 'link', bytes: 0, target }]);
  });

  it('leaves out what is not of the folder', () => {
    expect(parseListing(printed(aFile, '/etc/file'), '<m>', '/srv/').entries).toEqual([]);
  });
});

describe('a listing', () => {
  const id = containerId('c1');
  const none: ExecOutput = { exitCode: 0, stdout: Buffer.alloc(0), stderr: '', cut: false };

  /** Says what `find` would, with the mark that it was given. */
  const engine = (said: Partial<ExecOutput>, text = '') => {
    const commands: (readonly string[])[] = [];
    return {
      commands,
      outputOf: async (_id: unknown, { command }: { command: readonly string[] }): Promise<ExecOutput> => {
        commands.push(command);
        const mark = /%n(<\w+>)/.exec(command.join(' '))?.[1] ?? '';
        return { ...none, ...said, stdout: Buffer.from(text.replaceAll('<m>', mark), 'latin1') };
      },
    };
  };
  const folder = printed('41ed 4096 1 0 0 root root ', '/srv/');

  it('gives the folder as one argument, with a mark that nobody knows before', async () => {
    const api = engine({}, folder + printed(aFile, '/srv/file'));
    const listing = { kind: 'listed', entries: [entry], complete: true };
    expect(await listByProgram(api, id, '/srv')).toEqual(listing);
    expect(await listByProgram(api, id, '/srv')).toEqual(listing);
    expect(api.commands[0]?.slice(0, 2)).toEqual(['find', '/srv/']);
    expect(api.commands[0]).not.toEqual(api.commands[1]);
  });

  it.each([
    ['there is none', engine({ exitCode: 1, stderr: 'find: /srv/: No such file\n' }), 'absent'],
    ['it may not be read', engine({ exitCode: 1, stderr: 'find: denied\n' }, folder), 'denied'],
    ['nobody can be asked', engine({ exitCode: 127 }), 'no-program'],
    ['it could not be started', engine({ exitCode: null }), 'no-program'],
    ['a file went meanwhile', engine({ exitCode: 1 }, folder + printed(aFile, '/srv/file')), 'listed'],
    ['it is empty', engine({}, folder), 'listed'],
  ])('tells when %s', async (_what, api, kind) => {
    expect((await listByProgram(api, id, '/srv')).kind).toBe(kind);
  });
});
