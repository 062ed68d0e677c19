import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, fileOf } from './app-protocol.ts';

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
