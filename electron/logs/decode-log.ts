import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { createBlockBuilder, type LogBlock, lineFlags } from './log-block.ts';
import { createTimeReader } from './log-time.ts';
import { createRecordReader, type RecordReader } from './read-records.ts';

/** Makes lines of the bytes of one log, as they come. */
export interface LogDecoder {
  /** The lines that `chunk` ended; `null` for none. Throws `unexpected` for what is no log. */
  write(chunk: Buffer): LogBlock | null;
  /** What stood after the last line end. */
  end(): LogBlock | null;
}

/** Bytes of a line; what is longer is cut. */
export const longestLine = 64 * 1024;

// The engine splits what a container writes at this length (moby, daemon/logger/copier.go).
const engineRecordLimit = 16 * 1024;
const headerLength = 8;
/** Of stdcopy's frames: stdin, stdout, stderr and the engine's own errors. */
const lastStreamType = 3;
const [stderr, engineError] = [2, 3];

export interface DecoderOptions {
  /** Plain bytes without frames. */
  readonly tty: boolean;
  /** Whether a line is wanted. Asked once a line, in their order. */
  readonly isWanted: (flags: number, seconds: number, nanos: number) => boolean;
  /** Hears the time of every record, of which a long line has several. */
  readonly onTime: (seconds: number, nanos: number) => void;
}

/**
 * For `GET /containers/{id}/logs?timestamps=1`. A container without a terminal sends frames: a header of 8 bytes, which
 * holds the stream's type and the length, and one record. Nothing is decoded to text here, so no character is ever cut.
 */
export function createLogDecoder({ tty, isWanted, onTime }: DecoderOptions): LogDecoder {
  const builder = createBlockBuilder();
  const time = createTimeReader();
  const reader = (flags: number, recordLimit: number | null) =>
    createRecordReader({ builder, time, flags, longestLine, recordLimit, isWanted, onTime });

  if (tty) {
    const all = reader(0, engineRecordLimit);
    return {
      write(chunk) {
        all.push(chunk, 0, chunk.length);
        return builder.take();
      },
      end() {
        all.end();
        return builder.take();
      },
    };
  }

  const [out, err] = [reader(0, null), reader(lineFlags.stderr, null)];
  const header = Buffer.alloc(headerLength);
  let headerRead = 0;
  let left = 0;
  let current: RecordReader = out;

  function beginFrame(): void {
    const type = header[0] ?? 0;
    if (type > lastStreamType)
      throw new Failure({ kind: 'unexpected', detail: t('The engine sent a log that is none.') });
    current = type === stderr || type === engineError ? err : out;
    left = header.readUInt32BE(4);
    headerRead = 0;
    current.begin();
  }

  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        if (left === 0) {
          const taken = Math.min(headerLength - headerRead, chunk.length - at);
          chunk.copy(header, headerRead, at, at + taken);
          headerRead += taken;
          at += taken;
          if (headerRead === headerLength) beginFrame();
          continue;
        }
        const taken = Math.min(left, chunk.length - at);
        current.push(chunk, at, at + taken);
        left -= taken;
        at += taken;
      }
      return builder.take();
    },
    end() {
      out.end();
      err.end();
      return builder.take();
    },
  };
}
