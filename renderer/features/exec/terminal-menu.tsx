import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { flushSync } from 'react-dom';
import { t } from '../../../shared/texts.ts';
import type { MenuPlace } from '../../ui/context-menu.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import styles from './exec.module.css';
import { keyWords } from './screen-keys.ts';

type Choice = 'copy' | 'paste' | 'select-all' | 'search' | 'clear';

const lines: readonly { readonly choice: Choice; readonly title: string; readonly icon: IconName }[] = [
  { choice: 'copy', title: t('Copy'), icon: 'copy' },
  { choice: 'paste', title: t('Paste'), icon: 'paste' },
  { choice: 'select-all', title: t('Select all'), icon: 'text' },
  { choice: 'search', title: t('Search'), icon: 'search' },
  { choice: 'clear', title: t('Clear'), icon: 'cross' },
];

interface Props {
  readonly place: MenuPlace;
  readonly mac: boolean;
  readonly canCopy: boolean;
  readonly onClose: () => void;
  readonly onChoose: Readonly<Record<Choice, () => void>>;
}

/** The menu of a terminal: a right click, or the menu key. */
export function TerminalMenu({ place, mac, canCopy, onClose, onChoose }: Props) {
  const keys: Partial<Record<Choice, string>> = keyWords(mac);
  return (
    <Menu
      open
      anchorReference="anchorPosition"
      anchorPosition={place}
      transformOrigin={{ vertical: 'top', horizontal: place.corner }}
      onClose={onClose}
      onContextMenu={(event) => event.preventDefault()}
      slotProps={{ list: { 'aria-label': t('Terminal') } }}
    >
      {lines.map(({ choice, title, icon }) => (
        <MenuItem
          key={choice}
          disabled={choice === 'copy' && !canCopy}
          onClick={() => {
            // The focus is back in the terminal before anything is pasted or searched.
            flushSync(onClose);
            onChoose[choice]();
          }}
        >
          <Icon name={icon} />
          <span>{title}</span>
          <kbd className={styles.key}>{keys[choice]}</kbd>
        </MenuItem>
      ))}
    </Menu>
  );
}
