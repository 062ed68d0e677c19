import type { KeyboardEvent, ReactNode } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import type { DeletedMenu, MenuTarget } from '../../commands/target-menu.ts';
import { useTargetKeys } from '../../commands/use-target-keys.ts';
import { progressText } from '../../format/operation-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { contextMenuHandlers, type MenuPlace } from '../../ui/context-menu.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import styles from './deleted-stacks.module.css';

interface Props {
  readonly target: MenuTarget;
  readonly menu: DeletedMenu;
  readonly icon: IconName;
  /** When it went, and what it is run again from. */
  readonly under: ReactNode;
  /** What is left of its data. */
  readonly kept: ReactNode;
  readonly progressOf: (operation: Operation) => ReactNode;
  readonly onMenu: (target: MenuTarget, place: MenuPlace) => void;
}

/** What is no more and can be brought back. Its buttons, its menu and its keys are the lines of one table. */
export function DeletedRow({ target, menu, icon, under, kept, progressOf, onMenu }: Props) {
  const pressKey = useTargetKeys();
  const { name, operation, groups } = menu;
  const asked = contextMenuHandlers((place) => onMenu(target, place));
  const handlers = {
    ...asked,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      asked.onKeyDown(event);
      if (!event.defaultPrevented) pressKey(target, event);
    },
  };
  const [ways = [], ...rest] = groups;
  return (
    <li className={styles.item} aria-busy={operation !== null} {...handlers}>
      <div className={styles.row}>
        <Icon name={icon} />
        <div className={styles.texts}>
          <NameText as="b">{name}</NameText>
          <small className={styles.under}>
            {operation === null ? (
              under
            ) : (
              <span className={styles.operation}>{progressText(operation, name)}</span>
            )}
          </small>
        </div>
        {kept}
        <div className={styles.buttons}>
          {ways.map((entry) => (
            <span key={entry.title} className={isOutdone(entry, ways) ? styles.blocked : undefined}>
              <EntryButton entry={entry} name={name} look="plain" />
            </span>
          ))}
          {rest.flat().map((entry) => (
            <EntryButton key={entry.title} entry={entry} name={name} look="link" />
          ))}
        </div>
      </div>
      {operation !== null && (
        <>
          {progressOf(operation)}
          <ProgressLine label={t('{name} is busy', { name })} />
        </>
      )}
    </li>
  );
}

/** It rests while another way back is open. */
const isOutdone = ({ disabledReason }: MenuEntry, ways: readonly MenuEntry[]): boolean =>
  disabledReason !== null && ways.some((other) => other.disabledReason === null);

interface ButtonProps {
  readonly entry: MenuEntry;
  readonly name: string;
  readonly look: 'plain' | 'link';
}

function EntryButton({ entry, name, look }: ButtonProps) {
  const { title, icon, chord, disabledReason, act } = entry;
  return (
    <ActionButton
      look={look}
      {...(look === 'plain' && { icon })}
      {...(chord !== null && { chord })}
      label={entry.named(name)}
      disabledReason={disabledReason}
      onClick={act}
    >
      {title}
    </ActionButton>
  );
}
