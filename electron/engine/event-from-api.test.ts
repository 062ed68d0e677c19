import { describe, expect, it } from 'vitest';
import { eventsFromLine, sinceParameter } from './event-from-api.ts';

const timeNano = '1795468203915123457';
const line = (Type: string, Action: string, ID: unknown = 'c1', Attributes: object = {}) =>
  `{"Type":"${Type}","Action":"${Action}","Actor":${JSON.stringify({ ID, Attributes })},"time":1795468203,"timeNano":${timeNano}}`;
const container = (id: string, action: string) => ({ subject: { kind: 'container', id }, action, timeNano });

describe('an event', () => {
  it('names a container, with every digit of its time', () => {
    expect(eventsFromLine(line('container', 'start'))).toEqual([container('c1', 'start')]);
  });

  it('names a volume', () => {
    expect(eventsFromLine(line('volume', 'destroy', 'data'))).toEqual([
      { subject: { kind: 'volume', name: 'data' }, action: 'destroy', timeNano },
    ]);
  });

  it('of a network names the container that joined it too', () => {
    expect(eventsFromLine(line('network', 'connect', 'n1', { container: 'c9' }))).toEqual([
      { subject: { kind: 'network', id: 'n1' }, action: 'connect', timeNano },
      container('c9', 'connect'),
    ]);
  });

  it('of a health check is of use only where the health changed', () => {
    const told = [
      'health_status: healthy',
      'health_status',
      'exec_create: true',
      'exec_start: true',
      'exec_die',
    ];
    expect(
      told.flatMap((action) => eventsFromLine(line('container', action))).map(({ action }) => action),
    ).toEqual(['health_status: healthy', 'health_status']);
  });

  it.each(['kill', 'top', 'attach', 'resize', 'oom', 'commit', 'prune'])(
    '%s changes nothing that we show',
    (action) => {
      expect(eventsFromLine(line('container', action))).toEqual([]);
    },
  );

  it('of images, plugins and the engine itself is of no use', () => {
    expect(['image', 'plugin', 'daemon'].flatMap((type) => eventsFromLine(line(type, 'create')))).toEqual([]);
  });

  it('takes its time from itself, not from a label', () => {
    const sly = { '"timeNano":1': '"timeNano":2', timeNano: '3' };
    expect(eventsFromLine(line('container', 'die', 'c1', sly))).toEqual([container('c1', 'die')]);
  });

  it.each([
    '',
    'garbage',
    '[]',
    'null',
    '{"Type":"container"}',
    line('container', 'start', 5),
    line('container', 'start', ''),
  ])('is none: %s', (garbage) => {
    expect(eventsFromLine(garbage)).toEqual([]);
  });
});

it('a time becomes seconds with a fraction', () => {
  expect(sinceParameter(timeNano)).toBe('1795468203.915123457');
  expect(sinceParameter('5')).toBe('0.000000005');
});
