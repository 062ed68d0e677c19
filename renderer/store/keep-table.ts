import type { Bridge } from '../../shared/ipc.ts';
import type { AppStore } from './app-store.ts';
import { asker } from './ask.ts';
import { keptTable, keptVolumesTable, sameTable, sameVolumesTable } from './table-settings.ts';

// Dragging a column changes its width with every pixel.
const restMs = 300;

/**
 * Keeps how the tables Containers and Volumes are arranged in the settings, a moment after each change, and at once when the page
 * goes, is hidden, or is asked to by main, which then waits for the answer. A refusal is not told: the table works, and the next change tries again. Returns what ends it.
 */
export function keepTable(bridge: Bridge, store: AppStore, page: Window): () => void {
  const ask = asker(bridge);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = new Set<'containers' | 'volumes'>();
  const save = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const { ui } = store.getState();
    void ask('settings.set', {
      ...(changed.has('containers') && { containers: keptTable(ui) }),
      ...(changed.has('volumes') && { volumes: keptVolumesTable(ui) }),
    });
    changed.clear();
  };
  const saveWhenHidden = () => {
    if (page.document.visibilityState === 'hidden') save();
  };
  const unsubscribe = store.subscribe((now, before) => {
    // What comes with the first answer of main is what was kept.
    if (before.phase.kind !== 'ready' || now.ui === before.ui) return;
    const containers = !sameTable(now.ui, before.ui);
    const volumes = !sameVolumesTable(now.ui, before.ui);
    if (!containers && !volumes) return;
    if (containers) changed.add('containers');
    if (volumes) changed.add('volumes');
    clearTimeout(timer);
    timer = setTimeout(save, restMs);
  });
  const endAsking = bridge.on('page.save', () => {
    save();
    void ask('page.saved', null);
  });
  page.addEventListener('pagehide', save);
  page.document.addEventListener('visibilitychange', saveWhenHidden);
  return () => {
    save();
    unsubscribe();
    endAsking();
    page.removeEventListener('pagehide', save);
    page.document.removeEventListener('visibilitychange', saveWhenHidden);
  };
}
