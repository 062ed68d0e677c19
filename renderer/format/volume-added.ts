import type { HostPath } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/operation.ts';
import { plural, t } from '../../shared/texts.ts';
import { formatBytes } from './bytes.ts';
import { shortPath } from './path.ts';

/** What came of adding a volume: what it holds, whether it is in use, where the file of before is. */
export function volumeAddedLines(
  { service, label, changed, copied, attached }: Extract<Outcome, { kind: 'volume-added' }>,
  homeDir: HostPath,
): readonly string[] {
  const holds =
    copied === null
      ? []
      : [
          t('{label} holds {count}, {bytes}', {
            label,
            count: plural(copied.files, '{n} file', '{n} files'),
            bytes: formatBytes(copied.bytes),
          }),
        ];
  const use = attached
    ? t('attached to {service}', { service })
    : t('{service} uses it from its next run on', { service });
  const backup =
    changed === null
      ? []
      : [t('The file as it was: {backup}', { backup: shortPath(changed.backup, homeDir) })];
  return [[...holds, use].join('; '), ...backup];
}
