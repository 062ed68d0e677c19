import Skeleton from '@mui/material/Skeleton';
import { t } from '../../../shared/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './delete.module.css';
import type { PlanGroup, PlanItem } from './plan-items.ts';

interface BoxProps {
  readonly title: string;
  readonly look: 'bad' | 'good';
  /** `null` while the engine is asked. */
  readonly groups: readonly PlanGroup[] | null;
}

function Items({ items }: { items: readonly PlanItem[] }) {
  return (
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
    </ul>
  );
}

function Group({ group: { heading, items } }: { group: PlanGroup }) {
  if (heading === null) return <Items items={items} />;
  return (
    <div className={styles.group}>
      <h4>
        <bdi>{heading.name}</bdi>
        {heading.note !== null && <small>{heading.note}</small>}
      </h4>
      <Items items={items} />
    </div>
  );
}

function Box({ title, look, groups }: BoxProps) {
  const shown = groups?.filter(({ items }) => items.length > 0) ?? [];
  return (
    <section className={`${styles.box} ${styles[look]}`} aria-label={title} aria-busy={groups === null}>
      <h3>
        <Icon name={look === 'bad' ? 'bin' : 'shield'} size={15} />
        {title}
      </h3>
      {groups === null ? (
        <>
          <Skeleton width="60%" />
          <Skeleton width="45%" />
          <Skeleton width="70%" />
        </>
      ) : (
        <>
          {shown.map((group) => (
            <Group key={group.key} group={group} />
          ))}
          {shown.length === 0 && <p className={styles.none}>{t('Nothing')}</p>}
        </>
      )}
    </section>
  );
}

/** Side by side: what goes, what stays. */
export function PlanBoxes(props: {
  deleted: readonly PlanGroup[] | null;
  kept: readonly PlanGroup[] | null;
}) {
  return (
    <div className={styles.boxes}>
      <Box title={t('Will be deleted')} look="bad" groups={props.deleted} />
      <Box title={t('Will be kept')} look="good" groups={props.kept} />
    </div>
  );
}
