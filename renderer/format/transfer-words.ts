import type { Transfer } from '../../shared/operation.ts';
import { t } from '../../shared/texts.ts';
import { formatBytes } from './bytes.ts';

/** How far it is, of 100; `null` where nobody knows how much there is. It may come out larger than was thought. */
export function transferPercent(transfer: Transfer | null): number | null {
  if (transfer === null || transfer.of === null || transfer.of === 0) return null;
  return Math.min(99, Math.floor((transfer.bytes / transfer.of) * 100));
}

/** `120 MB of about 310 MB`. */
export function transferText({ bytes, of }: Transfer): string {
  return of === null || of < bytes
    ? formatBytes(bytes)
    : t('{bytes} of about {of}', { bytes: formatBytes(bytes), of: formatBytes(of) });
}
