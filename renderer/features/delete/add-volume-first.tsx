import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useComposeReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';

/** Where a stack would lose data for which a volume can be added: the offer to do that first. */
export function AddVolumeFirst({ container }: { container: Container }) {
  const { openDialog } = useActions();
  const composeReason = useComposeReason();
  const busy = useBusyReason({ kind: 'container', id: container.id });
  const { compose } = container;
  if (compose === null || compose.oneOff || compose.service === null) return null;
  const { service, project } = compose;
  return (
    <ActionButton
      size="small"
      icon="plus"
      label={t('Add a volume to {service} first', { service })}
      disabledReason={composeReason ?? busy}
      onClick={() => openDialog({ kind: 'add-volume', home: { kind: 'stack', name: project }, service })}
    >
      {t('Add a volume first')}
    </ActionButton>
  );
}
