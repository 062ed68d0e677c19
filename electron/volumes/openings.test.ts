import { describe, expect, it } from 'vitest';
import { containerId, imageId, volumeName } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { anEngineWith } from '../operations/engine-stub.ts';
import { createOpenings } from './openings.ts';

const data = volumeName('data');

function anEngine(different: Partial<EngineApi> = {}) {
  const helpers = new Set<string>();
  let made = 0;
  const engine = anEngineWith(
    {},
    {
      helperImages: async () => [imageId('sha256:1')],
      makeHelper: async () => {
        made += 1;
        helpers.add(`helper-${made}`);
        return containerId(`helper-${made}`);
      },
      removeHelper: async (id) => void helpers.delete(id),
      ...different,
    },
  );
  const api = engine.access.api();
  if (api === null) throw new Error('The stub is there');
  return { volume: { api, owner: 'me 1', volume: data }, helpers };
}

describe('a volume that is looked into', () => {
  it('is opened once, however often that is asked', async () => {
    const { volume, helpers } = anEngine();
    const openings = createOpenings((_volume, _what, work) => work());
    const ids = await Promise.all([openings.open(volume), openings.open(volume)]);
    expect(ids).toEqual(['helper-1', 'helper-1']);
    expect([...helpers]).toEqual(['helper-1']);
    expect(openings.get(containerId('helper-1'))).toMatchObject({
      root: '/.stackyard-volume',
      container: { id: 'helper-1', name: 'data', state: 'created' },
    });
  });

  it('is used by nothing of ours once it is closed, also when it was just being opened', async () => {
    const { volume, helpers } = anEngine();
    const openings = createOpenings((_volume, _what, work) => work());
    const opening = openings.open(volume);
    await openings.close(data);
    await opening;
    expect(helpers.size).toBe(0);
    expect(openings.get(containerId('helper-1'))).toBeNull();
  });

  it('is opened anew after it was closed, and on another connection', async () => {
    const { volume, helpers } = anEngine();
    const openings = createOpenings((_volume, _what, work) => work());
    await openings.open(volume);
    await openings.closeAll();
    expect(await openings.open(volume)).toBe('helper-2');
    const other = anEngine();
    expect(await openings.open(other.volume)).toBe('helper-1');
    await Promise.resolve();
    expect(helpers.size).toBe(0);
  });

  it('can be tried again after it could not be opened', async () => {
    let fails = true;
    const { volume } = anEngine({
      makeHelper: async () => {
        if (fails) throw new Error('no');
        return containerId('later');
      },
    });
    const openings = createOpenings((_volume, _what, work) => work());
    await expect(openings.open(volume)).rejects.toThrow('no');
    fails = false;
    expect(await openings.open(volume)).toBe('later');
  });
});
