import { describe, expect, it } from 'vitest';
import { commandNames } from '../../shared/ipc.ts';
import { Failure } from '../failure.ts';
import { answer, type Handlers } from './serve-commands.ts';

const handlers = new Proxy(
  {},
  { get: (_, name) => async (args: unknown) => ({ name, args }) },
) as unknown as Handlers;

const id = 'a'.repeat(64);

describe('a path in a container', () => {
  it.each(['', 'etc', '/etc/', '//etc', '/etc/../x', '/etc/.', '/..', '/a\0', '/half\ud83d', '/half\udc00'])(
    'is never %j',
    async (path) => {
      expect(await answer(handlers, 'files.read', { container: id, path })).toMatchObject({ ok: false });
    },
  );
});

describe('a command', () => {
  it.each([
    ['engine.retry', null],
    ['container.lifecycle', { target: { kind: 'container', id }, action: 'stop' }],
    [
      'delete.begin',
      {
        target: { kind: 'stack', name: 'shop' },
        alsoDeleteVolumes: ['shop_data'],
        save: { unsavedFiles: true, volumes: false },
      },
    ],
    ['run.resolve', { path: '/home/me/compose.yaml' }],
    ['run.resolve', { path: '/home/me/compose.yaml', also: ['/home/me/prod.env'] }],
    ['run.forgetRecent', { files: ['/home/me/compose.yaml'] }],
    ['container.lifecycle', { target: { kind: 'stack', name: 'shop' }, action: 'kill' }],
    ['container.rename', { id, name: 'web.1_a-b' }],
    ['container.runCommand', { id }],
    ['container.openTerminal', { id }],
    ['exec.shells', { container: id }],
    ['files.list', { container: id, path: '/', reading: 'kept' }],
    ['files.list', { container: id, path: '/a b/..c/e\u0301\n', reading: 'whole' }],
    ['files.read', { container: id, path: '/bad\udcff👍' }],
    ['clipboard.read', null],
    ['stack.open', { stack: 'shop', what: 'editor' }],
    ['stack.updateImages', { stack: 'shop' }],
    ['stats.watch', { ids: [id] }],
    ['stats.watch', { ids: [] }],
    ['settings.set', { theme: 'dark' }],
  ])('%s reaches its handler with checked arguments', async (name, args) => {
    expect(await answer(handlers, name, args)).toEqual({ ok: true, value: { name, args } });
  });

  it.each([
    ['engine.retry', {}],
    ['container.lifecycle', { target: { kind: 'container', id: '../etc' }, action: 'stop' }],
    ['container.lifecycle', { target: { kind: 'stack', name: 'shop' }, action: 'destroy' }],
    ['container.rename', { id, name: 'w' }],
    ['container.rename', { id, name: '-web' }],
    ['container.rename', { id, name: 'web 1' }],
    ['container.rename', { id, name: 'web\n' }],
    ['container.runCommand', { id: 'web' }],
    ['container.openTerminal', { id: '$(id)' }],
    ['exec.shells', { container: '../x' }],
    ['stack.open', { stack: 'shop', what: '/etc' }],
    ['delete.begin', { target: { kind: 'stack', name: 'shop' } }],
    ['delete.begin', { target: { kind: 'stack', name: 'shop' }, alsoDeleteVolumes: [] }],
    ['saved.remove', { deletion: 'a', path: 'relative' }],
    ['run.resolve', { path: 'compose.yaml' }],
    ['run.resolve', { path: '/home/me/compose.yaml', also: ['prod.env'] }],
    ['run.forgetRecent', { files: [] }],
    ['run.resolve', { path: '/a\0b' }],
    [
      'run.begin',
      {
        request: {
          files: ['/a.yaml'],
          workingDir: '/',
          envFiles: [],
          profiles: [],
          projectName: '--privileged',
        },
      },
    ],
    ['stats.watch', { ids: ['web'] }],
    ['stats.watch', { ids: Array.from({ length: 5_001 }, () => id) }],
    ['settings.set', { theme: 'pink' }],
    ['link.open', {}],
  ])('%s with arguments that do not fit is refused', async (name, args) => {
    expect(await answer(handlers, name, args)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
  });

  it.each(['nothing.such', '__proto__', 'constructor', 'toString', 42, null, undefined, {}])(
    'that is not in the contract (%j) is refused',
    async (name) => {
      expect(await answer(handlers, name, null)).toMatchObject({ ok: false });
    },
  );

  it('that fails answers with the facts', async () => {
    const failing: Handlers = {
      ...handlers,
      'engine.retry': async () => {
        throw new Failure({ kind: 'cancelled' });
      },
    };
    expect(await answer(failing, 'engine.retry', null)).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });
});

it('has a schema for every command', async () => {
  const { schemas } = await import('./schemas.ts');
  expect(Object.keys(schemas).toSorted()).toEqual([...commandNames].toSorted());
});
