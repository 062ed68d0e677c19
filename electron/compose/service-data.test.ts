import { expect, test } from 'vitest';
import { readComposeModel } from './compose-model.ts';

/** As Compose 2.26 writes it. */
const db = {
  image: 'postgres:16',
  environment: { PGDATA: '/pg', EMPTY: null },
  working_dir: '/srv',
  volumes: [
    { type: 'volume', source: 'data', target: '/pg', volume: {} },
    { type: 'volume', target: '/anonymous', volume: {} },
    { type: 'bind', source: '/home/ada/conf', target: '/conf', bind: { create_host_path: true } },
    { type: 'tmpfs', target: '/fast', tmpfs: {} },
  ],
  tmpfs: ['/run:size=64k,mode=700'],
};
const dataOf = (services: object) => {
  const config = { name: 'demo', services };
  return readComposeModel(config, config)?.services.at(-1)?.data;
};
const none = { environment: {}, workingDir: null, mounts: [] };

test('what a service mounts and what may move its data is read', () => {
  expect(dataOf({ db })).toEqual({
    environment: { PGDATA: '/pg' },
    workingDir: '/srv',
    mounts: [
      { target: '/pg', kind: 'kept' },
      { target: '/anonymous', kind: 'anonymous' },
      { target: '/conf', kind: 'kept' },
      { target: '/fast', kind: 'memory' },
      { target: '/run', kind: 'memory' },
    ],
  });
});

test('a service without any of it has none', () => {
  expect(dataOf({ web: { image: 'nginx' } })).toEqual(none);
});

test('the mounts of another service are its own where it takes them over', () => {
  const mounts = [{ type: 'volume', source: 'data', target: '/data' }];
  const services = { a: { volumes: mounts }, web: { volumes_from: ['a:ro', 'container:elsewhere'] } };
  expect(dataOf(services)).toEqual({ ...none, mounts: [{ target: '/data', kind: 'kept' }] });
});

test('what has another form counts as missing, and takes nothing else along', () => {
  expect(
    dataOf({
      web: { environment: ['A=1'], working_dir: 7, volumes: ['data:/data', mountAt('/kept')], tmpfs: '/t' },
    }),
  ).toEqual({
    ...none,
    mounts: [
      { target: '/kept', kind: 'kept' },
      { target: '/t', kind: 'memory' },
    ],
  });
});

const mountAt = (target: string) => ({ type: 'bind', source: '/', target });
