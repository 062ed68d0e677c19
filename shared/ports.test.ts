import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aContainer } from './builders.ts';
import type { Container, PortBinding } from './engine.ts';
import { portViews } from './ports.ts';

// Neither Node nor DOM types compile here, but the tests run where a URL can be read.
declare const URL: new (url: string) => { readonly protocol: string; readonly username: string };

const port = (
  ip: string | null,
  hostPort: number,
  containerPort: number,
  protocol: PortBinding['protocol'] = 'tcp',
): PortBinding => ({ containerPort, protocol, host: ip === null ? null : { ip, port: hostPort } });

const views = (ports: readonly PortBinding[], linkHost = 'localhost', difference: Partial<Container> = {}) =>
  portViews(aContainer({ ports, ...difference }), linkHost).map(({ text, url, hostPort }) => ({
    text,
    url,
    hostPort,
  }));

describe('a published port', () => {
  test('is a link on the host that links go to', () => {
    expect(views([port('0.0.0.0', 3000, 3000)])).toEqual([
      { text: '3000:3000', url: 'http://localhost:3000', hostPort: 3000 },
    ]);
  });

  test('is one for IPv4 and IPv6', () => {
    expect(views([port('0.0.0.0', 3000, 3000), port('::', 3000, 3000)])).toEqual([
      { text: '3000:3000', url: 'http://localhost:3000', hostPort: 3000 },
    ]);
  });

  test('of IPv6 alone is a link as well', () => {
    expect(views([port('::', 3000, 80)])).toEqual([
      { text: '3000:80', url: 'http://localhost:3000', hostPort: 3000 },
    ]);
  });

  test('is two for two random ports of IPv4 and IPv6', () => {
    expect(views([port('0.0.0.0', 49153, 80), port('::', 49154, 80)])).toEqual([
      { text: '49153:80', url: 'http://localhost:49153', hostPort: 49153 },
      { text: '49154:80', url: 'http://localhost:49154', hostPort: 49154 },
    ]);
  });

  test('goes to the host of a remote engine', () => {
    expect(views([port('0.0.0.0', 3000, 3000)], '10.0.0.2')[0]?.url).toBe('http://10.0.0.2:3000');
    expect(views([port('0.0.0.0', 3000, 3000)], 'build.example.com')[0]?.url).toBe(
      'http://build.example.com:3000',
    );
    expect(views([port('0.0.0.0', 3000, 3000)], 'fd00::2')[0]?.url).toBe('http://[fd00::2]:3000');
    expect(views([port('0.0.0.0', 3000, 3000)], '[fd00::2]')[0]?.url).toBe('http://[fd00::2]:3000');
  });

  test.each([
    ['host', 443, 8080],
    ['host', 8443, 8080],
    ['container', 9000, 443],
    ['container', 9000, 8443],
  ])('opens https when the %s port says so', (_, hostPort, containerPort) => {
    expect(views([port('0.0.0.0', hostPort, containerPort)])[0]?.url).toBe(`https://localhost:${hostPort}`);
  });

  test('of a container that does not run is text', () => {
    for (const state of ['created', 'paused', 'restarting', 'removing', 'exited', 'dead'] as const) {
      expect(views([port('0.0.0.0', 3000, 3000)], 'localhost', { state })).toEqual([
        { text: '3000:3000', url: null, hostPort: 3000 },
      ]);
    }
  });
});

describe('a port on one address', () => {
  test('opens that address and shows it', () => {
    expect(views([port('127.0.0.1', 8080, 80), port('192.168.1.5', 8080, 80)])).toEqual([
      { text: '127.0.0.1:8080:80', url: 'http://127.0.0.1:8080', hostPort: 8080 },
      { text: '192.168.1.5:8080:80', url: 'http://192.168.1.5:8080', hostPort: 8080 },
    ]);
  });

  test('has brackets when it is IPv6', () => {
    expect(views([port('::1', 8080, 80)])).toEqual([
      { text: '[::1]:8080:80', url: 'http://[::1]:8080', hostPort: 8080 },
    ]);
  });

  test('opens that address of a remote engine, but not its loopback, which is not ours', () => {
    expect(views([port('10.0.0.2', 8080, 80), port('127.0.0.1', 8081, 80)], 'build.example.com')).toEqual([
      { text: '10.0.0.2:8080:80', url: 'http://10.0.0.2:8080', hostPort: 8080 },
      { text: '127.0.0.1:8081:80', url: null, hostPort: 8081 },
    ]);
  });
});

