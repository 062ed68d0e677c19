import type { WrittenFile, WrittenFiles } from '../../shared/container-data.ts';
import { isWithin } from '../../shared/database-at.ts';
import type { Container } from '../../shared/engine.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { readTar } from '../tar/read-tar.ts';

const mostListed = 500;

/**
 * The files in the volume at a path of a container, without what is mounted inside it; `null` when the container is
 * gone. Their content goes by unread; after some hundred files, or `withinMs`, the rest is not asked for (`more` is
 * `null`: nobody counted).
 */
export async function listVolumeFiles(
  api: Pick<EngineApi, 'readArchive'>,
  { id, mounts }: Pick<Container, 'id' | 'mounts'>,
  destination: string,
  withinMs: number,
): Promise<WrittenFiles | null> {
  const abort = new AbortController();
  const source = await api.readArchive(id, destination, abort.signal);
  if (source === null) return null;
  const inner = mounts.filter(
    (mount) => mount.destination !== destination && isWithin(mount.destination, destination),
  );
  const parent = destination.slice(0, destination.lastIndexOf('/'));
  const files: WrittenFile[] = [];
  const stopAt = Date.now() + withinMs;
  const timer = setTimeout(() => source.destroy(), withinMs);
  let whole = true;
  try {
    for await (const { entry } of readTar(source)) {
      const path = `${parent}/${entry.name.replace(/\/+$/, '')}`;
      if (entry.kind === 'folder' || inner.some((mount) => isWithin(path, mount.destination))) continue;
      if (files.length === mostListed) {
        whole = false;
        break;
      }
      files.push({ path, bytes: entry.bytes, what: 'data' });
    }
  } catch (thrown) {
    if (Date.now() < stopAt) throw thrown;
    whole = false;
  } finally {
    clearTimeout(timer);
    source.destroy();
    abort.abort();
  }
  if (Date.now() >= stopAt) whole = false;
  return { files, more: whole ? 0 : null };
}
