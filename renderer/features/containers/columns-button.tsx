import Popover from '@mui/material/Popover';
import { memo, useState } from 'react';
import { t } from '../../../shared/texts.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import styles from './columns-button.module.css';
import { ColumnsList } from './columns-list.tsx';

/** Opens the choice of columns. */
export const ColumnsButton = memo(function ColumnsButton() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ActionButton
        icon="columns"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('Columns')}
      </ActionButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: -6, horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('Columns'), className: styles.paper ?? '' } }}
      >
        <ColumnsList />
      </Popover>
    </>
  );
});
