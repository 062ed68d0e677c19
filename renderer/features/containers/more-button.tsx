import type { Target } from '../../../shared/target.ts';
import { useSetUi } from '../../store/app-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

interface Props {
  readonly name: string;
  readonly target: Target;
  /** Whether that menu is open. */
  readonly open: boolean;
}

/** Opens the menu of its row, with the menu's right edge beneath its own. */
export function MoreButton({ name, target, open }: Props) {
  const setUi = useSetUi();
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
