import { isMadeUpName } from '../container-parts.ts';
import { fields, list, numberOrNull, text } from '../narrow.ts';
import { type Fields, type Inspected, listFlag, sortedEntries, textFlag, wordsOf } from './flags.ts';

/**
 * Volumes, host folders and memory. An anonymous volume of the image's is left to the image, any other one is made anew
 * where it was: the copy has its own.
 */
export function mountFlags({ config, image, host }: Inspected): readonly string[] {
  const ofImage = new Set(Object.keys(fields(image.Volumes)));
  const binds = list(host.Binds)
    .map(text)
    .filter((bind) => bind !== '');
  const mounts = list(host.Mounts).map(fields);
  const mounted = new Set([...binds.map(targetOfBind), ...mounts.map((mount) => text(mount.Target))]);
  return [
    ...wordsOf(
      [textFlag('VolumeDriver', '--volume-driver'), listFlag('VolumesFrom', '--volumes-from')],
      host,
    ),
    ...binds.flatMap((bind) => bindFlags(bind, ofImage)),
    ...mounts
      .filter((mount) => !(isAnonymous(mount) && ofImage.has(text(mount.Target))))
      .flatMap((mount) => ['--mount', mountValue(mount)]),
    ...Object.keys(fields(config.Volumes))
      .filter((target) => !ofImage.has(target) && !mounted.has(target))
      .flatMap((target) => ['--volume', target]),
    ...sortedEntries(host.Tmpfs).flatMap(([target, options]) => [
      '--tmpfs',
      options === '' ? target : `${target}:${options}`,
    ]),
  ];
}

// On Windows a source begins with a drive: `C:\data:/data:ro`.
const bindParts = /^((?:[A-Za-z]:[\\/])?[^:]*):((?:[A-Za-z]:[\\/])?[^:]*)(?::(.*))?$/;

const targetOfBind = (bind: string) => bindParts.exec(bind)?.[2] ?? bind;

/** A bind is written as it was given; one of an anonymous volume's (Compose keeps them so) without its name. */
function bindFlags(bind: string, ofImage: ReadonlySet<string>): readonly string[] {
  const [, source = '', target = '', options = ''] = bindParts.exec(bind) ?? [];
  if (!isMadeUpName(source)) return ['--volume', bind];
  if (ofImage.has(target)) return [];
  return options.split(',').includes('ro')
    ? ['--mount', record(['type=volume', `target=${target}`, 'readonly'])]
    : ['--volume', target];
}

const isAnonymous = (mount: Fields) =>
  text(mount.Type) === 'volume' && (text(mount.Source) === '' || isMadeUpName(text(mount.Source)));

/** The keys of `--mount` in the order of docker/cli's `opts/mount.go`. */
function mountValue(mount: Fields): string {
  const bind = fields(mount.BindOptions);
  const volume = fields(mount.VolumeOptions);
  const driver = fields(volume.DriverConfig);
  const tmpfs = fields(mount.TmpfsOptions);
  const mode = numberOrNull(tmpfs.Mode);
  const given = (key: string, value: string) => (value === '' ? [] : [`${key}=${value}`]);
  const each = (key: string, map: unknown) =>
    sortedEntries(map).map(([name, value]) => `${key}=${name}=${value}`);
  return record([
    ...given('type', text(mount.Type)),
    ...(isAnonymous(mount) ? [] : given('source', text(mount.Source))),
    ...given('target', text(mount.Target)),
    ...(mount.ReadOnly === true ? ['readonly'] : []),
    ...given('consistency', text(mount.Consistency)),
    ...given('bind-propagation', text(bind.Propagation)),
    ...(bind.NonRecursive === true ? ['bind-recursive=disabled'] : []),
    ...(bind.ReadOnlyNonRecursive === true ? ['bind-recursive=writable'] : []),
    ...(bind.ReadOnlyForceRecursive === true ? ['bind-recursive=readonly'] : []),
    ...(volume.NoCopy === true ? ['volume-nocopy'] : []),
    ...given('volume-subpath', text(volume.Subpath)),
    ...each('volume-label', volume.Labels),
    ...given('volume-driver', text(driver.Name)),
    ...each('volume-opt', driver.Options),
    ...given('tmpfs-size', String(numberOrNull(tmpfs.SizeBytes) || '')),
    ...(mode === null || mode === 0 ? [] : [`tmpfs-mode=${mode.toString(8)}`]),
  ]);
}

/** The CLI reads the value as one record of CSV. */
const record = (parts: readonly string[]): string =>
  parts.map((part) => (/[",\r\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)).join(',');
