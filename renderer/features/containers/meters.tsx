import { memo } from 'react';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { percentText } from '../../format/number.ts';
import { useApp, useContainerTotals } from '../../store/app-context.tsx';
import type { Sum } from '../../store/figure-sums.ts';
import styles from './meters.module.css';

/** `of 800% (8 CPUs)`; where only some containers are known, since figures are taken of rows in view, how many. */
function remark(sum: Sum | null, whole: string): string {
  if (sum === null || sum.known === sum.expected) return t('of {whole}', { whole });
  return t('in {known} of {expected} containers', { known: sum.known, expected: sum.expected });
}

function Meter({ title, value, words }: { title: string; value: string; words: string }) {
  return (
    <div className={styles.meter}>
      <dt>{title}</dt>
      <dd>
        <b>{value}</b> {words}
      </dd>
    </div>
  );
}

/**
 * What containers use of the engine. Where very many run, only what is in sight is measured, unless the charts are
 * open: then a sum says how many containers it is of.
 */
export const Meters = memo(function Meters() {
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const { cpu, memory } = useContainerTotals();
  if (connection.kind !== 'ready') return null;
  const { cpus, memoryBytes } = connection.engine;
  return (
    <dl className={styles.meters}>
      <Meter
        title={t('Container CPU')}
        value={cpu === null ? '–' : percentText(cpu.parts[0] ?? 0, 1)}
        words={remark(cpu, plural(cpus, '{cpus}% ({n} CPU)', '{cpus}% ({n} CPUs)', { cpus: cpus * 100 }))}
      />
      <Meter
        title={t('Container memory')}
        value={memory === null ? '–' : formatBytes(memory.parts[0] ?? 0)}
        words={remark(memory, formatBytes(memoryBytes))}
      />
    </dl>
  );
});
