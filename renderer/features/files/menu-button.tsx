import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

interface Props {
  readonly title: string;
  readonly label?: string;
  readonly icon: IconName;
  readonly disabledReason: string | null;
  readonly lines: readonly { readonly title: string; readonly act: () => void }[];
}

/** A button that asks which of a few ways is meant. */
export function MenuButton({ title, label = title, icon, disabledReason, lines }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ActionButton
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabledReason={disabledReason}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {title}
      </ActionButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': title } }}
      >
        {lines.map((line) => (
          <MenuItem
            key={line.title}
            onClick={() => {
              setAnchor(null);
              line.act();
            }}
          >
            {line.title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
