import { assertNever } from '../../shared/assert-never.ts';
import type { ContainerPath, FolderListing, FolderReading } from '../../shared/container-files.ts';
import { isInMemory } from '../../shared/container-path.ts';
import type { Container } from '../../shared/engine.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { hasEscapes } from '../engine/path-bytes.ts';
import type { Failure } from '../failure.ts';
import { fileFailure, refusalIn } from './file-failure.ts';
import type { ArchiveLister } from './list-by-archive.ts';
import { listByProgram, type ProgramListing } from './list-by-program.ts';

type Engine = Pick<EngineApi, 'outputOf' | 'readArchive' | 'statPath'>;

/**
 * What a folder of a container holds. A running one's programs are asked; where it has none, or does not run, the
 * engine's archive of the folder is read. Throws `container-file`, `not-found` and `engine-unreachable`.
 */
export async function listFolder(
  api: Engine,
  byArchive: ArchiveLister,
  container: Container,
  folder: ContainerPath,
  reading: FolderReading,
): Promise<FolderListing> {
  const running = container.state === 'running';
  // A program's arguments are text: such a name can't be told to it.
  const listed: ProgramListing =
    running && !hasEscapes(folder)
      ? await listByProgram(api, container.id, folder).catch(noProgram)
      : { kind: 'no-program' };
  if (listed.kind === 'listed') return { entries: listed.entries, complete: listed.complete };
  if (running && isInMemory(folder, container)) throw whyNot(listed, folder);
  return byArchive.list(api, container, folder, reading);
}

/** The engine could not start it, for example since the container has just stopped. */
function noProgram(thrown: unknown): ProgramListing {
  if (refusalIn(thrown) !== null) return { kind: 'no-program' };
  throw thrown;
}

/** The engine sees nothing there, so that what the programs say has to do. */
function whyNot(listed: Exclude<ProgramListing, { kind: 'listed' }>, folder: ContainerPath): Failure {
  switch (listed.kind) {
    case 'denied':
      return fileFailure('permission-denied', folder, listed.detail);
    case 'absent': {
      const problem = /not a directory/i.test(listed.detail) ? 'not-a-folder' : 'not-found';
      return fileFailure(problem, folder, listed.detail);
    }
    case 'no-program':
      return fileFailure('in-memory', folder);
    default:
      return assertNever(listed);
  }
}
