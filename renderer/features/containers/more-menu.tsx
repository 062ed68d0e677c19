import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

export interface MenuEntry {
  readonly text: string;
  readonly icon: IconName;
  readonly act: () => void;
  /** It changes something on the engine, so it rests while that can't be done. */
  readonly changes: boolean;
}

interface Props {
  readonly name: string;
  readonly entries: readonly MenuEntry[];
  readonly disabledReason: string | null;
}

/** The menu *More actions* of a row. */
export function MoreMenu({ name, entries, disabledReason }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        label={`More actions for ${name}`}
        hint="More actions"
        icon="more"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      {anchor !== null && (
        <Menu
          open
          anchorEl={anchor}
          onClose={close}
          slotProps={{ list: { 'aria-label': `Actions for ${name}` } }}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.text}
              disabled={entry.changes && disabledReason !== null}
              onClick={() => {
                close();
                entry.act();
              }}
            >
              <Icon name={entry.icon} />
              {entry.text}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
