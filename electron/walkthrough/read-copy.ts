import { stat } from 'node:fs/promises';
import type { HostPath } from '../../shared/ids.ts';
import { type CopyFile, sampleParts } from '../../shared/walkthrough.ts';
import type { Compose, ComposeModel } from '../compose/compose.ts';
import { resolveRunRequest } from '../compose/find-compose-files.ts';
import { Failure, factsOf } from '../failure.ts';

/** What Compose makes of the files in a copy's folder. Never throws. */
export async function readCopy(folder: HostPath, compose: () => Promise<Compose>): Promise<CopyFile> {
  try {
    const request = await resolveRunRequest(folder);
    const [path] = request.files;
    if (path === undefined) return { kind: 'missing' };
    const model = await (await compose()).config(request);
    const frontend = model.services.find(({ name }) => name === sampleParts.frontend);
    if (frontend === undefined || !model.services.some(({ name }) => name === sampleParts.database)) {
      return { kind: 'wrong', error: { kind: 'no-sample', folder } };
    }
    return {
      kind: 'read',
      path,
      project: model.name,
      volume: databaseVolume(model),
      port: frontend.ports[0] ?? null,
    };
  } catch (thrown) {
    const error = factsOf(thrown);
    const isMissing = error.kind === 'compose-missing' || error.kind === 'compose-not-in-folder';
    return isMissing ? { kind: 'missing' } : { kind: 'wrong', error };
  }
}

/** The named volume that the database's folder lies in. */
function databaseVolume({ services, volumes }: ComposeModel) {
  const database = services.find(({ name }) => name === sampleParts.database);
  const mounted = database?.volumes.find(({ target }) => target === sampleParts.dataPath);
  const found = volumes.find(({ key }) => key === mounted?.key);
  return found === undefined ? null : { key: found.key, name: found.name };
}

/**
 * Changes whenever a file of the folder that Compose reads by itself is another: asked for often, so that nothing has to
 * be read while nothing changed.
 */
export async function signatureOf(folder: HostPath): Promise<string> {
  const paths: string[] = await resolveRunRequest(folder).then(
    ({ files }) => [...files],
    (thrown: unknown) => [thrown instanceof Failure ? thrown.error.kind : 'unreadable'],
  );
  const stamps = await Promise.all(
    [...paths, `${folder}/.env`].map(async (path) => {
      const found = await stat(path).catch(() => null);
      return found === null ? path : `${path} ${found.ino} ${found.mtimeMs} ${found.size}`;
    }),
  );
  return stamps.join('\n');
}
