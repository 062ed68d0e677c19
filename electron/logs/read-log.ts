import type { Readable } from 'node:stream';
import type { ContainerId } from '../../shared/ids.ts';
import type { LogRequest, LogShape, LogTime } from '../engine/container-log.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { engineFailure } from '../engine/engine-failure.ts';
import { createLogDecoder, type DecoderOptions } from './decode-log.ts';
import type { LogBlock } from './log-block.ts';

type LogApi = Pick<EngineApi, 'openLog' | 'target'>;

/** The bytes of a stream, which is destroyed at the end or when aborted; then it throws. */
async function* chunksOf(stream: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  const destroy = () => void stream.destroy();
  signal.addEventListener('abort', destroy);
  try {
    if (signal.aborted) destroy();
    for await (const chunk of stream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
  } finally {
    signal.removeEventListener('abort', destroy);
    destroy();
  }
}

/**
 * The lines of a log, a block as often as bytes came, `null` where they ended no wanted line. Gives nothing when the container is
 * gone, and ends when the engine has told all. Throws when the connection breaks.
 */
export async function* readLog(
  api: LogApi,
  id: ContainerId,
  request: LogRequest,
  decoding: DecoderOptions,
  signal: AbortSignal,
): AsyncGenerator<LogBlock | null> {
  const stream = await api.openLog(id, request);
  if (stream === null) return;
  const decoder = createLogDecoder(decoding);
  try {
    for await (const chunk of chunksOf(stream, signal)) yield decoder.write(chunk);
  } catch (thrown) {
    throw engineFailure(thrown, api.target.address);
  }
  yield decoder.end();
}

/** The time of the newest line that the engine has; `null` where there is none. */
export async function newestTime(
  api: LogApi,
  id: ContainerId,
  { tty }: LogShape,
  signal: AbortSignal,
): Promise<LogTime | null> {
  const request: LogRequest = { follow: false, tail: 1, since: null };
  let newest: LogTime | null = null;
  const decoding: DecoderOptions = {
    tty,
    isWanted: () => false,
    onTime: (seconds, nanos) => {
      newest = { seconds, nanos };
    },
  };
  for await (const _ of readLog(api, id, request, decoding, signal));
  return newest;
}
