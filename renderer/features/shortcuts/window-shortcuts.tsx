import { useEffect } from 'react';
import { t } from '../../../shared/texts.ts';
import { appCommands } from '../../commands/app-commands.ts';
import { type MenuTarget, reasonsFor } from '../../commands/target-menu.ts';
import { useTargetKeys } from '../../commands/use-target-keys.ts';
import { useActions, useBridge, useReadApp, useSetUi } from '../../store/app-context.tsx';
import type { Route } from '../../store/route.ts';
import { isPressed } from '../../ui/chord.ts';
import { usePlatform } from '../../ui/platform.ts';
import { typingPlace } from '../../ui/typing-place.ts';

/** Hears the shortcuts of the window and of the page that is shown, and what the application menu and links ask. */
export function WindowShortcuts() {
  const actions = useActions();
  const bridge = useBridge();
  const read = useReadApp();
  const setUi = useSetUi();
  const platform = usePlatform();
  const targetKeys = useTargetKeys();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const place = typingPlace(event.target);
      // A dialog or a menu has the keyboard to itself, as a terminal has.
      if (place === 'own-keys' || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      const data = read();
      const command = appCommands.find(
        ({ chords, inFields, suits }) =>
          (place === 'elsewhere' || inFields === true) &&
          (suits?.(data) ?? true) &&
          chords?.some(
            (chord) => (chord.length > 1 || data.settings.singleKeys) && isPressed(chord, event, platform),
          ),
      );
      if (command !== undefined) {
        event.preventDefault();
        const reason = command.needs === 'ask' ? reasonsFor(data, null).ask : null;
        if (reason === null) command.act({ actions, read, setUi });
        else
          actions.tell({
            tone: 'bad',
            title: t('{title}: not now', { title: command.title }),
            lines: [reason],
          });
        return;
      }
      const target = pageTarget(data.ui.route);
      if (place === 'elsewhere' && target !== null) targetKeys(target, event);
    };
    const run = (id: string) => {
      // What is asked in a dialog comes first.
      if (read().ui.dialog === null)
        appCommands.find((command) => command.id === id)?.act({ actions, read, setUi });
    };
    const ends = [
      bridge.on('window.command', run),
      bridge.on('window.place', (place) => {
        window.location.hash = place;
      }),
    ];
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      for (const end of ends) end();
    };
  }, [actions, bridge, read, setUi, platform, targetKeys]);
  return null;
}

function pageTarget(route: Route): MenuTarget | null {
  if (route.view === 'stack') return { kind: 'stack', name: route.name };
  if (route.view === 'volume') return { kind: 'volume', name: route.name };
  return route.view === 'container' ? { kind: 'container', id: route.id } : null;
}
