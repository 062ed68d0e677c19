import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { tickOf } from '../../store/selection.ts';
import { Cell } from '../../ui/cell.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './containers.module.css';
import { useTicked } from './row-world.tsx';

interface Props {
  readonly name: string;
  readonly rowKey: string;
  /** The stack's, all of them, or the one that the row is about. */
  readonly containers: readonly Container[];
  readonly onTick: (rowKey: string, range: boolean) => void;
}

/** The box of a row. Only this cell renders when it is ticked. */
export function SelectCell({ name, rowKey, containers, onTick }: Props) {
  const ticked = useTicked();
  const tick = tickOf(containers, ticked);
  const count = () => containers.filter(({ id }) => ticked.has(id)).length;
  return (
    <Cell className={styles.select}>
      <TickBox
        label={t('Select {name}', { name })}
        tick={tick}
        hint={
          tick === 'some' ? t('{count} of {n} selected', { count: count(), n: containers.length }) : undefined
        }
        onTick={(range) => onTick(rowKey, range)}
      />
    </Cell>
  );
}
