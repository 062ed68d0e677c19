import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProtocolRequest, ProtocolResponse } from 'electron';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, fileOf, pageIn, serveApp } from './app-protocol.ts';

describe('an app:// address', () => {
  it.each([
    ['app://stackyard/index.html', '/app/index.html'],
    ['app://stackyard/assets/a%20b.js', '/app/assets/a b.js'],
  ])('%s names %s', (address, file) => expect(fileOf(address, '/app')).toBe(file));

  it.each([
    ['app://elsewhere/index.html'],
    ['file:///etc/passwd'],
    ['app://stackyard/..%2f..%2fetc/passwd'],
    ['app://stackyard/%2e%2e/%2e%2e/etc/passwd'],
    ['app://stackyard/a%00.js'],
    ['app://stackyard/%ff'],
    ['app://stackyard/'],
  ])('%s never leads out of the folder', (address) => {
    const file = fileOf(address, '/app');
    expect(file === null || file.startsWith('/app/')).toBe(true);
  });
});

it('lets nothing in but what comes with the app', () => {
  const policy = contentSecurityPolicy('n');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

describe('the page', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'renderer', 'index.html'), 'utf8');

  it('is as it was built where English is spoken', () => expect(pageIn(null, page)).toBe(page));

  it('has another language’s texts before its own script', () => {
    const german = pageIn({ language: 'de', texts: {} }, page);
    expect(german).toContain('<html lang="de">');
    expect(german).toMatch(/<script src="\.\/catalogue\.js"><\/script>\s*<script type="module"/);
  });
});

it('says when the page was served', async () => {
  let handler = (_request: ProtocolRequest, _answer: (response: Buffer | ProtocolResponse) => void) => {};
  const protocol = {
    registerBufferProtocol: (_scheme: string, handle: typeof handler) => {
      handler = handle;
      return true;
    },
  };
  const said: string[] = [];
  const folder = join(import.meta.dirname, '..', '..', 'renderer');
  const served = serveApp(protocol, folder, async () => null).then(() => said.push('served'));
  await Promise.resolve();
  expect(said).toEqual([]);
  handler({ url: 'app://stackyard/index.html' } as ProtocolRequest, () => said.push('answered'));
  await served;
  expect(said).toEqual(['answered', 'served']);
});
