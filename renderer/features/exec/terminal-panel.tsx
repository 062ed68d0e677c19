import { useEffect, useRef, useState } from 'react';
import type { Container } from '../../../shared/engine.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { contextMenuHandlers, type MenuPlace } from '../../ui/context-menu.ts';
import { ownKeys } from '../../ui/typing-place.ts';
import styles from './exec.module.css';
import { leave } from './leave.ts';
import { PasteDialog } from './paste-dialog.tsx';
import type { ScreenKey } from './screen.ts';
import { SessionEnded } from './session-ended.tsx';
import type { SessionHandlers, SessionView } from './sessions.ts';
import { TerminalFoot } from './terminal-foot.tsx';
import { TerminalMenu } from './terminal-menu.tsx';
import { TerminalSearch } from './terminal-search.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useSessions } from './use-sessions.ts';

interface Props {
  readonly container: Container;
  readonly session: SessionView;
  readonly isSearching: boolean;
  readonly onSearch: (on: boolean) => void;
}

/** The screen of a session, and what belongs to it: search, menu, how it ended. */
export function TerminalPanel({ container, session, isSearching, onSearch }: Props) {
  const { id, state, link, pasted } = session;
  const sessions = useSessions();
  const { openLink } = useActions();
  const { paste, pasteClipboard, copySelection } = useClipboard(id);
  const mac = useApp(({ about }) => about.platform === 'darwin');
  const host = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const screen = () => sessions.screenOf(id);

  const press: Record<ScreenKey, () => void> = {
    copy: copySelection,
    paste: pasteClipboard,
    search: () => onSearch(true),
    leave: () => host.current && leave(host.current, 'forward'),
    'leave-back': () => host.current && leave(host.current, 'back'),
  };
  useScreen(host, id, {
    pressed: (key) => press[key](),
    pasted: paste,
    opened: (address) => void openLink(address),
  });
  const closeSearch = () => {
    onSearch(false);
    screen()?.focus();
  };
  const closeDialog = () => sessions.change(id, { pasted: null });

  return (
    <div className={styles.terminal}>
      {isSearching && <TerminalSearch session={session} onClose={closeSearch} />}
      <div
        ref={host}
        {...ownKeys}
        className={styles.screen}
        {...contextMenuHandlers((place) => {
          // A program that follows the mouse has the right button for itself.
          if (!screen()?.wantsMouse) setMenu(place);
        })}
      />
      {state.kind === 'ended' && <SessionEnded container={container} session={session} end={state.end} />}
      <TerminalFoot link={link} mac={mac} />
      {menu !== null && (
        <TerminalMenu
          place={menu}
          mac={mac}
          canCopy={screen()?.selection() !== ''}
          onClose={() => setMenu(null)}
          onChoose={{
            copy: copySelection,
            paste: pasteClipboard,
            search: press.search,
            'select-all': () => screen()?.selectAll(),
            clear: () => screen()?.clear(),
          }}
        />
      )}
      {pasted !== null && (
        <PasteDialog
          text={pasted}
          onClose={closeDialog}
          onPaste={() => {
            closeDialog();
            screen()?.paste(pasted);
          }}
        />
      )}
    </div>
  );
}

/** Shows the session's screen in an element as long as that is there. */
function useScreen(host: { current: HTMLDivElement | null }, id: number, on: SessionHandlers): void {
  const sessions = useSessions();
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    sessions.attach(id, element, {
      pressed: (key) => latest.current.pressed(key),
      pasted: (text) => latest.current.pasted(text),
      opened: (address) => latest.current.opened(address),
    });
    return () => sessions.detach(id, element);
  }, [host, id, sessions]);
}
