import { expect, test } from 'vitest';
import { aReplica, aVolume } from '../../shared/builders.ts';
import { hostPath, stackName, volumeName } from '../../shared/ids.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import type { Compose, ComposeModel, ModelService } from '../compose/compose.ts';
import { anEngineWith } from './engine-stub.ts';
import { previewRun } from './preview-run.ts';

const shop = stackName('shop');
const request: RunRequest = {
  files: [hostPath('/shop/compose.yaml')],
  workingDir: hostPath('/shop'),
  envFiles: [],
  profiles: [],
  projectName: null,
};
const aService = (name: string, difference: Partial<ModelService> = {}): ModelService => ({
  name,
  image: 'mongo:6',
  builds: false,
  ports: [],
  profiles: [],
  dependsOn: [],
  data: { environment: {}, workingDir: null, mounts: [] },
  volumes: [],
  ...difference,
});
const aCompose = (services: readonly ModelService[], difference: Partial<ComposeModel> = {}): Compose => ({
  version: '2.26.1',
  config: async () => ({ name: shop, services, volumes: [], networks: [], profiles: [], ...difference }),
  merged: async () => '',
  up: async () => undefined,
  create: async () => undefined,
  replaced: async () => null,
  pull: async () => undefined,
});
const noImages = anEngineWith({}).access;

test('data that nothing keeps is told of the services that will run', async () => {
  const mounted = {
    environment: {},
    workingDir: null,
    mounts: [{ target: '/data/db', kind: 'kept' as const }],
  };
  const services = [
    aService('db'),
    aService('kept', { data: mounted }),
    aService('debug', { profiles: ['debug'] }),
  ];
  const preview = (profiles: readonly string[]) =>
    previewRun(noImages, aCompose(services), { ...request, profiles });
  const lost = (service: string) => ({ service, directory: '/data/db', above: null });
  expect((await preview([])).unkept).toEqual([lost('db')]);
  expect((await preview(['debug'])).unkept).toEqual([lost('db'), lost('debug')]);
});

test('an image on the engine says itself where it keeps data, also one that was built before', async () => {
  const asked: string[] = [];
  const { access } = anEngineWith(
    {},
    {
      imageFacts: async (reference) => {
        asked.push(reference);
        if (reference === 'broken') throw new Error('invalid reference format');
        return { volumes: ['/var/wiki'] };
      },
    },
  );
  const services = [aService('wiki', { image: null, builds: true }), aService('odd', { image: 'broken' })];
  const { unkept } = await previewRun(access, aCompose(services), request);
  expect([asked, unkept]).toEqual([
    ['shop-wiki', 'broken'],
    [{ service: 'wiki', directory: '/var/wiki', above: null }],
  ]);
});

test('a port that another container has is taken, one of the stack’s own containers is not', async () => {
  const port = (number: number) => ({
    containerPort: 80,
    protocol: 'tcp' as const,
    host: { ip: '0.0.0.0', port: number },
  });
  const { access } = anEngineWith({
    containers: [
      aReplica('web', { ports: [port(61_001)] }),
      aReplica('web', { compose: { project: stackName('blog') }, ports: [port(61_002)] }),
    ],
    volumes: [aVolume({ name: volumeName('shop_data') })],
  });
  const compose = aCompose([aService('web', { image: 'nginx', ports: [61_001, 61_002] })], {
    volumes: [
      { key: 'data', name: volumeName('shop_data'), external: false, hasSettings: false },
      { key: 'new', name: volumeName('shop_new'), external: false, hasSettings: false },
    ],
  });
  const preview = await previewRun(access, compose, request);
  expect([preview.takenPorts, preview.existing, preview.volumes.map(({ exists }) => exists)]).toEqual([
    [{ port: 61_002, service: 'web', by: 'blog / web-1' }],
    true,
    [true, false],
  ]);
});
