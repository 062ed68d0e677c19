import type { ContainerPath } from '../../shared/container-files.ts';
import type { ContainerId, ImageId } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { bytesOfText } from '../engine/path-bytes.ts';
import { Failure, factsOf } from '../failure.ts';
import { deletingCommand } from '../files/delete-files.ts';
import { fileFailure } from '../files/file-failure.ts';
import { broughtProgram } from './brought-image.ts';
import { broughtHelper, type Helper, makeHelper, type OpenableVolume, target } from './helper.ts';
import { removerPath } from './remover/program.ts';

// No request of the Engine API removes a file, so a program has to: the app's own, or where that does not run, the shell
// of a local image.

// Files may be named like options, and be more than a command line holds.
const removeAll = `cd ${target} || exit 3
set --
for f in .* *; do
  case "$f" in .|..) continue;; esac
  [ -e "./$f" ] || [ -L "./$f" ] || continue
  set -- "$@" "./$f"
  if [ $# -ge 200 ]; then rm -rf -- "$@" || exit 4; set --; fi
done
[ $# -eq 0 ] || rm -rf -- "$@" || exit 4`;

const shells = ['/bin/sh'];
const removers = ['/bin/rm', '/usr/bin/rm'];
const mostProbed = 40;

/**
 * Removes all that is in the volume; its own folder keeps its owner and mode. `first` are the images that are tried
 * before others where the app's own does not run. Throws `no-helper-image`.
 */
export async function emptyVolume(
  volume: OpenableVolume,
  first: readonly ImageId[],
  signal: AbortSignal,
): Promise<void> {
  const own = [broughtProgram, 'e', removerPath(Buffer.from(target))];
  const code = await runInVolume(volume, own, ['/bin/sh', '-c', removeAll], first, signal);
  if (code === 0) return;
  throw new Failure({
    kind: 'unexpected',
    detail: t('Not all of {volume} could be removed.', { volume: volume.volume }),
  });
}

/** Removes a file of the volume, or a folder with all that is in it. Throws `no-helper-image`, `container-file`. */
export async function removeFromVolume(volume: OpenableVolume, path: ContainerPath): Promise<void> {
  const within = `${target}${path}`;
  const own = [broughtProgram, 'r', removerPath(bytesOfText(within))];
  const code = await runInVolume(volume, own, deletingCommand(within), [], new AbortController().signal);
  if (code !== 0) throw fileFailure('permission-denied', path);
}

// POSIX's codes for a program that can't be run.
const notRunnable: ReadonlySet<number> = new Set([126, 127]);

/** Runs the app's own program, or a command of the first image that can, and answers the exit code. */
async function runInVolume(
  volume: OpenableVolume,
  own: readonly string[],
  command: readonly string[],
  first: readonly ImageId[],
  signal: AbortSignal,
): Promise<number> {
  const { api } = volume;
  const brought = await broughtHelper(volume, own);
  const code = brought === null ? null : await run(api, brought, signal);
  if (code !== null) return code;
  const images = [...new Set([...first, ...(await api.helperImages())])].slice(0, mostProbed);
  for (const image of images) {
    const helper = await makeHelper(volume, image, command).catch(() => null);
    if (helper === null) continue;
    const answer = await run(api, helper, signal, canRemove);
    if (answer !== null) return answer;
  }
  throw new Failure({ kind: 'no-helper-image', needs: 'shell' });
}

/** The exit code; `null` where nothing was run. The helper is released either way. */
async function run(
  api: EngineApi,
  { id, release }: Helper,
  signal: AbortSignal,
  may: (api: EngineApi, id: ContainerId) => Promise<boolean> = async () => true,
): Promise<number | null> {
  try {
    if (!(await may(api, id))) return null;
    const code = await api.runHelper(id, signal);
    return notRunnable.has(code) ? null : code;
  } catch (thrown) {
    if (signal.aborted || factsOf(thrown).kind === 'engine-unreachable') throw thrown;
    // Of an image for another machine nothing can be run.
    return null;
  } finally {
    await release();
  }
}

const canRemove = async (api: EngineApi, id: ContainerId): Promise<boolean> =>
  (await isThere(api, id, shells)) && (await isThere(api, id, removers));

async function isThere(api: EngineApi, id: ContainerId, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if ((await api.statPath(id, path)) !== null) return true;
  return false;
}
