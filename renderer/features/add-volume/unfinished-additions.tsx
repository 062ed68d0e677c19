import type { UnfinishedAddition } from '../../../shared/add-volume.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyReason, useComposeReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';

/** Says which additions of volumes were cut short, and offers the way on and the way back. */
export function UnfinishedAdditions() {
  const engineId = useApp(({ snapshot: { connection } }) =>
    connection.kind === 'ready' ? connection.engine.id : null,
  );
  const unfinished = useApp(({ unfinishedVolumes }) => unfinishedVolumes);
  return unfinished
    .filter((addition) => addition.engineId === engineId)
    .map((addition) => <Unfinished key={addition.id} addition={addition} />);
}

function Unfinished({ addition }: { addition: UnfinishedAddition }) {
  const { id, stack, service, key, fileChanged } = addition;
  const { finishAddition, takeBackAddition } = useActions();
  const busy = useBusyReason({ kind: 'stack', name: stack });
  const engineReason = useEngineReason();
  const composeReason = useComposeReason();
  return (
    <Banner
      tone="warning"
      urgent
      title={t('Adding the volume {key} to {service} of {stack} was cut short', { key, service, stack })}
      actions={
        <>
          <ActionButton
            label={t('Take the volume {key} of {service} back', { key, service })}
            disabledReason={engineReason ?? busy}
            onClick={() => void takeBackAddition(id)}
          >
            {t('Take back')}
          </ActionButton>
          <ActionButton
            look="primary"
            label={t('Finish adding the volume {key} to {service}', { key, service })}
            disabledReason={composeReason ?? busy}
            onClick={() => void finishAddition(id)}
          >
            {t('Finish')}
          </ActionButton>
        </>
      }
    >
      <span>
        {t('{what} Finish it, or take it back to have all as before.', {
          what: fileChanged
            ? t('The Compose file has the volume already.')
            : t(
                'The Compose file is as it was, and so is the data of {service}; its container may be stopped.',
                { service },
              ),
        })}
      </span>
    </Banner>
  );
}
