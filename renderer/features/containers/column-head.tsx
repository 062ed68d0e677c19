import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../shared/texts.ts';
import { SortButton } from '../../ui/sort-button.tsx';
import styles from './column-head.module.css';
import { bounded } from './column-layout.ts';
import type { ContainersColumn } from './columns.tsx';

const stepPx = 10;

interface Props {
  readonly column: ContainersColumn;
  readonly width: number | null;
  readonly sort: 'ascending' | 'descending' | 'none';
  readonly onSort: () => void;
  /** `null`: back to the column's own width. */
  readonly onWidth: (width: number | null) => void;
}

/** As it is drawn now: a column with a share of the room has no width of its own. */
function drawnWidth(element: HTMLElement, column: ContainersColumn): number {
  const drawn = element.closest('[role="columnheader"]')?.getBoundingClientRect().width ?? 0;
  return drawn > 0 ? drawn : column.width;
}

function Resizer({ column, width, onWidth }: Pick<Props, 'column' | 'width' | 'onWidth'>) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    // Else the drag would mark the words beneath it.
    event.preventDefault();
    const startX = event.clientX;
    const startWidth = drawnWidth(event.currentTarget, column);
    const over = new AbortController();
    const { signal } = over;
    window.addEventListener(
      'pointermove',
      ({ clientX }) => {
        if (clientX !== startX) onWidth(bounded(startWidth + clientX - startX, column));
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel', 'blur']) {
      window.addEventListener(end, () => over.abort(), { signal });
    }
  };
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? stepPx : event.key === 'ArrowLeft' ? -stepPx : 0;
    if (step !== 0) onWidth(bounded((width ?? drawnWidth(event.currentTarget, column)) + step, column));
    else if (event.key === 'Enter') onWidth(null);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule can't be moved; this one can.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('Width of {title}', { title: column.title })}
      aria-valuenow={width ?? column.width}
      aria-valuemin={column.least}
      title={t('Drag to resize, double-click to reset')}
      className={styles.resizer}
      onPointerDown={drag}
      onDoubleClick={() => onWidth(null)}
      onKeyDown={onKey}
    />
  );
}

/** The head of a column: its title sorts, its edge resizes. */
export function ColumnHead({ column, width, sort, onSort, onWidth }: Props) {
  return (
    <>
      {column.sortValue === null ? (
        column.title
      ) : (
        <SortButton title={column.title} sort={sort} onSort={onSort} />
      )}
      {column.key !== 'actions' && <Resizer column={column} width={width} onWidth={onWidth} />}
    </>
  );
}
