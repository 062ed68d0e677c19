interface Copy {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The path of an AppImage, as it tells the program in it. */
  readonly appImage: string | undefined;
  /** The file `package-type` that deb and rpm packages put beside the program; `null` where there is none. */
  readonly packageType: string | null;
  /** The NSIS installer's own program to remove the app is beside it: a mere folder has none. */
  readonly hasUninstaller: boolean;
  /** The file `app-update.yml`, by which the package says where updates are; `null` where there is none. */
  readonly place: string | null;
}

/**
 * Whether this copy of the app can be replaced by a newer one: electron-updater knows how for these. `no-place`: it
 * could, but its package names no place to look, since it was made outside of a checkout that has one.
 */
export function canUpdate(copy: Copy): 'yes' | 'not-here' | 'no-place' {
  if (!isUpdatable(copy)) return 'not-here';
  return /^provider:[ \t]*\S/m.test(copy.place ?? '') ? 'yes' : 'no-place';
}

function isUpdatable({ packaged, platform, appImage, packageType, hasUninstaller }: Copy): boolean {
  if (!packaged) return false;
  if (platform === 'darwin') return true;
  if (platform === 'win32') return hasUninstaller;
  return appImage !== undefined || packageType === 'deb' || packageType === 'rpm';
}
