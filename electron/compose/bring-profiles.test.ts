import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostPath } from '../../shared/ids.ts';
import { mayBringProfiles } from './bring-profiles.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-profiles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plain = 'services:\n  web:\n    image: web:1\n';

async function filesOf(...texts: readonly string[]) {
  const paths = texts.map((_, n) => hostPath(join(folder, `${n}.yaml`)));
  await Promise.all(paths.map((path, n) => writeFile(path, texts[n] ?? '')));
  return paths;
}

describe('Compose files', () => {
  it('that name no profile and bring in no other file bring none', async () => {
    expect(await mayBringProfiles(await filesOf(plain, plain))).toBe(false);
  });

  it.each([
    ['a profile', `${plain}    profiles: [debug]\n`],
    ['a quoted key', `${plain}    "profiles": [debug]\n`],
    ['a service of another file', `${plain}    extends: { file: other.yaml, service: web }\n`],
    ['another file', `include: [other.yaml]\n${plain}`],
    ['a key with an escape', `${plain}    "\\x70rofiles": [debug]\n`],
  ])('may with %s', async (_, text) => {
    expect(await mayBringProfiles(await filesOf(plain, text))).toBe(true);
  });

  it('may where one can’t be read', async () => {
    expect(await mayBringProfiles([...(await filesOf(plain)), hostPath(join(folder, 'gone.yaml'))])).toBe(
      true,
    );
  });
});
