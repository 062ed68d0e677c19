import { plural } from '../../../shared/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './inspect.module.css';
import type { TreeRow } from './inspect-tree.ts';

interface Props {
  readonly row: TreeRow;
  readonly current: boolean;
  readonly found: boolean;
  readonly focusable: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
}

// A label may hold a megabyte: the raw JSON has it whole.
const longestText = 2_000;

function summary({ kind, parts }: TreeRow): string {
  if (parts === 0) return kind === 'list' ? '[ ]' : '{ }';
  return kind === 'list' ? plural(parts, '{n} item', '{n} items') : plural(parts, '{n} field', '{n} fields');
}

/** One value of the tree. */
export function TreeRowView({ row, current, found, focusable, onToggle, onFocus }: Props) {
  const { path, level, name, text, kind, parts, open } = row;
  const shown =
    text === null ? summary(row) : text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys, for the row that has the focus.
    <div
      role="treeitem"
      id={`inspect ${path}`}
      aria-level={level}
      aria-label={`${name}: ${shown}`}
      aria-selected={current}
      {...(parts > 0 && { 'aria-expanded': open })}
      tabIndex={focusable ? 0 : -1}
      className={[styles.row, found && styles.found, current && styles.current].filter(Boolean).join(' ')}
      style={{ paddingLeft: 10 + (level - 1) * 18 }}
      onFocus={onFocus}
      onClick={parts > 0 ? onToggle : undefined}
    >
      <span className={styles.sign}>{parts > 0 && <Icon name={open ? 'down' : 'right'} size={13} />}</span>
      <bdi className={styles.name}>{name}</bdi>
      <bdi className={styles[kind]}>{shown === '' ? '""' : shown}</bdi>
    </div>
  );
}
