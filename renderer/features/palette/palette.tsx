import Dialog from '@mui/material/Dialog';
import {
  type KeyboardEvent,
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { plural, t } from '../../../shared/texts.ts';
import { useMenuWorld } from '../../commands/use-menu-world.ts';
import { useActions, useApp, useReadApp, useSetUi } from '../../store/app-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type FoundEntry, findEntries } from './find-entries.ts';
import styles from './palette.module.css';
import { type PageTabs, type PaletteEntry, paletteEntries } from './palette-entries.ts';
import { PaletteOption } from './palette-option.tsx';

// More than anybody reads: a longer query finds the others.
const mostShown = 60;
const pageOfOptions = 8;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageOfOptions,
  PageUp: -pageOfOptions,
};

/** The place after `step`, around the end by single steps. */
function stepped(at: number, step: number, length: number): number {
  const next = at + step;
  if (Math.abs(step) === 1) return (next + length) % length;
  return Math.max(0, Math.min(length - 1, next));
}

/** Finds and does anything: actions of the window, and those of each stack, container and volume. */
export function Palette({ tabs }: { tabs: PageTabs }) {
  const { closeDialog, noteUse } = useActions();
  const [query, setQuery] = useState('');
  const found = useFound(useDeferredValue(query), tabs);
  const shown = found.slice(0, mostShown);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, shown.length - 1));
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const choose = ({ id, disabledReason, act }: PaletteEntry) => {
    if (disabledReason !== null) return;
    // The focus goes back to where it came from before a dialog opens, which in its turn gives it back there.
    flushSync(closeDialog);
    noteUse(id);
    act();
  };
  const onKey = (event: KeyboardEvent) => {
    // Enter that ends the composing of a character is not for us.
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    const entry = shown[at]?.entry;
    if (step !== undefined) {
      if (shown.length > 0) setChosen(stepped(at, step, shown.length));
    } else if (event.key !== 'Enter') return;
    else if (entry !== undefined) choose(entry);
    event.preventDefault();
  };
  const label = t('Commands');
  return (
    <Dialog
      open
      onClose={closeDialog}
      aria-labelledby={`${base}-name`}
      maxWidth={false}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{ paper: { sx: { width: 640, marginTop: '9vh !important', overflow: 'hidden' } } }}
    >
      <h2 id={`${base}-name`} className="visually-hidden">
        {t('Command palette')}
      </h2>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          autoFocus
          type="text"
          role="combobox"
          aria-label={t('Find a command, stack, container or volume')}
          aria-expanded={shown.length > 0}
          aria-controls={`${base}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${base}-${at}` : undefined}
          placeholder={t('Find a command, stack, container or volume')}
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div id={`${base}-list`} role="listbox" aria-label={label} ref={list} className={styles.list}>
        {shown.map(({ entry, ranges }, place) => (
          <PaletteOption
            key={entry.id}
            id={`${base}-${place}`}
            at={place}
            entry={entry}
            ranges={ranges}
            current={place === at}
            onPoint={() => setChosen(place)}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
      <p role="status" className={styles.foot}>
        {said(found.length, query)}
      </p>
    </Dialog>
  );
}

function said(found: number, query: string): string {
  if (found === 0) return t('Nothing is called “{query}”. Try fewer letters.', { query: query.trim() });
  const more = found > mostShown ? t(', the first {mostShown} are shown', { mostShown }) : '';
  return `${plural(found, '{n} command', '{n} commands')}${more}`;
}

function useFound(query: string, tabs: PageTabs): readonly FoundEntry[] {
  const world = useMenuWorld();
  const ui = useApp((data) => data.ui);
  const settings = useApp((data) => data.settings);
  const read = useReadApp();
  const setUi = useSetUi();
  // Ranks don't change while they are looked at.
  const [opened] = useState(() => ({ at: Date.now(), uses: settings.commandUses }));
  const entries = useMemo(
    () => paletteEntries({ ...world, data: { ...world.data, ui, settings }, read, setUi, tabs }),
    [world, ui, settings, read, setUi, tabs],
  );
  return useMemo(() => findEntries(entries, query, opened.uses, opened.at), [entries, query, opened]);
}
