import { describe, expect, it } from 'vitest';
import { canUpdate } from './can-update.ts';

const place = 'owner: ada\nrepo: stackyard\nprovider: github\nupdaterCacheDirName: stackyard-updater\n';
const folder = {
  packaged: true,
  platform: 'linux',
  appImage: undefined,
  packageType: null,
  hasUninstaller: false,
  place,
} as const;

describe('a copy of the app', () => {
  it('is replaced where its kind of package can be', () => {
    expect(
      [
        { ...folder, appImage: '/home/ada/Stackyard.AppImage' },
        { ...folder, packageType: 'deb' },
        { ...folder, packageType: 'rpm' },
        { ...folder, platform: 'darwin' },
        { ...folder, platform: 'win32', hasUninstaller: true },
      ].map((copy) => canUpdate({ ...copy, platform: copy.platform as NodeJS.Platform })),
    ).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  });

  it('is left to whoever put it there where it is a mere folder, a package of another kind, or not packed', () => {
    expect([
      canUpdate(folder),
      canUpdate({ ...folder, packageType: 'pacman' }),
      canUpdate({ ...folder, platform: 'win32' }),
      canUpdate({ ...folder, platform: 'darwin', packaged: false }),
    ]).toEqual(['not-here', 'not-here', 'not-here', 'not-here']);
  });

  it('has no place to look where its package names none', () => {
    expect([
      canUpdate({ ...folder, packageType: 'deb', place: null }),
      canUpdate({ ...folder, packageType: 'deb', place: 'updaterCacheDirName: stackyard-updater\n' }),
      canUpdate({ ...folder, packageType: 'deb', place: 'provider:\nowner: ada\n' }),
    ]).toEqual(['no-place', 'no-place', 'no-place']);
  });
});
