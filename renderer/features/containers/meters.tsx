import { formatBytes } from '../../format/bytes.ts';
import { useApp } from '../../store/app-context.tsx';
import { figures, type Sum, sumOf } from './figure.ts';
import styles from './meters.module.css';

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
 * What containers use of the engine. A sum says how many containers it is of, unless it is of all that run: out of
 * sight nothing is measured.
 */
export function Meters() {
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const all = useApp((data) => data.figures);
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
