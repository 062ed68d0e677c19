import { describe, expect, it } from 'vitest';
import { anId } from '../../../shared/builders.ts';
import { fields } from '../narrow.ts';
import { containerBody, neededContainers, type Present } from './container-body.ts';
import { hasFixedAddress, networkBody } from './network-body.ts';

const id = anId('web');
const volume = anId('volume');
const inspected = (difference: {
  readonly Config?: object;
  readonly HostConfig?: object;
  readonly Networks?: object;
  readonly Mounts?: readonly object[];
}) => ({
  Id: id,
  Name: '/web',
  Config: { Hostname: id.slice(0, 12), Cmd: ['sleep'], Entrypoint: null, ...difference.Config },
  HostConfig: { NetworkMode: 'front', ...difference.HostConfig },
  NetworkSettings: { Networks: difference.Networks ?? {} },
  Mounts: difference.Mounts ?? [],
});
const present: Present = {
  image: 'redis:7',
  hasVolume: () => true,
  newIds: new Map(),
  networkNames: new Map(),
};
const bodyOf = (difference: Parameters<typeof inspected>[0], known: Partial<Present> = {}) => {
  const { body, further } = containerBody(inspected(difference), { ...present, ...known });
  return { body, host: fields(body.HostConfig), networks: body.NetworkingConfig, further };
};

describe('the request that makes a container anew', () => {
  it('leaves out what the engine gave by itself', () => {
    const Networks = {
      front: {
        NetworkID: 'f',
        IPAddress: '10.1.0.2',
        MacAddress: '02:42',
        Aliases: ['web', id.slice(0, 12)],
        IPAMConfig: { IPv4Address: '10.1.0.9' },
        DriverOpts: null,
      },
      back: { NetworkID: 'b', Aliases: ['api'], IPAMConfig: null },
    };
    expect(bodyOf({ Networks })).toMatchObject({
      body: { Hostname: '', Image: 'redis:7', Entrypoint: [''], Cmd: ['sleep'] },
      networks: {
        EndpointsConfig: { front: { Aliases: ['web'], IPAMConfig: { IPv4Address: '10.1.0.9' } } },
      },
      further: [{ network: 'back', endpoint: { Aliases: ['api'] } }],
    });
  });

  it('keeps a name that somebody chose, and none where it shares another’s', () => {
    const own = { Config: { Hostname: 'desk', Domainname: 'example.test' } };
    expect([bodyOf(own).body, bodyOf({ ...own, HostConfig: { NetworkMode: 'host' } }).body]).toMatchObject([
      { Hostname: 'desk', Domainname: 'example.test' },
      { Hostname: '', Domainname: '' },
    ]);
    const shared = bodyOf(
      {
        Config: { Hostname: 'desk', ExposedPorts: { '80/tcp': {} } },
        HostConfig: { NetworkMode: 'container:old', PidMode: 'container:other' },
      },
      { newIds: new Map([['old', 'new']]) },
    );
    expect([shared.body, shared.host]).toMatchObject([
      { Hostname: '', ExposedPorts: {} },
      { NetworkMode: 'container:new', PidMode: 'container:other' },
    ]);
  });

  it('attaches volumes again that nobody named, while they are there', () => {
    const difference = {
      Config: { Volumes: { '/data': {}, '/named': {} } },
      HostConfig: { Binds: ['named:/named'], Mounts: [{ Type: 'volume', Target: '/unnamed' }] },
      Mounts: [
        { Type: 'volume', Name: volume, Destination: '/data', RW: true },
        { Type: 'volume', Name: 'named', Destination: '/named', RW: true },
        { Type: 'volume', Name: anId('other'), Destination: '/unnamed', RW: true },
        // Of a container that it takes volumes from.
        { Type: 'volume', Name: anId('donated'), Destination: '/donated', RW: true },
      ],
    };
    expect(bodyOf(difference).host).toMatchObject({
      Binds: ['named:/named', `${volume}:/data:nocopy`],
      Mounts: [{ Type: 'volume', Target: '/unnamed', Source: anId('other') }],
    });
    expect(bodyOf(difference, { hasVolume: () => false }).host).toMatchObject({
      Binds: ['named:/named'],
      Mounts: [{ Type: 'volume', Target: '/unnamed' }],
    });
  });

  it('names links as they are asked for, and knows whom it needs', () => {
    const linked = inspected({
      HostConfig: { Links: ['/db:/web/database'], VolumesFrom: ['donor:ro'], NetworkMode: 'container:old' },
    });
    expect(fields(containerBody(linked, present).body.HostConfig).Links).toEqual(['db:database']);
    expect(neededContainers(linked)).toEqual(['old', 'db', 'donor']);
  });
});

describe('the request that makes a network anew', () => {
  const network = {
    Name: 'front',
    Driver: 'bridge',
    IPAM: { Driver: 'default', Config: [{ Subnet: '10.1.0.0/24' }] },
  };

  it('takes its addresses along, or leaves them to the engine', () => {
    expect([
      networkBody(network, { withAddresses: true }).IPAM,
      networkBody(network, { withAddresses: false }).IPAM,
    ]).toEqual([network.IPAM, { Driver: 'default', Config: [] }]);
  });

  it('must have them where a container asked for one', () => {
    const container = (IPAMConfig: object | null) => inspected({ Networks: { front: { IPAMConfig } } });
    expect(
      [container(null), container({}), container({ IPv4Address: '10.1.0.9' })].map((each) =>
        hasFixedAddress(each, 'front'),
      ),
    ).toEqual([false, false, true]);
  });
});
