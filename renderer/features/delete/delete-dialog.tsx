import { useState } from 'react';
import type { DeletePlan } from '../../../shared/delete-plan.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import type { Unsaved } from '../../../shared/unsaved.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { useTarget } from '../../store/use-target.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import { GoneForGood } from './gone-for-good.tsx';
import { PlanBoxes } from './plan-boxes.tsx';
import { deletedItems, keptItems } from './plan-items.ts';
import { UnsavedData } from './unsaved-data.tsx';
import { useDeletePlan } from './use-delete-plan.ts';
import { namesOf, useSaveChoice } from './use-save-choice.ts';
import { useUnsaved } from './use-unsaved.ts';
import { namedWithSize, VolumeTicks } from './volume-ticks.tsx';

const nothingTicked: ReadonlySet<VolumeName> = new Set();

function explanation(target: Target, composeFound: boolean): string {
  if (target.kind === 'container') return t('Stops and removes this container.');
  return t('Stops and removes its containers.{what}', {
    what: composeFound ? t(' You can run it again from its Compose file.') : '',
  });
}

/** Why nothing can be deleted yet. What would be lost is named before anybody decides. */
function waitReason(plan: DeletePlan | null, unsaved: Unsaved | null): string | null {
  if (plan === null) return t('Wait: asking the engine what would go');
  return unsaved === null ? t('Wait: looking for unsaved data') : null;
}

/** Says exactly what goes and what stays, from the engine, before anything happens. */
export function DeleteDialog({ target }: { target: Target }) {
  const { closeDialog, deleteTarget } = useActions();
  const { name, gone, members } = useTarget(target);
  const signature = members
    .map(({ id }) => id)
    .sort()
    .join(' ');
  const { state, tryAgain } = useDeletePlan(target, signature);
  const plan = state.kind === 'ready' ? state.plan : null;
  const unsaved = useUnsaved(plan?.containers ?? null);
  const { sizes } = useVolumeSizes();
  const { homeDir, platform } = useApp(({ about }) => about);
  const engineReason = useEngineReason();
  const busy = useBusyReason(target);
  const [chosen, setChosen] = useState(nothingTicked);

  const offered = plan?.volumes.filter((volume) => volume.offered) ?? [];
  // A volume that is no longer offered must not go because it was ticked before.
  const going = offered.filter((volume) => chosen.has(volume.name));
  const ticked: ReadonlySet<VolumeName> = new Set(going.map((volume) => volume.name));
  const { save, setFiles, setVolumes, lost } = useSaveChoice(unsaved, going);
  const word = target.kind === 'stack' ? t('Delete stack') : t('Delete container');
  const heading = <>{rich('Delete {name}?', { name: <bdi>{name}</bdi> })}</>;

  if (gone) {
    return (
      <DialogFrame
        title={t('Delete {name}?', { name })}
        heading={heading}
        onClose={closeDialog}
        foot={
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Close')}
          </ActionButton>
        }
      >
        <Banner tone="info" urgent title={t('It is not there any more')}>
          <span>
            {rich('{name} was deleted meanwhile, here or elsewhere. Nothing needs to be done.', {
              name: <bdi>{name}</bdi>,
            })}
          </span>
        </Banner>
      </DialogFrame>
    );
  }

  const known = plan === null ? null : { plan, ticked, lost: namesOf(lost), sizes, unsaved, homeDir };
  const failure = state.kind === 'failed' ? describeError(state.error, platform) : null;
  const reason = engineReason ?? busy;
  return (
    <DialogFrame
      title={t('Delete {name}?', { name })}
      heading={heading}
      sub={explanation(target, plan?.composeFiles.some(({ found }) => found) ?? false)}
      onClose={closeDialog}
      note={lost.length > 0 && <GoneForGood names={lost.map((volume) => namedWithSize(volume, sizes))} />}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="danger"
            disabledReason={reason ?? waitReason(plan, unsaved)}
            onClick={() => {
              closeDialog();
              void deleteTarget(target, [...ticked], save);
            }}
          >
            {word}
          </ActionButton>
        </>
      }
    >
      {failure === null ? (
        <PlanBoxes
          deleted={known === null ? null : [{ key: 'all', heading: null, items: deletedItems(known) }]}
          kept={known === null ? null : [{ key: 'all', heading: null, items: keptItems(known) }]}
        />
      ) : (
        <Banner
          tone="bad"
          urgent
          title={failure.title}
          actions={<ActionButton onClick={tryAgain}>{t('Try again')}</ActionButton>}
        >
          <span>
            {failure.cause} {failure.nextStep}
          </span>
        </Banner>
      )}
      {plan !== null && <UnsavedData unsaved={unsaved} save={save.unsavedFiles} onSave={setFiles} />}
      {offered.length > 0 && (
        <VolumeTicks
          volumes={offered}
          ticked={ticked}
          sizes={sizes}
          onTick={setChosen}
          exported={save.volumes}
          onExport={setVolumes}
        />
      )}
    </DialogFrame>
  );
}