describe('no link', () => {
  test('for UDP and SCTP, also beside TCP of the same number', () => {
    expect(
      views([port('0.0.0.0', 53, 53, 'udp'), port('0.0.0.0', 53, 53), port('0.0.0.0', 54, 54, 'sctp')]),
    ).toEqual([
      { text: '53:53', url: 'http://localhost:53', hostPort: 53 },
      { text: '53:53/udp', url: null, hostPort: 53 },
      { text: '54:54/sctp', url: null, hostPort: 54 },
    ]);
  });

  test('for what is not published', () => {
    expect(views([port(null, 0, 6379)])).toEqual([{ text: '6379/tcp', url: null, hostPort: null }]);
  });

  test.each([
    'evil.example/',
    '127.0.0.1@evil.example',
    '127.0.0.1#',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3',
    'javascript:alert(1)//',
    '::1]@evil.example/[::',
    'fe80::1%eth0',
    '1::2::3',
    '1::2::3:4:5:6:7:8',
    '1:2:3:4::5:6:7:8',
    '1:2:3:4:5:6:7',
    ':1',
    '12345::',
    '\u0000',
    '\u202e1.0.0.721',
    'localhost',
    'a'.repeat(100_000),
  ])('for an address that is none (%#)', (ip) => {
    expect(views([port(ip, 8080, 80)])[0]?.url).toBeNull();
  });

  test.each([
    'evil.example/x',
    'user@host',
    'a b',
    '',
    '.',
    '-x-',
    '1.2.3.999',
    '0x7f',
    'x'.repeat(64),
    `${'a.'.repeat(127)}a`,
    'höst',
  ])('for a link host that is none ("%s")', (linkHost) => {
    expect(views([port('0.0.0.0', 8080, 80)], linkHost)[0]?.url).toBeNull();
  });

  test.each([0, -1, 65_536, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('for port %d', (hostPort) => {
    expect(views([port('0.0.0.0', hostPort, 80)])[0]?.url).toBeNull();
  });
});

test('ports are sorted by host port, unpublished ones last', () => {
  const ports = [port(null, 0, 9000), port('0.0.0.0', 10000, 1), port(null, 0, 80), port('0.0.0.0', 900, 2)];
  expect(views(ports).map(({ text }) => text)).toEqual(['900:2', '10000:1', '80/tcp', '9000/tcp']);
});

test('thousands of ports each have a key of their own', () => {
  const ports = Array.from({ length: 20_000 }, (_, n) =>
    port(n % 2 ? '0.0.0.0' : '::', 20_000 + (n >> 1), 80),
  );
  const result = portViews(aContainer({ ports }), 'localhost');
  expect(new Set(result.map(({ key }) => key)).size).toBe(10_000);
});

test('whatever the engine lists, a link leads to the port of an address that was listed, by http or https', () => {
  const hostile = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.domain(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('0.0.0.0', '::', '127.0.0.1', '::1', '1.1.1.1/', '[::1]', 'a@b', '1.2.3.4:80'),
  );
  const binding = fc.record({
    ip: hostile,
    hostPort: fc.integer({ min: -1, max: 70_000 }),
    containerPort: fc.nat(65_535),
    protocol: fc.constantFrom<PortBinding['protocol'][]>('tcp', 'udp', 'sctp'),
  });
  fc.assert(
    fc.property(fc.array(binding), hostile, (bindings, linkHost) => {
      const ports = bindings.map((b) => port(b.ip, b.hostPort, b.containerPort, b.protocol));
      for (const { url, hostPort } of portViews(aContainer({ ports }), linkHost)) {
        if (url === null) continue;
        expect(url).toMatch(/^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\]):\d{1,5}$/i);
        expect(url.endsWith(`:${hostPort}`)).toBe(true);
        const { protocol, username } = new URL(url);
        expect([['http:', 'https:'].includes(protocol), username]).toEqual([true, '']);
      }
    }),
    { numRuns: 1_000 },
  );
});
