import { describe, expect, it, vi } from 'vitest';
import type { EngineChoice, KnownEngine } from '../../shared/engine-choice.ts';
import { automatic } from '../../shared/engine-choice.ts';
import { Failure } from '../failure.ts';
import type { EngineEndpoint } from './engine-endpoint.ts';
import { choiceAtStart, createEngineSwitch } from './engine-switch.ts';

const endpoint = (context: string): EngineEndpoint => ({
  source: 'context',
  context,
  address: `unix:///run/${context}.sock`,
  linkHost: 'localhost',
});
const colima: EngineChoice = { kind: 'context', name: 'colima' };
const known: readonly KnownEngine[] = [
  { choice: colima, title: 'colima', address: 'unix:///run/colima.sock', description: '' },
];

function aSwitch({ busy = false, current = 'default' }: { busy?: boolean; current?: string } = {}) {
  let currentContext = 'default';
  const reconnect = vi.fn();
  const keep = vi.fn(async () => undefined);
  const engines = createEngineSwitch({
    resolve: async (choice) => endpoint(choice.kind === 'context' ? choice.name : currentContext),
    known: async () => known,
    current: () => endpoint(current),
    reconnect,
    mustBeIdle: () => {
      if (busy) throw new Failure({ kind: 'busy', what: 'run', name: 'shop' });
    },
    idle: async () => undefined,
    first: automatic,
    keep,
  });
  return {
    engines,
    reconnect,
    keep,
    becomes: (context: string) => {
      currentContext = context;
    },
  };
}

describe('another engine', () => {
  it('is connected to at once, kept, and told as chosen', async () => {
    const { engines, reconnect, keep } = aSwitch();
    await engines.choose(colima);
    expect((await engines.resolve()).context).toBe('colima');
    expect(reconnect).toHaveBeenCalledTimes(1);
    expect(keep).toHaveBeenCalledWith(colima);
    expect(await engines.choices()).toEqual({ chosen: colima, engines: known });
  });

  it('that is shown already changes nothing', async () => {
    const { engines, reconnect } = aSwitch();
    await engines.choose(automatic);
    expect(reconnect).not.toHaveBeenCalled();
  });

  it('has to wait while something is being changed', async () => {
    const { engines, reconnect } = aSwitch({ busy: true });
    await expect(engines.choose(colima)).rejects.toMatchObject({ error: { kind: 'busy' } });
    expect((await engines.resolve()).context).toBe('default');
    expect(reconnect).not.toHaveBeenCalled();
  });

  it.each<EngineChoice>([
    { kind: 'context', name: 'evil' },
    { kind: 'address', address: 'tcp://evil.example:2375' },
  ])('that nobody knows is refused: %j', async (choice) => {
    const { engines, reconnect } = aSwitch();
    await expect(engines.choose(choice)).rejects.toMatchObject({ error: { kind: 'conflict' } });
    expect(reconnect).not.toHaveBeenCalled();
  });

  it('that was made current in a terminal is followed', async () => {
    const { engines, reconnect, becomes } = aSwitch();
    await engines.filesChanged();
    expect(reconnect).not.toHaveBeenCalled();
    becomes('colima');
    await engines.filesChanged();
    expect(reconnect).toHaveBeenCalledTimes(1);
  });
});

describe('what was chosen the last time', () => {
  it.each([
    ['holds', null, {}, colima],
    ['does not hold against --context', 'other', {}, automatic],
    ['does not hold against DOCKER_HOST', null, { DOCKER_HOST: 'unix:///x.sock' }, automatic],
    ['does not hold against DOCKER_CONTEXT', null, { DOCKER_CONTEXT: 'other' }, automatic],
    ['holds where the variables are empty', null, { DOCKER_HOST: '', DOCKER_CONTEXT: '' }, colima],
  ])('%s', (_, contextFlag, env, expected) => {
    expect(choiceAtStart(colima, { contextFlag, env })).toEqual(expected);
  });
});
