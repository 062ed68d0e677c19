import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { autostartFile, execValue } from './open-at-login.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stackyard-login-'));
});
afterEach(async () => {
  await chmod(home, 0o700);
  await rm(home, { recursive: true });
});

it('is a desktop entry while it is on, and nothing once it is off', async () => {
  const start = autostartFile({ env: {}, homeDir: home, command: ['/opt/Stackyard/stackyard'] });
  expect(await start.isOn()).toBe(false);
  await start.set(true);
  expect(await start.isOn()).toBe(true);
  const folder = join(home, '.config', 'autostart');
  expect(await readdir(folder)).toEqual(['stackyard.desktop']);
  expect(await readFile(join(folder, 'stackyard.desktop'), 'utf8')).toContain(
    '[Desktop Entry]\nType=Application\nName=Stackyard\n',
  );
  expect(await readFile(join(folder, 'stackyard.desktop'), 'utf8')).toContain(
    '\nExec="/opt/Stackyard/stackyard"\n',
  );
  await start.set(false);
  await start.set(false);
  expect(await readdir(folder)).toEqual([]);
});

it('stands where XDG_CONFIG_HOME says, where that is a whole path', async () => {
  const start = autostartFile({
    env: { XDG_CONFIG_HOME: join(home, 'xdg') },
    homeDir: '/nowhere',
    command: ['a'],
  });
  await start.set(true);
  expect(await readdir(join(home, 'xdg', 'autostart'))).toEqual(['stackyard.desktop']);
});

it('says so where it can’t be written', async () => {
  await mkdir(join(home, '.config'));
  await writeFile(join(home, '.config', 'autostart'), 'no folder');
  const start = autostartFile({ env: {}, homeDir: home, command: ['a'] });
  await expect(start.set(true)).rejects.toMatchObject({ error: { kind: 'file-failed' } });
  expect(await start.isOn()).toBe(false);
});

it('hands over paths with spaces, quotes, dollars and percents as they are', () => {
  expect(execValue(['/opt/my app/stackyard', '--x=%u'])).toBe('"/opt/my app/stackyard" "--x=%%u"');
  // As a string of the file each backslash is two; as a quoted argument it stands before what is special.
  expect(execValue(['a"b$c'])).toBe(String.raw`"a\\"b\\$c"`);
  expect(execValue(['a\\b'])).toBe(String.raw`"a\\\\b"`);
});
