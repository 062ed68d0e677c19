import { Readable } from 'node:stream';
import { type ContainerPath, largestText, type Saved } from '../../shared/container-files.ts';
import { nameOf, parentOf } from '../../shared/container-path.ts';
import type { Container } from '../../shared/engine.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { tarEnd, tarPadding } from '../tar/header-bytes.ts';
import { tarHeader } from '../tar/write-tar.ts';
import { fileFailure, refusedFile } from './file-failure.ts';
import { readStart, versionOf } from './read-file.ts';
import { mustBeWritable } from './upload.ts';

type Engine = Pick<EngineApi, 'readArchive' | 'writeArchive'>;

/**
 * Gives a file of a container another text; its mode and owner stay. `version` is that of the text which was opened:
 * where the file holds something else by now, it is left as it is (`changed`); `null` writes whatever it holds. Throws
 * `container-file`.
 */
export async function saveText(
  api: Engine,
  container: Container,
  path: ContainerPath,
  text: string,
  version: string | null,
  now: number,
): Promise<Saved> {
  mustBeWritable(container, path);
  const { entry, start } = await readStart(api, container.id, path);
  if (entry.kind !== 'file') throw fileFailure('not-a-file', path);
  const isOther = entry.bytes > largestText || versionOf(start) !== version;
  if (version !== null && isOther) return { kind: 'changed' };
  const content = Buffer.from(text, 'utf8');
  const written = versionOf(content);
  const header = tarHeader({
    ...entry,
    name: nameOf(path),
    bytes: content.length,
    modifiedAt: now,
    target: '',
  });
  const tar = Readable.from([header, content, tarPadding(content.length), tarEnd]);
  await api
    .writeArchive(container.id, parentOf(path), tar, new AbortController().signal, true)
    .catch((thrown: unknown) => {
      throw refusedFile(thrown, path);
    });
  const after = await readStart(api, container.id, path);
  if (content.length <= largestText && versionOf(after.start) !== written) {
    throw new Failure({
      kind: 'unexpected',
      detail: t('{path} does not hold what was written to it.', { path }),
    });
  }
  return { kind: 'saved', version: written };
}
