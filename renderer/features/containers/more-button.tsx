import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
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
      label={t('More actions for {name}', { name })}
      hint={t('More actions')}
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
