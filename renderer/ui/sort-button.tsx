import { Icon } from './icon.tsx';
import styles from './sort-button.module.css';

interface Props {
  readonly title: string;
  readonly sort: 'ascending' | 'descending' | 'none';
  readonly onSort: () => void;
}

/** The title of a column by which rows can be sorted. */
export function SortButton({ title, sort, onSort }: Props) {
  return (
    <button type="button" className={styles.sort} onClick={onSort}>
      <span className="ellipsis">{title}</span>
      {sort !== 'none' && <Icon name={sort === 'ascending' ? 'up' : 'down'} size={12} />}
    </button>
  );
}
