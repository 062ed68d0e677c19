import type { Connection } from '../../../shared/engine.ts';
import { engineText } from '../../../shared/engine-text.ts';
import { t } from '../../../shared/texts.ts';
import { duration } from '../../format/age.ts';
import { plainVersion } from '../../format/version.ts';
import { useApp } from '../../store/app-context.tsx';
import { hrefOf } from '../../store/route.ts';
import { useTimeText } from '../../ui/clock.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { EngineContext } from './engine-menu.tsx';
import { EngineUsage } from './engine-usage.tsx';
import styles from './shell.module.css';

const tones: Record<Connection['kind'], 'good' | 'bad' | 'working'> = {
  connecting: 'working',
  ready: 'good',
  unreachable: 'bad',
};

/** How old the list is that is shown; a live one is not old at all. */
function Freshness() {
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready');
  const listedAt = useApp(({ snapshot }) => snapshot.listedAt);
  const text = useTimeText((now) => {
    if (listedAt === null) return '';
    if (ready) return t('Updated live');
    const old = duration(listedAt, now);
    return old === null
      ? t('Last known list, less than a minute old')
      : t('Last known list, {age} old', { age: old });
  });
  return <span className={styles.freshness}>{text}</span>;
}

/** The state of the engine and what its containers use, always in sight. */
export function Footer() {
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const compose = useApp((data) => data.compose);
  const tone = tones[connection.kind];
  const facts = [
    connection.kind === 'ready'
      ? t('Docker {version}', { version: plainVersion(connection.engine.version) })
      : undefined,
    compose?.kind === 'found' ? t('Compose {version}', { version: compose.version }) : undefined,
    compose?.kind === 'missing' ? t('No Compose') : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <footer className={styles.footer}>
      <span role="status" aria-label={t('Engine')} className={`${styles.engine} ${styles[tone]}`}>
        <a href={hrefOf({ view: 'diagnostics' })} title={t('Diagnostics')}>
          <StatusDot tone={tone} text="" />
          {engineText(connection)}
        </a>
      </span>
      <EngineContext />
      <span className={`ellipsis ${styles.facts}`}>
        <bdi>{facts.join(' · ')}</bdi>
      </span>
      <EngineUsage />
      <Freshness />
    </footer>
  );
}
