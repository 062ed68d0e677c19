import { useMemo, useState } from 'react';
import type { DeletePlan } from '../../../shared/delete-plan.ts';
import type { ContainerId, VolumeName } from '../../../shared/ids.ts';
import { plural, t } from '../../../shared/texts.ts';
import type { Unsaved } from '../../../shared/unsaved.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp, useInventory } from '../../store/app-context.tsx';
import { type BulkScope, useBulkScope } from '../../store/use-bulk-scope.ts';
import { useBusyNames } from '../../store/use-busy-names.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { BusyNote } from '../../ui/busy-note.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { OutOfSight } from '../../ui/out-of-sight.tsx';
import { deletedGroups, keptGroups, offeredVolumes } from './bulk-plan-groups.ts';
import { GoneForGood } from './gone-for-good.tsx';
import { PlanBoxes } from './plan-boxes.tsx';
import { UnsavedData } from './unsaved-data.tsx';
import { useBulkPlans } from './use-delete-plan.ts';
import { namesOf, useSaveChoice } from './use-save-choice.ts';
import { useUnsaved } from './use-unsaved.ts';
import { namedWithSize, VolumeTicks } from './volume-ticks.tsx';

const title = t('Delete selected containers?');

function explanation(plans: readonly DeletePlan[] | null): string {
  const again = plans?.some(
    ({ target, composeFiles }) => target.kind === 'stack' && composeFiles.some(({ found }) => found),
  );
  return t('Stops and removes these containers.{what}', {
    what: again ? t(' Whole stacks can be run again from their Compose files.') : '',
  });
}

function noPlanReason(
  ids: readonly ContainerId[],
  plans: readonly DeletePlan[] | null,
  unsaved: Unsaved | null,
): string | null {
  if (ids.length === 0) return t('Nothing of this is in sight any more');
  if (plans === null) return t('Wait: asking the engine what would go');
  return unsaved === null ? t('Wait: looking for unsaved data') : null;
}

/** What the engine says would go and stay, and the volumes that are ticked to go too. */
function useBulkDeletion({ hidden, groups }: BulkScope) {
  const inventory = useInventory();
  const ids = groups.flatMap(({ containers }) => containers.map(({ id }) => id));
  const signature = JSON.stringify([ids, groups.map(({ target }) => target.kind)]);
  const { state, outdated, tryAgain } = useBulkPlans(ids, signature);
  const plans = state.kind === 'ready' && !outdated ? state.plan : null;
  const planned = useMemo(() => plans?.flatMap(({ containers }) => containers) ?? null, [plans]);
  const unsaved = useUnsaved(planned);
  const { sizes } = useVolumeSizes();
  const homeDir = useApp(({ about }) => about.homeDir);
  const [chosen, setChosen] = useState<ReadonlySet<VolumeName>>(new Set());
  const offered = offeredVolumes(plans ?? []);
  // A volume that is no longer offered must not go because it was ticked before.
  const going = offered.filter(({ name }) => chosen.has(name));
  const ticked = new Set(going.map(({ name }) => name));
  const saving = useSaveChoice(unsaved, going);
  const out = new Set(hidden.map(({ container }) => container.id));
  return {
    ids,
    plans,
    boxes: plans && {
      plans,
      inventory,
      hidden: out,
      ticked,
      lost: namesOf(saving.lost),
      sizes,
      unsaved,
      homeDir,
    },
    volumes: { offered, ticked, sizes, setChosen },
    unsaved,
    saving,
    error: state.kind === 'failed' ? state.error : null,
    tryAgain,
  };
}

/** Says exactly what goes and what stays of all that is ticked, and names what of it is out of sight. */
export function BulkDeleteDialog() {
  const { closeDialog, bulk } = useActions();
  // What nobody sees goes only when that is chosen.
  const scope = useBulkScope('in-sight');
  const { ids, plans, boxes, volumes, unsaved, saving, error, tryAgain } = useBulkDeletion(scope);
  const { offered, ticked, sizes, setChosen } = volumes;
  const { save, setFiles, setVolumes, lost } = saving;
  const platform = useApp(({ about }) => about.platform);
  const engineReason = useEngineReason();
  const busy = useBusyNames(scope.groups);
  const failure = error && describeError(error, platform);

  if (scope.ticked.length === 0) {
    return (
      <DialogFrame
        width={720}
        title={title}
        onClose={closeDialog}
        foot={
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Close')}
          </ActionButton>
        }
      >
        <Banner tone="info" urgent title={t('They are not there any more')}>
          <span>
            {t('What was selected was deleted meanwhile, here or elsewhere. Nothing needs to be done.')}
          </span>
        </Banner>
      </DialogFrame>
    );
  }
  return (
    <DialogFrame
      width={720}
      title={title}
      sub={explanation(plans)}
      onClose={closeDialog}
      note={lost.length > 0 && <GoneForGood names={lost.map((volume) => namedWithSize(volume, sizes))} />}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="danger"
            disabledReason={engineReason ?? noPlanReason(ids, plans, unsaved)}
            onClick={() => {
              closeDialog();
              void bulk({ action: 'delete', ids, alsoDeleteVolumes: [...ticked], save });
            }}
          >
            {t('Delete {count}', { count: plural(ids.length, '{n} container', '{n} containers') })}
          </ActionButton>
        </>
      }
    >
      <OutOfSight
        hidden={scope.hidden}
        inSight={scope.inSight.length}
        scope={scope.scope}
        onScope={scope.setScope}
      />
      {failure === null ? (
        <PlanBoxes deleted={boxes && deletedGroups(boxes)} kept={boxes && keptGroups(boxes)} />
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
      {plans !== null && ids.length > 0 && (
        <UnsavedData unsaved={unsaved} save={save.unsavedFiles} onSave={setFiles} />
      )}
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
      <BusyNote names={busy} />
    </DialogFrame>
  );
}
