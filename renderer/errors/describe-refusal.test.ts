import { describe, expect, it } from 'vitest';
import type { AddVolumeRefusal } from '../../shared/add-volume.ts';
import { hostPath } from '../../shared/ids.ts';
import { describeRefusal } from './describe-refusal.ts';

const file = hostPath('/srv/shop/compose.yaml');

// One of each kind, and what must be named: a kind that is missing here does not compile.
const refusals: {
  readonly [Kind in AddVolumeRefusal['kind']]: readonly [
    Omit<Extract<AddVolumeRefusal, { kind: Kind }>, 'kind'>,
    ...string[],
  ];
} = {
  'key-invalid': [{}, 'name'],
  'path-invalid': [{}, '/data'],
  'path-unknown': [{}, 'path'],
  'path-is-file': [{}, 'folder'],
  'path-mounted': [{}, 'mounted'],
  'path-taken': [{ line: 7 }, 'line 7'],
  'mount-inside': [{ path: '/data/db' }, '/data/db'],
  'file-generated': [{ line: 2 }, 'line 2'],
  'declared-otherwise': [{}, 'settings'],
  'not-yaml': [{ line: 3 }, 'line 3', 'YAML'],
  'not-text': [{}, 'UTF-8'],
  'several-documents': [{}, 'documents'],
  'service-missing': [{}, 'service'],
  'service-elsewhere': [{ file: hostPath('/srv/inc.yaml') }, '/srv/inc.yaml'],
  'shared-anchor': [{ anchor: 'base', line: 4 }, 'base', 'line 4'],
  'not-a-list': [{ line: 5 }, 'line 5'],
  'too-unusual': [{}, 'unusual'],
  'not-attached': [{}, 'another'],
};

describe('a volume that can’t be added', () => {
  it.each(Object.entries(refusals))(
    'because of %s is told with file, place and next step',
    (kind, [facts, ...named]) => {
      const { title, cause, nextStep } = describeRefusal({ kind, ...facts } as AddVolumeRefusal, file);
      for (const part of [title, cause, nextStep]) expect(part.trim()).not.toBe('');
      const text = [title, cause, nextStep].join('\n').toLowerCase();
      for (const fact of [file, ...named]) expect(text).toContain(fact.toLowerCase());
    },
  );

  it('is told without a file where none is known, and without a line', () => {
    expect(describeRefusal({ kind: 'not-yaml', line: null }, null).cause).toBe('It is no YAML.');
    expect(describeRefusal({ kind: 'not-yaml', line: null }, file).cause).toBe(`${file}: It is no YAML.`);
  });
});
