import { type KeyboardEvent, useCallback } from 'react';
import { rowChords } from '../../commands/row-chords.ts';
import { useTargetKeys } from '../../commands/use-target-keys.ts';
import { useReadApp } from '../../store/app-context.tsx';
import { isPressed } from '../../ui/chord.ts';
import { usePlatform } from '../../ui/platform.ts';
import type { ContainersRow } from './rows.ts';
import { targetOfRow } from './use-open-row-menu.ts';
import { useToggleStack } from './use-toggle-stack.ts';

/** Shortcuts of the row that has the focus: those of its menu, and to expand and collapse a stack. */
export function useRowKeys(): (row: ContainersRow, event: KeyboardEvent<HTMLElement>) => void {
  const read = useReadApp();
  const platform = usePlatform();
  const targetKeys = useTargetKeys();
  const toggle = useToggleStack();
  return useCallback(
    (row, event) => {
      const pressed = (name: keyof typeof rowChords) => isPressed(rowChords[name], event, platform);
      if (row.kind === 'stack' && pressed(row.open ? 'collapse' : 'expand')) {
        event.preventDefault();
        toggle(row.stack.name, row.searched);
        return;
      }
      // What is ticked is meant then: the table asks about all of it.
      if (pressed('delete') && read().ui.selected.size > 0) return;
      const target = targetOfRow(row);
      if (target !== null) targetKeys(target, event);
    },
    [read, platform, targetKeys, toggle],
  );
}
