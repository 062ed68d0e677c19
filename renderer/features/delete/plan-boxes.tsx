import Skeleton from '@mui/material/Skeleton';
import { Icon } from '../../ui/icon.tsx';
import styles from './delete.module.css';
import type { PlanItem } from './plan-items.ts';

interface BoxProps {
  readonly title: string;
  readonly look: 'bad' | 'good';
  /** `null` while the engine is asked. */
  readonly items: readonly PlanItem[] | null;
}

function Box({ title, look, items }: BoxProps) {
  return (
    <section className={`${styles.box} ${styles[look]}`} aria-label={title} aria-busy={items === null}>
      <h3>
        <Icon name={look === 'bad' ? 'bin' : 'shield'} size={15} />
        {title}
      </h3>
      {items === null ? (
        <>
          <Skeleton width="60%" />
          <Skeleton width="45%" />
          <Skeleton width="70%" />
        </>
      ) : (
        <ul>
          {items.map((item) => (
            <li key={item.key}>
              <Icon name={item.icon} size={15} />
              <div>
                <bdi>{item.name}</bdi>
                <small className={styles[item.tone]}>
                  <bdi>{item.facts.join(' · ')}</bdi>
                </small>
              </div>
            </li>
          ))}
          {items.length === 0 && <li className={styles.none}>Nothing</li>}
        </ul>
      )}
    </section>
  );
}

/** Side by side: what goes, what stays. */
export function PlanBoxes(props: { deleted: readonly PlanItem[] | null; kept: readonly PlanItem[] | null }) {
  return (
    <div className={styles.boxes}>
      <Box title="Will be deleted" look="bad" items={props.deleted} />
      <Box title="Will be kept" look="good" items={props.kept} />
    </div>
  );
}
