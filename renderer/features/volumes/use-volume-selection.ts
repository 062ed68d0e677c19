import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { VolumeName } from '../../../shared/ids.ts';
import { useActions, useReadApp, useSetUi } from '../../store/app-context.tsx';
import { selectionKey } from '../../ui/selection-key.ts';

/** The names from one to another, whichever stands first; `null` when one of them is not there. */
function nameRange(
  shown: readonly VolumeName[],
  from: VolumeName,
  to: VolumeName,
): readonly VolumeName[] | null {
  const start = shown.indexOf(from);
  const end = shown.indexOf(to);
  return start < 0 || end < 0 ? null : shown.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Ticks volumes, by pointer and by key. `shown` are those that search and filter leave. */
export function useVolumeSelection(shown: readonly VolumeName[]) {
  const setUi = useSetUi();
  const read = useReadApp();
  const { openDialog } = useActions();
  const now = useRef(shown);
  useLayoutEffect(() => {
    now.current = shown;
  });
  /** From where a range is counted: the last one that was ticked. */
  const anchor = useRef<VolumeName | null>(null);

  return useMemo(() => {
    const set = (selectedVolumes: ReadonlySet<VolumeName>) => setUi(() => ({ selectedVolumes }));
    const clear = () => set(new Set());
    const selectAll = () => set(new Set([...read().ui.selectedVolumes, ...now.current]));
    const tick = (name: VolumeName, range: boolean) => {
      const { selectedVolumes } = read().ui;
      const from = anchor.current;
      const wanted = (range && from !== null && nameRange(now.current, from, name)) || [name];
      anchor.current = name;
      const next = new Set(selectedVolumes);
      for (const each of wanted) {
        if (selectedVolumes.has(name)) next.delete(each);
        else next.add(each);
      }
      set(next);
    };
    const toggleAll = () => {
      const { selectedVolumes } = read().ui;
      if (now.current.length > 0 && now.current.every((name) => selectedVolumes.has(name))) clear();
      else selectAll();
    };
    const onKey = (event: KeyboardEvent<HTMLElement>) => {
      // Keys of a menu or dialog that belongs to a row come by here too.
      const { currentTarget, target, defaultPrevented } = event;
      if (defaultPrevented || !(target instanceof Node && currentTarget.contains(target))) return;
      const asked = selectionKey(event);
      if (asked === null || (asked !== 'select-all' && read().ui.selectedVolumes.size === 0)) return;
      event.preventDefault();
      if (asked === 'select-all') selectAll();
      else if (asked === 'clear') clear();
      else openDialog({ kind: 'delete-volumes' });
    };
    return { tick, toggleAll, clear, onKey };
  }, [setUi, read, openDialog]);
}
