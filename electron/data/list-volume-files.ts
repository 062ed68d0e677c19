import { extract } from 'tar-stream';
import type { WrittenFile, WrittenFiles } from '../../shared/container-data.ts';
import { isWithin } from '../../shared/database-at.ts';
import type { Container } from '../../shared/engine.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { endWith } from '../saved/copy-tar.ts';

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
  const reader = extract();
  endWith(source, reader);
  source.pipe(reader);
  const stopAt = Date.now() + withinMs;
  const timer = setTimeout(() => reader.destroy(new Error('Late')), withinMs);
  let whole = true;
  try {
    for await (const entry of reader) {
      const { name, size, type } = entry.header;
      const path = `${parent}/${name.replace(/\/+$/, '')}`;
      entry.resume();
      if (type === 'directory' || inner.some((mount) => isWithin(path, mount.destination))) continue;
      if (files.length === mostListed) {
        whole = false;
        break;
      }
      files.push({ path, bytes: size, what: 'data' });
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
