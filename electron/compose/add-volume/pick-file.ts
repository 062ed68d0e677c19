import { isMap } from 'yaml';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { declaredVolumes } from './add-volume-to-text.ts';
import { type ComposeDocument, isRecord, readCompose } from './compose-document.ts';
import { mountAt } from './mount-entry.ts';

/** Which of a stack's Compose files is to be changed. */
export interface PickedFile {
  /** Its place among the files. */
  readonly index: number;
  /** Another of the files declares the volume already. */
  readonly isDeclared: boolean;
}

/**
 * The file in which the service mounts something at the path: the last one, which Compose lets win. Else the one that
 * defines the service: the first in which it has an image or is built, else the first that names it. What overrides it
 * comes later, and is often for one machine alone.
 */
export function pickFile(
  texts: readonly string[],
  { service, key, path }: { readonly service: string; readonly key: string; readonly path: string },
): Result<PickedFile, EditRefusal> {
  const read = texts.map(readCompose);
  const unreadable = read.find((result) => !result.ok && result.error.kind !== 'service-missing');
  if (unreadable !== undefined && !unreadable.ok) return unreadable;
  const values = read.map((result) => (result.ok ? result.value : null));
  const entries = values.map((source) => (source === null ? undefined : serviceOf(source, service)));
  const defining = entries.findIndex((entry) => isRecord(entry) && ('image' in entry || 'build' in entry));
  const mounting = values.findLastIndex(
    (source) => source !== null && mountAt(source, service, path) !== null,
  );
  const index = [mounting, defining].find((at) => at >= 0) ?? entries.findIndex(isRecord);
  if (index < 0) return err({ kind: 'service-missing' });
  const isDeclared = values.some(
    (source, other) => other !== index && source !== null && declaredVolumes(source).has(key),
  );
  return ok({ index, isDeclared });
}

function serviceOf({ root, value }: ComposeDocument, service: string): unknown {
  const { services } = value;
  return isMap(root) && isRecord(services) ? services[service] : undefined;
}

/** The files that a Compose file includes, as it names them, relative to its own folder. */
export function includedFiles(text: string): readonly string[] {
  const read = readCompose(text);
  const include = read.ok ? read.value.value.include : null;
  return (Array.isArray(include) ? include : []).flatMap((entry: unknown): readonly string[] => {
    const paths = isRecord(entry) ? entry.path : entry;
    return (Array.isArray(paths) ? paths : [paths]).filter(
      (path): path is string => typeof path === 'string',
    );
  });
}

/** Whether a file has the service among its own. */
export function hasService(text: string, service: string): boolean {
  const read = readCompose(text);
  return read.ok && isRecord(serviceOf(read.value, service));
}
