import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq } from 'yaml';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { commentedVolume } from './commented-out.ts';
import { type ComposeDocument, isRecord, readCompose } from './compose-document.ts';
import { entryOf } from './entry-text.ts';
import { type ServiceSite, serviceCandidates, siteOf } from './service-candidates.ts';
import { lineOf, startOf } from './text-places.ts';
import { topCandidates } from './top-candidates.ts';

export interface VolumeEdit {
  readonly service: string;
  readonly key: string;
  /** Absolute, in the container. */
  readonly path: string;
  /** Another file of the stack declares the volume already: then this one doesn't. */
  readonly isDeclared: boolean;
}

/**
 * The text of a Compose file with a named volume for a service: the entry `KEY:PATH` in the service's list, and the
 * key in the file's own `volumes`. Nothing but that changes: comments and layout stay, a commented-out entry of the
 * same words is switched on, and a way of writing it that would mean anything more, or less, is not taken.
 */
export function addVolumeToText(text: string, edit: VolumeEdit): Result<string, EditRefusal> {
  const source = readCompose(text);
  if (!source.ok) return source;
  const site = siteOf(source.value, edit.service);
  if (!site.ok) return site;
  const taken = mountAt(source.value, site.value, edit.path);
  if (taken !== null) return err({ kind: 'path-taken', line: taken });

  // Refused before anything else is changed, so that the line is one of the file as it is.
  const isDeclared = edit.isDeclared || declaredVolumes(source.value).has(edit.key);
  const top = isDeclared ? null : topCandidates(source.value, edit.key);
  if (top !== null && !top.ok) return top;

  const entry = entryOf(edit.key, edit.path);
  const candidates = serviceCandidates(source.value, site.value, entry);
  if (!candidates.ok) return candidates;
  const mounted = firstRight(candidates.value, (changed) =>
    mountsOnly(source.value, changed, edit.service, entry, site.value.viaAnchor),
  );
  if (mounted === null) return err({ kind: 'too-unusual' });
  return isDeclared ? ok(mounted.text) : declared(mounted, edit.key);
}

function declared(source: ComposeDocument, key: string): Result<string, EditRefusal> {
  const candidates = topCandidates(source, key);
  if (!candidates.ok) return candidates;
  const right = firstRight(candidates.value, (changed) => declaresOnly(source, changed, key));
  return right === null ? err({ kind: 'too-unusual' }) : ok(right.text);
}

function firstRight(
  candidates: readonly string[],
  isRight: (changed: ComposeDocument) => boolean,
): ComposeDocument | null {
  for (const candidate of candidates) {
    const changed = readCompose(candidate);
    if (changed.ok && isRight(changed.value)) return changed.value;
  }
  return null;
}

type Value = ComposeDocument['value'];

const part = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

const listOf = (value: unknown): readonly unknown[] | null =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : null;

/** Whether the service's list has that entry once more, and nothing else is different. */
function mountsOnly(
  before: ComposeDocument,
  after: ComposeDocument,
  service: string,
  entry: string,
  viaAnchor: boolean,
): boolean {
  const old = listOf(part(part(part(before.value, 'services'), service), 'volumes'));
  const list = listOf(part(part(part(after.value, 'services'), service), 'volumes'));
  if (old === null || list === null) return false;
  const at = list.lastIndexOf(entry);
  if (at < 0 || !isDeepStrictEqual(list.toSpliced(at, 1), old)) return false;
  const rest = (value: Value) => withoutList(viaAnchor ? withoutExtensions(value) : value, service);
  return isDeepStrictEqual(rest(before.value), rest(after.value));
}

/** Whether the file declares the volume, with nothing more to say of it, and nothing else is different. */
function declaresOnly(before: ComposeDocument, after: ComposeDocument, key: string): boolean {
  const { volumes: old, ...rest } = before.value;
  const { volumes, ...otherwise } = after.value;
  if (!isRecord(volumes) || !isDeepStrictEqual(rest, otherwise)) return false;
  const { [key]: made, ...others } = volumes;
  const isPlain = made === null || (isRecord(made) && Object.keys(made).length === 0);
  return key in volumes && isPlain && isDeepStrictEqual(others, isRecord(old) ? old : {});
}

function withoutList(value: Value, service: string): Value {
  const { services, ...rest } = value;
  if (!isRecord(services)) return value;
  const { [service]: own, ...others } = services;
  if (!isRecord(own)) return value;
  const { volumes: _, ...facts } = own;
  return { ...rest, services: { ...others, [service]: facts } };
}

/** What stands under `x-…` means something only where it is used. */
const withoutExtensions = (value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-')));

/** The line of the entry that mounts something at the path; `null` where none does. */
function mountAt({ text }: ComposeDocument, { list }: ServiceSite, path: string): number | null {
  if (!isSeq(list)) return null;
  const found = list.items.find((item) => targetOf(item)?.replace(/(?<=.)\/+$/, '') === path);
  return found === undefined ? null : lineOf(text, startOf(found));
}

/** `/data` of `data:/data:ro`, of `/data`, and of `{type: volume, target: /data}`. */
function targetOf(item: unknown): string | null {
  if (isMap(item)) {
    const target: unknown = item.get('target');
    return typeof target === 'string' ? target.replaceAll('$$', '$') : null;
  }
  if (!isScalar(item) || typeof item.value !== 'string') return null;
  const parts = item.value.replaceAll('$$', '$').split(':');
  return (parts.length === 1 ? parts[0] : parts[1]) ?? null;
}

/** The keys under the file's own `volumes`. */
export function declaredVolumes({ value }: Pick<ComposeDocument, 'value'>): ReadonlySet<string> {
  const { volumes } = value;
  return new Set(isRecord(volumes) ? Object.keys(volumes) : []);
}

/** The volume that the file has commented out for the service; `null` where it has none. */
export function suggestedVolume(text: string, service: string): { key: string; path: string } | null {
  const source = readCompose(text);
  if (!source.ok) return null;
  const site = siteOf(source.value, service);
  return site.ok ? commentedVolume(text, site.value.range) : null;
}
