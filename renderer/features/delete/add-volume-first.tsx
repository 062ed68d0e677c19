import { useMemo } from 'react';
import type { Container } from '../../../shared/engine.ts';
import { dataSummary, type Risk } from '../../../shared/where-data.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useComposeReason } from '../../store/use-reasons.ts';
import { usePlacesOf, useWatchData } from '../../store/use-watch-data.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';

/** Where a stack would lose data for which a volume can be added: the offer to do that first, for the worst of it. */
export function AddVolumeFirst({ containers }: { containers: readonly Container[] }) {
  useWatchData(containers);
  const placesOf = usePlacesOf();
  const risk = useMemo(
    () => dataSummary(containers, placesOf).risks.find(({ container }) => serviceOf(container) !== null),
    [containers, placesOf],
  );
  return risk === undefined ? null : <Offer risk={risk} />;
}

const serviceOf = ({ compose }: Container) => (compose?.oneOff === false ? compose.service : null);

function Offer({ risk: { container, label, place } }: { risk: Risk }) {
  const { openDialog } = useActions();
  const composeReason = useComposeReason();
  const busy = useBusyReason({ kind: 'container', id: container.id });
  const service = serviceOf(container);
  const project = container.compose?.project;
  if (service === null || project === undefined) return null;
  const what = place.database === null ? 'Data' : `The ${place.database} database`;
  return (
    <Banner
      tone="warning"
      title={`${what} of ${label} is in no volume that is kept`}
      actions={
        <ActionButton
          icon="plus"
          label={`Add a volume to ${service} first`}
          disabledReason={composeReason ?? busy}
          onClick={() => openDialog({ kind: 'add-volume', home: { kind: 'stack', name: project }, service })}
        >
          Add a volume first
        </ActionButton>
      }
    >
      <span>In a volume it stays, and is attached again on the next run.</span>
    </Banner>
  );
}
