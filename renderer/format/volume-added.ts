import type { HostPath } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import { formatBytes } from './bytes.ts';
import { count } from './list.ts';
import { shortPath } from './path.ts';

/** What came of adding a volume: what it holds, whether it is in use, where the file of before is. */
export function volumeAddedLines(
  { service, label, changed, copied, attached }: Extract<Outcome, { kind: 'volume-added' }>,
  homeDir: HostPath,
): readonly string[] {
  const holds =
    copied === null ? [] : [`${label} holds ${count(copied.files, 'file')}, ${formatBytes(copied.bytes)}`];
  const use = attached ? `attached to ${service}` : `${service} uses it from its next run on`;
  const backup = changed === null ? [] : [`The file as it was: ${shortPath(changed.backup, homeDir)}`];
  return [[...holds, use].join('; '), ...backup];
}
