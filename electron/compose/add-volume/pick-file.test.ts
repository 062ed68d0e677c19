import { describe, expect, it } from 'vitest';
import { hasService, includedFiles, pickFile } from './pick-file.ts';

const wanted = { service: 'db', key: 'database', path: '/data' };
const base = 'services:\n  db:\n    image: redis:7\n';
const override = 'services:\n  db:\n    environment: {A: b}\n';

describe('the file to be changed', () => {
  it('is the one that defines the service, not one that overrides it', () => {
    expect(pickFile([base, override], wanted)).toEqual({ ok: true, value: { index: 0, isDeclared: false } });
    expect(pickFile(['networks: {}\n', override, base], wanted)).toMatchObject({ value: { index: 2 } });
    expect(pickFile(['name: shop\n', override], wanted)).toMatchObject({ value: { index: 1 } });
  });

  it('is the last one in which something is mounted at the path, whatever else it says', () => {
    const mounting = 'services:\n  db:\n    volumes:\n      - type: volume\n        target: /data/\n';
    const index = (texts: readonly string[]) => {
      const picked = pickFile(texts, wanted);
      return picked.ok ? picked.value.index : picked.error;
    };
    expect(index([base, override, mounting])).toBe(2);
    expect(index([`${base}    volumes: [/data]\n`, mounting, override])).toBe(1);
    expect(index([`${base}    volumes: [/data]\n`, override])).toBe(0);
    expect(index([base, mounting.replace('/data/', '/other')])).toBe(0);
    expect(index([base, mounting.replace('db:', 'web:')])).toBe(0);
  });

  it('may leave the declaration to another file that has it', () => {
    expect(pickFile([base, 'volumes:\n  database:\n'], wanted)).toMatchObject({
      value: { isDeclared: true },
    });
    expect(pickFile([`${base}volumes:\n  database:\n`], wanted)).toMatchObject({
      value: { isDeclared: false },
    });
  });

  it('is none where no file has the service, or one can’t be read', () => {
    expect(pickFile(['', 'services: {}\n'], wanted)).toEqual({
      ok: false,
      error: { kind: 'service-missing' },
    });
    expect(pickFile([base, 'a: [\n'], wanted)).toMatchObject({ error: { kind: 'not-yaml' } });
  });
});

describe('included files', () => {
  it('are told in every form that Compose takes', () => {
    const text = `include:\n  - db.yaml\n  - path: web/compose.yaml\n    env_file: x\n  - path: [a.yaml, b.yaml]\n${base}`;
    expect(includedFiles(text)).toEqual(['db.yaml', 'web/compose.yaml', 'a.yaml', 'b.yaml']);
    expect([includedFiles(base), includedFiles('a: [')]).toEqual([[], []]);
  });

  it('can be asked for a service', () => {
    expect([hasService(base, 'db'), hasService(base, 'web'), hasService('a: [', 'db')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
