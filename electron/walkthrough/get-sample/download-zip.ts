import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { Failure } from '../../failure.ts';
import type { Watching } from './get-sample.ts';

// The sample is far below: this only bounds what a wrong server could send.
const mostBytes = 50_000_000;
const mostRedirects = 5;
const longestSilenceMs = 30_000;

/**
 * Downloads a zip to `path`. Each address on the way must be https, but where `plainHost` names the host of tests. Throws
 * `download-failed`, `cancelled`.
 */
export async function downloadZip(
  address: string,
  path: HostPath,
  { signal, onPart, plainHost }: Watching & { readonly plainHost: string | null },
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), longestSilenceMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), longestSilenceMs);
  };
  try {
    const either = AbortSignal.any([signal, silence.signal]);
    const response = await follow(address, plainHost, either);
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > mostBytes) throw failed(t('It is far larger than the sample.'));
    if (response.body === null) throw failed(t('The server sent nothing.'));
    let size = 0;
    const count = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        heard();
        size += chunk.byteLength;
        if (size > mostBytes) throw failed(t('It is far larger than the sample.'));
        if (length > 0) onPart(Math.min(1, size / length));
        yield chunk;
      }
    };
    await pipeline(Readable.from(response.body), count, createWriteStream(path, { flags: 'wx' }));
    if (length > 0 && size < length) throw failed(t('The connection ended half-way.'));
  } catch (thrown) {
    if (signal.aborted) throw new Failure({ kind: 'cancelled' });
    if (silence.signal.aborted) throw failed(t('The server did not answer in time.'));
    throw thrown instanceof Failure || isOfFiles(thrown) ? thrown : failed(reasonOf(thrown));
  } finally {
    clearTimeout(timer);
  }
}

const failed = (detail: string) => new Failure({ kind: 'download-failed', detail });

/** Redirects are followed by hand, so that none leads away from https. */
async function follow(address: string, plainHost: string | null, signal: AbortSignal): Promise<Response> {
  let url = new URL(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const isPlain = url.protocol === 'http:' && url.hostname === plainHost;
    if (url.protocol !== 'https:' && !isPlain)
      throw failed(t('{protocol}// is no secure address.', { protocol: url.protocol }));
    const response = await fetch(url, { redirect: 'manual', signal });
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (next === null) {
      if (response.ok) return response;
      throw failed(t('{host} answered {status}.', { host: url.host, status: response.status }));
    }
    await response.body?.cancel();
    url = new URL(next, url);
  }
  throw failed(t('The address leads round in circles.'));
}

const isOfFiles = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  'code' in thrown &&
  /^(?:ENOSPC|EACCES|EROFS|EDQUOT|EEXIST)$/.test(String(thrown.code));

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
