import { describe, expect, it, vi } from 'vitest';
import { containerId, imageId, networkId, volumeName } from '../../shared/ids.ts';
import { causeOf, failureOf, scriptedEngine } from './scripted-engine.ts';
import { json, raw, refusal, silence } from './scripted-server.ts';

const { engine, server } = scriptedEngine();
const c1 = containerId('c1');
const net = networkId('n1');
const data = volumeName('data');

describe('listings', () => {
  it('leave out what cannot be read, and keep the rest', async () => {
    const api = await engine({
      'GET /containers/json': json([null, { Id: 'c1', State: 'running' }, 3, { Id: {} }]),
      'GET /volumes': json({ Volumes: [{ Name: 'data' }, {}], Warnings: null }),
      'GET /networks': json([{ Id: 'n1' }, 'x']),
    });
    expect((await api.listContainers()).map(({ container }) => container.id)).toEqual(['c1']);
    expect((await api.listVolumes()).map(({ name }) => name)).toEqual(['data']);
    expect((await api.listNetworks()).map(({ id }) => id)).toEqual(['n1']);
    expect(server().requests).toContain('GET /v1.45/containers/json?all=1');
  });

  it('that are of another type are no empty ones', async () => {
    for (const answer of [{}, { Volumes: {} }, { Volumes: 'none' }, 17, null, []]) {
      const api = await engine({ 'GET /volumes': json(answer) });
      await expect(api.listVolumes()).rejects.toMatchObject({ error: { kind: 'engine-unreachable' } });
    }
  });

  it('may be empty in the way of Go', async () => {
    const api = await engine({ 'GET /volumes': json({ Volumes: null }) });
    expect(await api.listVolumes()).toEqual([]);
  });

  it.each([
    ['an object', json({})],
    ['null', json(null)],
    ['nothing', raw('')],
    ['no JSON', raw('[{]')],
  ])('that are %s are no empty lists', async (_what, answer) => {
    const api = await engine({ 'GET /containers/json': answer, 'GET /networks': answer });
    expect(await causeOf(api.listContainers())).toMatchObject({ kind: 'not-an-engine' });
    expect(await causeOf(api.listNetworks())).toMatchObject({ kind: 'not-an-engine' });
  });

  it('that fail tell the engine’s own words', async () => {
    const api = await engine({ 'GET /containers/json': refusal(500, 'layer does not exist') });
    expect(await failureOf(api.listContainers())).toEqual({
      kind: 'unexpected',
      detail: 'layer does not exist',
    });
  });
});

describe('inspections', () => {
  it('answer null for what does not exist', async () => {
    const api = await engine({});
    expect([
      await api.inspectContainer(c1),
      await api.inspectVolume(data),
      await api.inspectNetwork(net),
    ]).toEqual([null, null, null]);
  });

  it('that cannot be read do not say that it is gone', async () => {
    const api = await engine({ 'GET /containers/c1/json': json({ Name: 'x' }) });
    expect(await failureOf(api.inspectContainer(c1))).toMatchObject({ kind: 'unexpected' });
  });

  it('ask for one thing, whatever its name', async () => {
    const api = await engine({});
    await api.inspectVolume(volumeName('../containers/json?all=1'));
    expect(server().requests.at(-1)).toBe('GET /v1.45/volumes/..%2Fcontainers%2Fjson%3Fall%3D1');
  });
});

describe('sizes', () => {
  it('are those of the images that are there', async () => {
    const api = await engine({ 'GET /images/sha256%3Aa/json': json({ Size: 12 }) });
    const ids = ['sha256:a', 'sha256:a', 'sha256:gone'].map(imageId);
    expect(await api.imageSizes(ids)).toEqual(new Map([['sha256:a', 12]]));
  });

  it('are what a container wrote, where the engine tells', async () => {
    const api = await engine({
      'GET /containers/c1/json': json({ Id: 'c1', SizeRw: 34 }),
      'GET /containers/c2/json': json({ Id: 'c2' }),
    });
    const written = await Promise.all(['c1', 'c2', 'gone'].map((id) => api.writtenBytes(containerId(id))));
    expect(written).toEqual([34, null, null]);
  });

  const df = json({ Volumes: [{ Name: 'data', UsageData: { Size: 5 } }] });

  it('of volumes are asked for alone where the engine can', async () => {
    const api = await engine({ 'GET /system/df': df });
    expect(await api.volumeSizes()).toEqual(new Map([['data', 5]]));
    expect(server().requests.at(-1)).toBe('GET /v1.45/system/df?type=volume');
  });

  it('of volumes come with the rest from older engines', async () => {
    const api = await engine({ 'GET /version': json({ ApiVersion: '1.41' }), 'GET /system/df': df });
    expect(await api.volumeSizes()).toEqual(new Map([['data', 5]]));
    expect(server().requests.at(-1)).toBe('GET /v1.41/system/df');
  });
});

describe('samples', () => {
  const sample = {
    read: '2026-11-23T21:55:05.666617434Z',
    cpu_stats: { cpu_usage: { total_usage: 7 }, system_cpu_usage: 9, online_cpus: 2 },
    memory_stats: { usage: 5, limit: 6 },
  };

  it('are asked for one by one where the engine can', async () => {
    const api = await engine({ 'GET /containers/c1/stats': json(sample) });
    expect(await api.containerStats(c1)).toMatchObject({ memoryBytes: 5, memoryLimitBytes: 6 });
    expect(server().requests.at(-1)).toBe('GET /v1.45/containers/c1/stats?stream=false&one-shot=true');
  });

  it('come with a second one from older engines', async () => {
    const api = await engine({
      'GET /version': json({ ApiVersion: '1.40' }),
      'GET /containers/c1/stats': json(sample),
    });
    expect(await api.containerStats(c1)).toMatchObject({ memoryBytes: 5 });
    expect(server().requests.at(-1)).toBe('GET /v1.40/containers/c1/stats?stream=false');
  });

  it('are null of what is gone or does not run', async () => {
    const api = await engine({
      'GET /containers/c1/stats': json({ ...sample, read: '0001-01-01T00:00:00Z' }),
    });
    expect([await api.containerStats(c1), await api.containerStats(containerId('gone'))]).toEqual([
      null,
      null,
    ]);
  });

  it('that fail tell the engine’s own words', async () => {
    const api = await engine({ 'GET /containers/c1/stats': refusal(500, 'cgroup is gone') });
    expect(await failureOf(api.containerStats(c1))).toEqual({ kind: 'unexpected', detail: 'cgroup is gone' });
  });

  it('that the engine is slow about leave room for everything else', async () => {
    const api = await engine({ 'GET /containers/c1/stats': silence, 'GET /networks': json([]) });
    const asked = Array.from({ length: 60 }, () => api.containerStats(c1).catch(() => undefined));
    await vi.waitFor(() => expect(server().requests).toHaveLength(61));
    expect(await api.listNetworks()).toEqual([]);
    await server().stop();
    await Promise.all(asked);
  });
});
