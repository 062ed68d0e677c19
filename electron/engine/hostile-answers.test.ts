import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerFromInspect } from './container-from-inspect.ts';
import { containerFromList } from './container-from-list.ts';
import { eventsFromLine } from './event-from-api.ts';
import { lineReader } from './lines.ts';
import { networkFromApi } from './network-from-api.ts';
import { statsFromApi } from './stats-from-api.ts';
import { volumeFromApi, volumeSizesFromApi } from './volume-from-api.ts';

// The fields that are read, so that what is generated meets the readers at every place.
const keys = [
  ...['Id', 'ID', 'Name', 'Names', 'Image', 'ImageID', 'State', 'Status', 'Labels', 'Config', 'HostConfig'],
  ...['Ports', 'PrivatePort', 'PublicPort', 'Type', 'IP', 'Mounts', 'Destination', 'RW', 'NetworkSettings'],
  ...['Networks', 'NetworkID', 'Created', 'CreatedAt', 'StartedAt', 'ExitCode', 'Health', 'RestartPolicy'],
  ...['Driver', 'Volumes', 'UsageData', 'Size', 'Action', 'Actor', 'Attributes', 'timeNano', 'Tmpfs'],
  ...['cpu_stats', 'cpu_usage', 'total_usage', 'memory_stats', 'usage', 'networks', 'blkio_stats', 'read'],
  ...['com.docker.compose.project', 'com.docker.compose.depends_on', '__proto__', 'constructor', '80/tcp'],
];
const text = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    '\u202e',
    '\ud800',
    '../..',
    '\u001b[2J',
    '"timeNano":1',
    'running',
    'container',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const { tree } = fc.letrec((again) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(again('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), again('tree'), { maxKeys: 8 }),
  ),
}));

const readers: readonly (readonly [string, (answer: unknown) => unknown])[] = [
  ['a listed container', containerFromList],
  ['an inspected container', containerFromInspect],
  ['a volume', (answer) => volumeFromApi(answer, { tellsCreation: true })],
  ['the sizes of volumes', volumeSizesFromApi],
  ['a network', networkFromApi],
  ['figures', statsFromApi],
  ['an event', (answer) => eventsFromLine(JSON.stringify(answer) ?? '')],
];

describe('whatever an engine answers', () => {
  it.each(readers)('%s is read from it, or is none', (_what, read) => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), tree, { maxKeys: 12 }), (answer) => {
        // The same again: nothing is kept from one answer to the next.
        expect(read(structuredClone(answer))).toEqual(read(answer));
      }),
      { numRuns: 500 },
    );
  });

  it('nothing is put into the prototype of all objects', () => {
    const answer: unknown = JSON.parse(
      '{"Id":"a","Labels":{"__proto__":{"polluted":1}},"NetworkSettings":{"Networks":{"__proto__":{"NetworkID":"x"}}}}',
    );
    for (const [, read] of readers) read(answer);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

it('a line of any bytes is a line however it comes, and events that are none are none', () => {
  const lines = fc.array(
    fc
      .uint8Array({ maxLength: 30 })
      .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 10 ? 11 : byte)))),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(lines, fc.array(fc.nat({ max: 40 }), { maxLength: 10 }), (all, cuts) => {
      const whole = Buffer.concat(all.flatMap((line) => [line, Buffer.from('\n')]));
      const read = (pieces: readonly Buffer[]) => {
        const got: string[] = [];
        const reader = lineReader(1_000, (line) => got.push(line));
        for (const piece of pieces) reader(piece);
        for (const line of got) eventsFromLine(line);
        return got;
      };
      const pieces: Buffer[] = [];
      let at = 0;
      for (const cut of cuts) {
        pieces.push(whole.subarray(at, at + cut));
        at += cut;
      }
      expect(read([...pieces, whole.subarray(at)])).toEqual(read([whole]));
    }),
  );
});

describe('a container', () => {
  it('has ten thousand ports, each once and in order', () => {
    const Ports = Array.from({ length: 10_000 }, (_, at) => ({
      IP: '0.0.0.0',
      PrivatePort: 1 + ((at * 7_919) % 10_000),
      PublicPort: 20_000 + at,
      Type: 'tcp',
    }));
    const read = containerFromList({ Id: 'a', Ports: [...Ports, ...Ports] });
    expect(read?.ports.map(({ containerPort }) => containerPort)).toEqual(
      Array.from({ length: 10_000 }, (_, at) => 1 + at),
    );
  });

  it('has labels of a million characters', () => {
    const long = 'x,'.repeat(500_000);
    const Labels = { 'com.docker.compose.project': long, 'com.docker.compose.depends_on': long };
    expect(containerFromList({ Id: 'a', Labels })?.compose?.project).toHaveLength(1_000_000);
  });

  it('is read from an answer that is a hundred thousand levels deep', () => {
    const deep: unknown = JSON.parse(`{"Id":"a","Labels":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(containerFromList(deep)?.compose).toBeNull();
    expect(containerFromInspect(deep)?.compose).toBeNull();
  });
});
