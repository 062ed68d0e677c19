import { expect, it, vi } from 'vitest';
import { openLink } from './open-link.ts';

it.each(['http://localhost:3000/', 'https://127.0.0.1:8443/'])('hands %s to the system', async (url) => {
  const openExternal = vi.fn(async () => undefined);
  await openLink(url, openExternal);
  expect(openExternal.mock.calls).toEqual([[url]]);
});

it.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-msdt:/id',
  'localhost:3000',
  '',
])('refuses %s', async (url) => {
  const openExternal = vi.fn(async () => undefined);
  await expect(openLink(url, openExternal)).rejects.toMatchObject({ error: { kind: 'link-refused', url } });
  expect(openExternal).not.toHaveBeenCalled();
});
