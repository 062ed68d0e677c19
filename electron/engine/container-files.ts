import type { FileChange } from '../../shared/container-data.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineHttp } from './engine-http.ts';
import { unlessMissing } from './engine-questions.ts';
import { fields, list, numberOrNull, text, textOrNull } from './narrow.ts';

/** What stands at a path of a container. Links are not followed. */
export interface PathStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Somebody may run it. */
  readonly executable: boolean;
  /** Of a file: its length. */
  readonly bytes: number;
  /** Where a link leads, as an absolute path; else `null`. */
  readonly target: string | null;
}

/** Files in containers, running or not. Paths are absolute, and of the container. */
export interface ContainerFiles {
  /** How its own layer differs from the image, in no order; mounts are not looked into. `null`: it is gone. */
  changedFiles(id: ContainerId): Promise<readonly FileChange[] | null>;
  /** `null` where nothing is there, or the container is gone. */
  statPath(id: ContainerId, path: string): Promise<PathStat | null>;
}

// A layer of a hundred thousand files takes the engine a few seconds.
const changesWithin = 30_000;
const statWithin = 10_000;

const kinds: readonly FileChange['kind'][] = ['changed', 'added', 'deleted'];

function changeFrom(value: unknown): readonly FileChange[] {
  const raw = fields(value);
  const path = textOrNull(raw.Path);
  const kind = kinds[numberOrNull(raw.Kind) ?? -1];
  return path === null || kind === undefined ? [] : [{ path, kind }];
}

// Go's own bits of a file's mode (io/fs.FileMode).
const modeFolder = 2 ** 31;
const modeLink = 2 ** 27;
const modeOther = 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21 + 2 ** 19;

const has = (mode: number, bits: number) => Math.floor(mode / bits) % 2 === 1;

function kindOf(mode: number): PathStat['kind'] {
  if (has(mode, modeFolder)) return 'folder';
  if (has(mode, modeLink)) return 'link';
  return (mode & modeOther) === 0 ? 'file' : 'other';
}

/** The header `X-Docker-Container-Path-Stat`; `null` where it is none. */
function statFromHeader(header: unknown): PathStat | null {
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(text(header), 'base64').toString('utf8'));
  } catch {
    return null;
  }
  const { mode, size, linkTarget } = fields(raw);
  const bits = numberOrNull(mode);
  if (bits === null || bits < 0) return null;
  const kind = kindOf(bits);
  return {
    kind,
    executable: (bits & 0o111) !== 0,
    bytes: kind === 'file' ? (numberOrNull(size) ?? 0) : 0,
    target: kind === 'link' ? textOrNull(linkTarget) : null,
  };
}

export function containerFiles(http: EngineHttp): ContainerFiles {
  const pathOf = (id: ContainerId, what: string) => `/containers/${encodeURIComponent(id)}/${what}`;
  return {
    async changedFiles(id) {
      const path = pathOf(id, 'changes');
      const answer = await unlessMissing(
        http.ask({ path, within: changesWithin }).then((body) => ({ body })),
      );
      // Go writes an empty list as `null`.
      return answer === null ? null : list(answer.body).flatMap(changeFrom);
    },

    async statPath(id, path) {
      const request = {
        method: 'HEAD',
        path: pathOf(id, 'archive'),
        query: { path },
        within: statWithin,
      } as const;
      const response = await unlessMissing(http.open(request));
      response?.destroy();
      return response === null ? null : statFromHeader(response.headers['x-docker-container-path-stat']);
    },
  };
}
