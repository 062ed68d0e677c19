import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { compileLogQuery } from '../../../shared/log-match.ts';
import type { LogSaveRequest } from '../../../shared/logs.ts';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { listed } from '../../format/list.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import styles from './log-view.module.css';
import type { LogViewState } from './log-view-state.ts';

type Filter = Pick<LogSaveRequest, 'services' | 'streams' | 'query'>;

const noFilter: Filter = { services: null, streams: 'both', query: null };

/** The chosen services and output, and what is searched for; `null` where that is everything. */
function filterOf({ services, streams, query }: LogViewState): Filter | null {
  const searched = compileLogQuery(query).kind === 'ready';
  if (services === null && streams === 'both' && !searched) return null;
  return { services: services === null ? null : [...services], streams, query: searched ? query : null };
}

/** What a filter lets through, in words: `web, stderr, lines with “POST”`. */
function filterText({ services, streams, query }: Filter): string {
  const parts = [
    services === null ? '' : listed(services),
    streams === 'both' ? '' : streams,
    query === null
      ? ''
      : query.regExp
        ? t('lines that match “{text}”', { text: query.text })
        : t('lines with “{text}”', { text: query.text }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Writes the log to a file as the engine has it, also what is not held here: whole, or what is filtered and searched. */
export function SaveButton({ target, view }: { target: Target; view: LogViewState }) {
  const { saveLog } = useActions();
  const timestamps = useApp(({ settings }) => settings.logs.timestamps);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [saving, setSaving] = useState(false);
  const filter = filterOf(view);
  const save = async (chosen: Filter) => {
    setAnchor(null);
    setSaving(true);
    await saveLog({ target, timestamps, ...chosen });
    setSaving(false);
  };
  return (
    <>
      <ActionButton
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabledReason={saving ? t('The log is being saved') : null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {saving ? t('Saving …') : t('Save…')}
      </ActionButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: -6, horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': t('Save'), disabledItemsFocusable: true } }}
      >
        <MenuItem onClick={() => void save(noFilter)}>{t('Whole log')}</MenuItem>
        <MenuItem
          aria-disabled={filter === null}
          className={styles.saveFiltered}
          onClick={() => {
            if (filter !== null) void save(filter);
          }}
        >
          {t('Filtered log')}
          <small>
            {filter === null ? t('Choose a service or search first') : <bdi>{filterText(filter)}</bdi>}
          </small>
        </MenuItem>
      </Menu>
    </>
  );
}
