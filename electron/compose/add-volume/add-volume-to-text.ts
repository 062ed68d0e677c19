import { isDeepStrictEqual } from 'node:util';
import type { EditRefusal } from '../../../shared/add-volume.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { commentedVolume } from './commented-out.ts';
import { type ComposeDocument, isRecord, readCompose } from './compose-document.ts';
import { entryOf } from './entry-text.ts';
import {
  isAnonymous,
  lineOfMount,
  type MountEntry,
  mountAt,
  mountsOf,
  namedMeaning,
  namingCandidates,
} from './mount-entry.ts';
import { type ServiceSite, serviceCandidates, siteOf } from './service-candidates.ts';
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
 * The text of a Compose file with a named volume for a service: the entry `KEY:PATH` in the service's list, or the name
 * in the entry of a volume that has none, and the key in the file's own `volumes`. Nothing but that changes: comments and
 * layout stay, a commented-out entry of the same words is switched on, and a way of writing it that would mean anything
 * more, or less, is not taken.
 */
export function addVolumeToText(text: string, edit: VolumeEdit): Result<string, EditRefusal> {
  const source = readCompose(text);
  if (!source.ok) return source;
  const site = siteOf(source.value, edit.service);
  if (!site.ok) return site;
  const there = mountAt(source.value, edit.service, edit.path);
  if (there !== null && !isAnonymous(there)) {
    return err({ kind: 'path-taken', line: lineOfMount(source.value, site.value, there) });
  }

  // Refused before anything else is changed, so that the line is one of the file as it is.
  const isDeclared = edit.isDeclared || declaredVolumes(source.value).has(edit.key);
  const top = isDeclared ? null : topCandidates(source.value, edit.key);
  if (top !== null && !top.ok) return top;

  const mounted =
    there === null ? added(source.value, site.value, edit) : named(source.value, site.value, there, edit);
  if (!mounted.ok) return mounted;
  return isDeclared ? ok(mounted.value.text) : declared(mounted.value, edit.key);
}

/** The file with one entry more in the service's list. */
function added(
  source: ComposeDocument,
  site: ServiceSite,
  { service, key, path }: VolumeEdit,
): Result<ComposeDocument, EditRefusal> {
  const { viaAnchor } = site;
  const entry = entryOf(key, path);
  const candidates = serviceCandidates(source, site, entry);
  if (!candidates.ok) return candidates;
  return firstRight(candidates.value, (changed) => {
    const list = mountsOf(changed, service) ?? [];
    const at = list.lastIndexOf(entry);
    return at >= 0 && mountsOnly(source, changed, { service, list: list.toSpliced(at, 1), viaAnchor });
  });
}

/** The file in which an anonymous volume of the service has a name. */
function named(
  source: ComposeDocument,
  site: ServiceSite,
  there: MountEntry,
  { service, key, path }: VolumeEdit,
): Result<ComposeDocument, EditRefusal> {
  const naming = namingCandidates(source, site, there, { key, path });
  if (!naming.ok) return naming;
  const viaAnchor = site.viaAnchor || naming.value.viaAnchor;
  const meaning = namedMeaning(there, key, path);
  return firstRight(naming.value.candidates, (changed) => {
    const list = mountsOf(changed, service) ?? [];
    if (!isDeepStrictEqual(list[there.index], meaning)) return false;
    return mountsOnly(source, changed, {
      service,
      list: list.with(there.index, there.meaning),
      viaAnchor,
    });
  });
}

function declared(source: ComposeDocument, key: string): Result<string, EditRefusal> {
  const candidates = topCandidates(source, key);
  if (!candidates.ok) return candidates;
  const right = firstRight(candidates.value, (changed) => declaresOnly(source, changed, key));
  return right.ok ? ok(right.value.text) : right;
}

function firstRight(
  candidates: readonly string[],
  isRight: (changed: ComposeDocument) => boolean,
): Result<ComposeDocument, EditRefusal> {
  for (const candidate of candidates) {
    const changed = readCompose(candidate);
    if (changed.ok && isRight(changed.value)) return changed;
  }
  return err({ kind: 'too-unusual' });
}

type Value = ComposeDocument['value'];

/** Whether nothing but the service's list is different, and that list, without the change, is as it was: `list`. */
function mountsOnly(
  before: ComposeDocument,
  after: ComposeDocument,
  {
    service,
    list,
    viaAnchor,
  }: { readonly service: string; readonly list: readonly unknown[]; readonly viaAnchor: boolean },
): boolean {
  if (!isDeepStrictEqual(list, mountsOf(before, service))) return false;
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
