import type { ContainerId } from '../../../shared/ids.ts';
import { plural, t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { percentText } from '../../format/number.ts';
import { useApp } from '../../store/app-context.tsx';
import { useRunningIds, useWatchFigures } from '../../store/use-watch-figures.ts';
import { figures, type Sum, sumOf } from './figure.ts';
import styles from './meters.module.css';

// So many are one round of questions on every engine: then the totals are of all, whatever rows are in sight.
const mostForTotals = 32;
const nothing: readonly ContainerId[] = [];

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
export function Meters() {
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const all = useApp((data) => data.figures);
  const running = useRunningIds();
  useWatchFigures(running.length <= mostForTotals ? running : nothing);
  if (connection.kind !== 'ready') return null;
  const { cpus, memoryBytes } = connection.engine;
  const cpu = sumOf(figures.cpu, containers.values(), all);
  const memory = sumOf(figures.memory, containers.values(), all);
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
}
