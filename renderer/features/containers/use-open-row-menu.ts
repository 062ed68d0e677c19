import { useCallback } from 'react';
import type { Target } from '../../../shared/target.ts';
import { useSetUi } from '../../store/app-context.tsx';
import type { MenuPlace } from '../../ui/context-menu.ts';
import type { ContainersRow } from './rows.ts';

/** Opens a row's own menu where it was asked for; rows that only tell of something have none. */
export function useOpenRowMenu(): (row: ContainersRow, place: MenuPlace) => void {
  const setUi = useSetUi();
  return useCallback(
    (row, place) => {
      const target = targetOfRow(row);
      if (target !== null) setUi(() => ({ rowMenu: { target, ...place } }));
    },
    [setUi],
  );
}

/** What a row's menu and keys are about; `null` of a row that only tells of something. */
export function targetOfRow(row: ContainersRow): Target | null {
  switch (row.kind) {
    case 'stack':
      return { kind: 'stack', name: row.stack.name };
    case 'container':
      return { kind: 'container', id: row.container.id };
    default:
      return null;
  }
}
