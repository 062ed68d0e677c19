import type { ContainerId } from '../../../shared/ids.ts';
import { formatBytes } from '../../format/bytes.ts';
import { useApp } from '../../store/app-context.tsx';
import { useRunningIds, useWatchFigures } from '../../store/use-watch-figures.ts';
import { figures, type Sum, sumOf } from './figure.ts';
import styles from './meters.module.css';

// So many are one round of questions on every engine: then the totals are of all, whatever rows are in sight.
const mostForTotals = 32;
const nothing: readonly ContainerId[] = [];

/** `of 800% (8 CPUs)`; where only some containers are known, since figures are taken of rows in view, how many. */
function remark(sum: Sum | null, whole: string): string {
  if (sum === null || sum.known === sum.expected) return `of ${whole}`;
  return `in ${sum.known} of ${sum.expected} containers`;
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
        title="Container CPU"
        value={cpu === null ? '–' : `${(cpu.parts[0] ?? 0).toFixed(1)}%`}
        words={remark(cpu, `${cpus * 100}% (${cpus} CPU${cpus === 1 ? '' : 's'})`)}
      />
      <Meter
        title="Container memory"
        value={memory === null ? '–' : formatBytes(memory.parts[0] ?? 0)}
        words={remark(memory, formatBytes(memoryBytes))}
      />
    </dl>
  );
}
