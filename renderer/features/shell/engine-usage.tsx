import { t } from '../../../shared/texts.ts';
import { formatBytes } from '../../format/bytes.ts';
import { percentText } from '../../format/number.ts';
import { useApp, useContainerTotals } from '../../store/app-context.tsx';
import { useWatchTotals } from '../../store/use-watch-totals.ts';
import styles from './shell.module.css';
import { useEngineDisk } from './use-engine-disk.ts';

/** What the containers use of the engine, and what room its disk has, on every page. */
export function EngineUsage() {
  useWatchTotals();
  return (
    <span className={styles.usage}>
      <OfContainers />
      <OfDisk />
    </span>
  );
}

/** CPU and memory; of how many containers, where figures are not taken of all. */
function OfContainers() {
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const { cpu, memory } = useContainerTotals();
  if (connection.kind !== 'ready' || cpu === null || memory === null) return null;
  const used = formatBytes(memory.parts[0] ?? 0);
  return (
    <>
      <span title={t('CPU of all containers, in percent of one core')}>
        {t('CPU {percent}', { percent: percentText(cpu.parts[0] ?? 0, 1) })}
      </span>
      <span title={t('Memory of all containers')}>
        {t('RAM {used} of {whole}', { used, whole: formatBytes(connection.engine.memoryBytes) })}
      </span>
      {cpu.known < cpu.expected && (
        <span>{t('in {known} of {expected} containers', { known: cpu.known, expected: cpu.expected })}</span>
      )}
    </>
  );
}

function OfDisk() {
  const disk = useEngineDisk();
  if (disk === null) return null;
  const free = formatBytes(disk.freeBytes);
  const whole = formatBytes(disk.totalBytes);
  return (
    <span title={t('{free} of {whole} are free where the engine keeps its data', { free, whole })}>
      {t('Disk {free} free', { free })}
    </span>
  );
}
