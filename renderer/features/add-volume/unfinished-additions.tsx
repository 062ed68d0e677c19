import type { UnfinishedAddition } from '../../../shared/add-volume.ts';
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
      title={`Adding the volume ${key} to ${service} of ${stack} was cut short`}
      actions={
        <>
          <ActionButton
            label={`Take the volume ${key} of ${service} back`}
            disabledReason={engineReason ?? busy}
            onClick={() => void takeBackAddition(id)}
          >
            Take back
          </ActionButton>
          <ActionButton
            look="primary"
            label={`Finish adding the volume ${key} to ${service}`}
            disabledReason={composeReason ?? busy}
            onClick={() => void finishAddition(id)}
          >
            Finish
          </ActionButton>
        </>
      }
    >
      <span>
        {fileChanged
          ? 'The Compose file has the volume already.'
          : `The Compose file is as it was, and so is the data of ${service}; its container may be stopped.`}{' '}
        Finish it, or take it back to have all as before.
      </span>
    </Banner>
  );
}
