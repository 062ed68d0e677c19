import { type DragEvent, useCallback, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useAsk } from '../../store/app-context.tsx';
import type { EntryRow } from './file-rows.ts';

/** Tells whether the button that began a drag is still held. */
function watchButton(): { readonly held: () => boolean; readonly stop: () => void } {
  const over = new AbortController();
  let held = true;
  const letGo = () => {
    held = false;
  };
  for (const name of ['pointerup', 'mouseup'] as const) {
    window.addEventListener(name, letGo, { signal: over.signal, capture: true });
  }
  return { held: () => held, stop: () => over.abort() };
}

/**
 * Drags a file out of the window. The system drags files, and this one is not here yet: it is downloaded while the button
 * is held. Whoever lets go before it is there drags it once more, which then begins at once.
 */
export function useDragOut(container: ContainerId, report: (error: AppError) => void) {
  const ask = useAsk();
  const { tell } = useActions();
  const [coming, setComing] = useState<string | null>(null);

  const begin = useCallback(
    async (event: DragEvent, { entry, path }: EntryRow) => {
      // The browser's own drag would carry text.
      event.preventDefault();
      const button = watchButton();
      setComing(entry.name);
      const ready = await ask('files.dragOut', { container, path, step: 'prepare' });
      setComing(null);
      button.stop();
      if (!ready.ok) {
        report(ready.error);
        return;
      }
      if (!button.held()) {
        const title = t('{name} is here: drag it once more', { name: shownName(entry.name) });
        tell({ tone: 'good', title, lines: [] });
        return;
      }
      const dragged = await ask('files.dragOut', { container, path, step: 'drag' });
      if (!dragged.ok) report(dragged.error);
    },
    [ask, container, report, tell],
  );
  return { /** The name of the file that is on its way; `null` while none is. */ coming, begin };
}
