import { expect, test } from 'vitest';
import { readComposeModel } from './compose-model.ts';

const web = {
  command: null,
  image: 'nginx:1',
  networks: { default: null },
  ports: [{ mode: 'ingress', target: 80, published: '3000', protocol: 'tcp' }],
};
/** The form of Compose 2.26. */
const config = {
  name: 'demo',
  networks: { default: { name: 'demo_default', ipam: {} } },
  services: { web },
  volumes: { data: { name: 'demo_data' } },
};
const data = { environment: {}, workingDir: null, mounts: [] };
const webOf = (changes: object) => {
  const own = { ...config, services: { web: { ...web, ...changes } } };
  return readComposeModel(own, own)?.services[0];
};

test('a model is read', () => {
  expect(readComposeModel(config, config)).toEqual({
    name: 'demo',
    services: [
      {
        name: 'web',
        image: 'nginx:1',
        builds: false,
        ports: [3000],
        profiles: [],
        dependsOn: [],
        data,
        volumes: [],
      },
    ],
    volumes: [{ key: 'data', name: 'demo_data', external: false, hasSettings: false }],
    networks: [{ key: 'default', name: 'demo_default', external: false }],
    profiles: [],
  });
});

test('services of profiles that were not asked for are told of, their volumes are not', () => {
  const all = {
    ...config,
    services: { web, admin: { image: 'adminer', profiles: ['debug', 'all'] } },
    volumes: { data: { name: 'demo_data' }, cache: { name: 'demo_cache' } },
  };
  expect(readComposeModel(config, all)).toEqual({
    ...readComposeModel(config, config),
    services: [
      {
        name: 'admin',
        image: 'adminer',
        builds: false,
        ports: [],
        profiles: ['debug', 'all'],
        dependsOn: [],
        data,
        volumes: [],
      },
      {
        name: 'web',
        image: 'nginx:1',
        builds: false,
        ports: [3000],
        profiles: [],
        dependsOn: [],
        data,
        volumes: [],
      },
    ],
    profiles: ['all', 'debug'],
  });
});

test('where the other profiles could not be read, the own ones are enough', () => {
  expect(readComposeModel(config, null)).toEqual(readComposeModel(config, config));
});

test('a service that is built says so', () => {
  expect(webOf({ image: undefined, build: { context: '/src' } })).toMatchObject({
    image: null,
    builds: true,
  });
});

test('ranges, numbers and single addresses count as ports; UDP and random ports do not', () => {
  const ports = [
    { target: 80, published: '8000-8002', protocol: 'tcp' },
    { target: 80, published: 9000 },
    { target: 80, published: '4000', host_ip: '127.0.0.1', protocol: 'tcp' },
    { target: 53, published: '53', protocol: 'udp' },
    { target: 80, protocol: 'tcp' },
    { target: 80, published: '', protocol: 'tcp' },
    { target: 80, published: '70000', protocol: 'tcp' },
  ];
  expect(webOf({ ports })?.ports).toEqual([8000, 8001, 8002, 9000, 4000]);
});

test('a range of all ports is bounded', () => {
  const ports = [{ target: 80, published: '1-65535', protocol: 'tcp' }];
  expect(webOf({ ports })?.ports).toHaveLength(1000);
});

test('dependencies carry their condition, an unknown one counts as started', () => {
  const depends_on = {
    db: { condition: 'service_healthy', required: true },
    odd: { condition: 'service_dreaming' },
  };
  expect(webOf({ depends_on })?.dependsOn).toEqual([
    { service: 'db', condition: 'service_healthy' },
    { service: 'odd', condition: 'service_started' },
  ]);
});

test('external volumes keep their own name', () => {
  const own = { ...config, volumes: { data: { name: 'shared', external: true } } };
  expect(readComposeModel(own, own)?.volumes).toEqual([
    { key: 'data', name: 'shared', external: true, hasSettings: true },
  ]);
});

test('named volumes are told with where they are mounted; folders and volumes without a name are not', () => {
  const volumes = [
    { type: 'volume', source: 'data', target: '/data', volume: {} },
    { type: 'volume', target: '/cache' },
    { type: 'bind', source: '/srv', target: '/srv' },
    null,
  ];
  expect(webOf({ volumes })?.volumes).toEqual([{ key: 'data', target: '/data' }]);
});

test('fields of an unexpected form are passed over', () => {
  expect(webOf({ image: 3, ports: 'none', profiles: {}, depends_on: [1] })).toEqual({
    name: 'web',
    image: null,
    builds: false,
    ports: [],
    profiles: [],
    dependsOn: [],
    data,
    volumes: [],
  });
});

test.each([[null], [undefined], ['text'], [[]], [{}], [{ name: 3 }]])('%j is no model', (answer) => {
  expect(readComposeModel(answer, answer)).toBeNull();
});
