import { PassThrough, type Readable, type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { unreachable } from '../engine/engine-failure.ts';
import { fields, text } from '../engine/narrow.ts';
import { Failure } from '../failure.ts';

/**
 * Lets data run through streams up to its end. What went wrong is told as a failure: `cancelled`, `archive-broken`,
 * `engine-unreachable`; what the system threw of a file is thrown on.
 */
export async function pour(
  parts: readonly [Readable, ...Transform[]],
  sink: Writable,
  signal: AbortSignal,
): Promise<void> {
  try {
    await pipeline([...parts, sink], { signal });
  } catch (thrown) {
    throw told(thrown, signal);
  }
}

function told(thrown: unknown, signal: AbortSignal): unknown {
  if (thrown instanceof Failure) return thrown;
  if (signal.aborted) return new Failure({ kind: 'cancelled' }, thrown);
  const { code, syscall } = fields(thrown);
  if (/^Z_/.test(text(code))) {
    const problem = text(code) === 'Z_BUF_ERROR' ? 'cut-off' : 'no-tar';
    return new Failure({ kind: 'archive-broken', problem }, thrown);
  }
  if (/^(open|read|write|fsync)$/.test(text(syscall))) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return unreachable({ kind: 'connection-lost', detail }, thrown);
}

/** Takes what is only to be read. */
export const nowhere = (): Writable =>
  new Writable({ highWaterMark: 2 ** 20, write: (_chunk, _encoding, done) => done() });

/** Extracts a tar into a folder of a helper while it comes through `parts`. */
export async function pourInto(
  api: Pick<EngineApi, 'writeArchive'>,
  { helper, folder }: { readonly helper: ContainerId; readonly folder: string },
  parts: readonly [Readable, ...Transform[]],
  signal: AbortSignal,
): Promise<void> {
  // Each end must hear when the other has failed: a request whose body never ends would wait for ever.
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  const tar = new PassThrough({ highWaterMark: 2 ** 20 });
  const failures: unknown[] = [];
  const watched = (work: Promise<void>) =>
    work.catch((thrown: unknown) => {
      failures.push(thrown);
      over.abort();
    });
  await Promise.all([watched(pour(parts, tar, both)), watched(api.writeArchive(helper, folder, tar, both))]);
  if (failures.length === 0) return;
  if (signal.aborted) throw new Failure({ kind: 'cancelled' }, failures[0]);
  // The first is the cause, the other one heard of it.
  throw failures[0];
}
