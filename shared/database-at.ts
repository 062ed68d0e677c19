import { knownDatabases } from './known-databases.ts';

/** A directory in which a well-known program keeps its database. */
interface DatabaseDirectory {
  /** `PostgreSQL`, `Redis` … */
  readonly name: string;
  readonly directory: string;
}

/** Whether a path of a container is the folder, or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** The database that an image of this name keeps at a path, or in a folder around it; `null` where none is known. */
export function databaseAt(path: string, image: string): DatabaseDirectory | null {
  const repository = repositoryOf(image);
  for (const { name, at } of knownDatabases) {
    const found = at.find(
      (place) => isWithin(path, place.directory) && (place.image?.test(repository) ?? true),
    );
    if (found !== undefined) return { name, directory: found.directory };
  }
  return null;
}

/** The image's name without registry, tag and digest: `mongo` of `docker.io/library/mongo:6`. */
function repositoryOf(image: string): string {
  const path = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
