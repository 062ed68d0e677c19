import type { Target } from '../../../shared/target.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { sameTarget } from './same-target.ts';

/** Opens the menu of its row, with the menu's right edge beneath its own. */
export function MoreButton({ name, target }: { name: string; target: Target }) {
  const setUi = useSetUi();
  const open = useApp(({ ui }) => ui.rowMenu !== null && sameTarget(ui.rowMenu.target, target));
  return (
    <IconButton
      label={`More actions for ${name}`}
      hint="More actions"
      icon="more"
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={({ currentTarget }) => {
        const { right, bottom } = currentTarget.getBoundingClientRect();
        setUi(() => ({ rowMenu: { target, left: right, top: bottom, corner: 'right' } }));
      }}
    />
  );
}
