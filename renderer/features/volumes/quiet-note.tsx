import { qualifiedLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { plural, t } from '../../../shared/texts.ts';
import { listed } from '../../format/list.ts';
import { Banner } from '../../ui/banner.tsx';
import { rich } from '../../ui/rich.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './volume-dialogs.module.css';

const names = (containers: readonly Container[]) => listed(containers.map(qualifiedLabel));

/** Says which containers stand still meanwhile; nothing where none has to. */
export function QuietNote({ containers }: { containers: readonly Container[] }) {
  if (containers.length === 0) return null;
  return (
    <Banner
      tone="info"
      title={plural(
        containers.length,
        '{containers} is stopped meanwhile',
        '{containers} are stopped meanwhile',
        { containers: names(containers) },
      )}
    >
      <span>
        {plural(
          containers.length,
          'It is started again after, also when something fails.',
          'They are started again after, also when something fails.',
        )}
      </span>
    </Banner>
  );
}

interface ChoiceProps {
  readonly containers: readonly Container[];
  readonly quiet: boolean;
  readonly onQuiet: (quiet: boolean) => void;
}

/** Lets it be chosen whether what may write to the volume is stopped while it is read. */
export function QuietChoice({ containers, quiet, onQuiet }: ChoiceProps) {
  if (containers.length === 0) return null;
  return (
    <>
      <div className={styles.tick}>
        <TickBox
          label={t('Stop what writes to it meanwhile')}
          tick={quiet ? 'all' : 'none'}
          onTick={() => onQuiet(!quiet)}
        />
        <span>
          {rich('Stop {containers} meanwhile', { containers: <bdi>{names(containers)}</bdi> })}
          <small>{t('Started again after, also when something fails.')}</small>
        </span>
      </div>
      {!quiet && (
        <Banner tone="warning" title={t('Files may change while they are read')}>
          <span>{t('A database that goes on writing may leave a copy that it can’t read again.')}</span>
        </Banner>
      )}
    </>
  );
}
