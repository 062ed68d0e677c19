import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../shared/texts.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import { isPinned, type PlacedColumn } from './column-layout.ts';
import styles from './columns-button.module.css';
import { useColumns } from './use-columns.ts';

/** Follows the pointer from line to line until it is let go; `onPlace` is told each new place. */
function followDrag(event: PointerEvent<HTMLElement>, place: number, onPlace: (place: number) => void): void {
  const line = event.currentTarget.closest('li');
  if (event.button !== 0 || line === null) return;
  event.preventDefault();
  const startY = event.clientY;
  const height = line.getBoundingClientRect().height;
  const over = new AbortController();
  const { signal } = over;
  window.addEventListener(
    'pointermove',
    ({ clientY }) => {
      if (height > 0) onPlace(Math.max(0, place + Math.round((clientY - startY) / height)));
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, () => over.abort(), { signal });
  }
}

interface LineProps {
  readonly item: PlacedColumn;
  readonly place: number;
  readonly last: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly onPlace: (place: number) => void;
}

function Line({ item, place, last, onShow, onPlace }: LineProps) {
  const { title } = item.column;
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onPlace(Math.max(0, place + (event.key === 'ArrowUp' ? -1 : 1)));
  };
  return (
    <li className={styles.line} onKeyDown={onKey}>
      <span
        className={styles.grip}
        title={t('Drag to move {title}', { title })}
        onPointerDown={(event) => followDrag(event, place, onPlace)}
      >
        <Icon name="grip" size={14} />
      </span>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control. */}
      <label className={styles.label}>
        <TickBox
          tick={item.shown ? 'all' : 'none'}
          onTick={() => onShow(!item.shown)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        />
        {title}
      </label>
      <IconButton
        label={t('Move {title} up', { title })}
        icon="up"
        size={14}
        disabledReason={place === 0 ? t('It is the first') : null}
        onClick={() => onPlace(place - 1)}
      />
      <IconButton
        label={t('Move {title} down', { title })}
        icon="down"
        size={14}
        disabledReason={last ? t('It is the last') : null}
        onClick={() => onPlace(place + 1)}
      />
    </li>
  );
}

/** Which columns are shown and in what order. Name and Actions have their place. */
export function ColumnsList() {
  const { placed, show, move, resetAll } = useColumns();
  const movable = placed.filter(({ column }) => !isPinned(column));
  return (
    <>
      <ul className={styles.list}>
        {movable.map((item, index) => (
          <Line
            key={item.column.key}
            item={item}
            place={index}
            last={index === movable.length - 1}
            onShow={(shown) => show(item.column.key, shown)}
            onPlace={(place) => move(item.column.key, place)}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <span>{t('Drag, or Alt+↑ and Alt+↓')}</span>
        <ActionButton look="link" size="small" onClick={resetAll}>
          {t('Reset')}
        </ActionButton>
      </div>
    </>
  );
}
