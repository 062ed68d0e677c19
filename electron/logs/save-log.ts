import type { HostPath } from '../../shared/ids.ts';
import { compileLogQuery, type LogMatcher } from '../../shared/log-match.ts';
import type { LogQuery, LogSaveRequest } from '../../shared/logs.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { systemClock } from '../engine/clock.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { Failure } from '../failure.ts';
import { replaceFile } from '../history/atomic-file.ts';
import { type LogMember, membersOf } from './log-members.ts';
import { createLogWriter, type LogWriter } from './log-writer.ts';
import { createMerge, type MergeInput } from './merge-lines.ts';
import { readLog } from './read-log.ts';

type LogApi = Pick<EngineApi, 'logShape' | 'openLog' | 'target'>;

function matcherOf(query: LogQuery | null): LogMatcher | null {
  const compiled = query === null ? ({ kind: 'empty' } as const) : compileLogQuery(query);
  if (compiled.kind === 'invalid') throw new Failure({ kind: 'unexpected', detail: compiled.detail });
  return compiled.kind === 'ready' ? compiled.matcher : null;
}

/** The containers whose logs are saved. Throws `not-found`. */
function membersToSave(snapshot: EngineSnapshot, { target, services }: LogSaveRequest): readonly LogMember[] {
  const members = membersOf(snapshot.containers, target, []).filter(
    ({ source }) => services === null || services.includes(source.service),
  );
  if (members.length > 0) return members;
  const name = target.kind === 'stack' ? target.name : target.id;
  throw new Failure({ kind: 'not-found', what: target.kind, name });
}

/** What a saved log is called unless the user says otherwise: the stack's name, or the container's. */
export function savedLogName(snapshot: EngineSnapshot, request: LogSaveRequest): string {
  const { target } = request;
  const name = target.kind === 'stack' ? target.name : membersToSave(snapshot, request)[0]?.source.name;
  return `${(name ?? 'container').replace(/[^\w.-]+/g, '-')}.log`;
}

async function readWhole(
  api: LogApi,
  { source }: LogMember,
  input: MergeInput,
  signal: AbortSignal,
): Promise<void> {
  const shape = await api.logShape(source.container);
  if (shape !== null) {
    const request = { follow: false, tail: 'all', since: null } as const;
    const decoding = { tty: shape.tty, isWanted: () => true, onTime: () => undefined };
    for await (const block of readLog(api, source.container, request, decoding, signal))
      if (block !== null) await input.push(block);
  }
  input.become('quiet');
}

/** Whether the logs of others can do without this one. */
const isUnreadable = (thrown: unknown) => thrown instanceof Failure && thrown.error.kind === 'log-unreadable';

/**
 * Reads all logs from their beginnings to their present ends and puts them through `writer` in the order of time, as far as it takes
 * them: neither a whole log nor a whole file is ever in memory.
 */
async function pour(api: LogApi, members: readonly LogMember[], writer: LogWriter): Promise<void> {
  const closing = new AbortController();
  let wake: () => void = () => undefined;
  let hasChanged = false;
  let left = members.length;
  let failure: { readonly thrown: unknown } | null = null;
  const onChange = () => {
    hasChanged = true;
    wake();
  };
  const merge = createMerge({ clock: systemClock, windowMs: 0, onChange });
  for (const member of members) {
    const input = merge.addInput();
    void readWhole(api, member, input, closing.signal)
      .catch((thrown: unknown) => {
        if (isUnreadable(thrown) && members.length > 1) input.become('quiet');
        else failure ??= { thrown };
      })
      .finally(() => {
        left -= 1;
        onChange();
      });
  }
  const failed = () => failure;
  try {
    for (;;) {
      const isOver = left === 0;
      hasChanged = false;
      const wait = merge.take(writer);
      await writer.flush();
      const problem = failed();
      if (problem !== null) throw problem.thrown;
      if (wait === 0) continue;
      if (isOver) return;
      if (!hasChanged) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    closing.abort();
    merge.stop();
  }
}

/**
 * Writes the log of a container or stack to a file, whole or filtered, straight from the engine. The file is there when it is
 * complete, or not at all. Throws `not-found`, `log-unreadable`, `engine-unreachable` and `file-failed`.
 */
export async function saveLog(options: {
  readonly api: LogApi;
  readonly snapshot: EngineSnapshot;
  readonly request: LogSaveRequest;
  readonly path: HostPath;
}): Promise<void> {
  const { api, snapshot, request, path } = options;
  const members = membersToSave(snapshot, request);
  const matcher = matcherOf(request.query);
  const names = request.target.kind === 'stack' ? members.map(({ source }) => source.name) : null;
  await replaceFile(path, 0o666, (file) =>
    pour(api, members, createLogWriter({ file, names, matcher, ...request })),
  );
}
