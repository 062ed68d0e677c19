import { qualifiedLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { listed } from '../../format/list.ts';
import { Banner } from '../../ui/banner.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './volume-dialogs.module.css';

const names = (containers: readonly Container[]) => listed(containers.map(qualifiedLabel));

/** Says which containers stand still meanwhile; nothing where none has to. */
export function QuietNote({ containers }: { containers: readonly Container[] }) {
  if (containers.length === 0) return null;
  return (
    <Banner
      tone="info"
      title={`${names(containers)} ${containers.length === 1 ? 'is' : 'are'} stopped meanwhile`}
    >
      <span>
        {containers.length === 1 ? 'It is' : 'They are'} started again after, also when something fails.
      </span>
    </Banner>
  );
}

/** Says what is brought to the engine where files in a volume are removed: no request of the engine does that. */
export const BroughtImage = () => (
  <p className={styles.note}>
    For this, Stackyard loads a small image of its own into the engine, and removes it again after.
  </p>
);

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
          label="Stop what writes to it meanwhile"
          tick={quiet ? 'all' : 'none'}
          onTick={() => onQuiet(!quiet)}
        />
        <span>
          Stop <bdi>{names(containers)}</bdi> meanwhile
          <small>Started again after, also when something fails.</small>
        </span>
      </div>
      {!quiet && (
        <Banner tone="warning" title="Files may change while they are read">
          <span>A database that goes on writing may leave a copy that it can’t read again.</span>
        </Banner>
      )}
    </>
  );
}
