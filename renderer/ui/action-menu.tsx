import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { t } from '../../shared/texts.ts';
import styles from './action-menu.module.css';
import { ariaChord, type Chord } from './chord.ts';
import type { MenuPlace } from './context-menu.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { Keys } from './keys.tsx';
import { usePlatform } from './platform.ts';
import { describingTip } from './tips.ts';

export interface MenuEntry {
  readonly title: string;
  /** In one piece with the name of what it is about. */
  readonly named: (name: string) => string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'danger';
  readonly chord: Chord | null;
  /** Opens the page of what the menu is about. */
  readonly opens: boolean;
  /** Why it can't be used now. */
  readonly disabledReason: string | null;
  readonly act: () => void;
}

interface Props {
  /** Whose actions they are. */
  readonly name: string;
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly place: MenuPlace;
  readonly onClose: () => void;
}

/** The open menu of a row, with a rule between its groups. */
export function ActionMenu({ name, groups, place, onClose }: Props) {
  return (
    <Menu
      open
      anchorReference="anchorPosition"
      anchorPosition={place}
      transformOrigin={{ vertical: 'top', horizontal: place.corner }}
      onClose={onClose}
      onContextMenu={(event) => {
        event.preventDefault();
        // In the menu it is the key that opened it: Windows tells of that when it is let go.
        const inMenu = event.target instanceof Element && event.target.closest('[role="menu"]') !== null;
        if (!inMenu) onClose();
      }}
      // Arrow keys reach resting entries too, so that their reason can be read.
      slotProps={{ list: { 'aria-label': t('Actions for {name}', { name }), disabledItemsFocusable: true } }}
    >
      {groups.flatMap((entries, index) => [
        ...(index === 0 ? [] : [<Divider key={`rule before ${entries[0]?.title}`} component="li" />]),
        ...entries.map((entry) => <Entry key={entry.title} entry={entry} onClose={onClose} />),
      ])}
    </Menu>
  );
}

/** While it can't be used it says why, and stays reachable by keyboard. */
function Entry({ entry, onClose }: { entry: MenuEntry; onClose: () => void }) {
  const { title, icon, tone, chord, disabledReason, act } = entry;
  const platform = usePlatform();
  const disabled = disabledReason !== null;
  return (
    <MenuItem
      {...(disabled && describingTip(disabledReason, 'left'))}
      aria-disabled={disabled}
      {...(chord !== null && { 'aria-keyshortcuts': ariaChord(chord, platform) })}
      className={tone === 'danger' ? styles.danger : undefined}
      onClick={() => {
        if (disabled) return;
        onClose();
        act();
      }}
    >
      <Icon name={icon} />
      {title}
      {chord !== null && (
        <span className={styles.keys}>
          <Keys chord={chord} />
        </span>
      )}
    </MenuItem>
  );
}
