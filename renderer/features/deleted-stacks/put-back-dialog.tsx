import type { Deletion, SavedFiles } from '../../../shared/deletion.ts';
import type { DeletionId, HostPath } from '../../../shared/ids.ts';
import { heirOf, type PutBackPlan } from '../../../shared/put-back.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp, useAsk } from '../../store/app-context.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { ListBox } from '../../ui/list-box.tsx';
import { Looking } from '../../ui/looking.tsx';
import { rich } from '../../ui/rich.tsx';
import { savedFacts, savedName } from './saved-words.ts';

interface Props {
  readonly deletion: DeletionId;
  readonly path: HostPath;
}

/** Puts saved files into the container that stands in the place of theirs, and says before what goes for them. */
export function PutBackDialog({ deletion: id, path }: Props) {
  const deletion = useApp(({ deletions }) => deletions.find((each) => each.id === id));
  const files = deletion?.saved.find((each) => each.path === path);
  if (deletion === undefined || files === undefined) return null;
  return <Known deletion={deletion} files={files} />;
}

function Known({ deletion, files }: { deletion: Deletion; files: SavedFiles }) {
  const { closeDialog, putBack } = useActions();
  const ask = useAsk();
  const order = { deletion: deletion.id, path: files.path };
  const { state, tryAgain } = useAnswer(files.path, () => ask('saved.planPutBack', order));
  const platform = useApp(({ about }) => about.platform);
  const engineReason = useEngineReason();
  const heir = useApp(({ snapshot }) => heirOf(deletion, files, snapshot.containers.values()));
  const busy = useBusyReason(heir === null ? null : { kind: 'container', id: heir.id });
  const name = savedName(files, deletion);
  const plan = state.kind === 'ready' ? state.plan : null;
  const failure = state.kind === 'failed' ? describeError(state.error, platform) : null;
  return (
    <DialogFrame
      width={560}
      title={t('Put saved files of {name} back?', { name })}
      heading={rich('Put saved files of {name} back?', { name: <bdi>{name}</bdi> })}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="primary"
            disabledReason={
              engineReason ?? busy ?? (plan === null ? t('Wait: looking for what is there') : null)
            }
            onClick={() => {
              closeDialog();
              if (plan !== null) void putBack({ ...order, container: plan.container });
            }}
          >
            {t('Put files back')}
          </ActionButton>
        </>
      }
    >
      {failure !== null && (
        <Banner
          tone="bad"
          title={failure.title}
          actions={<ActionButton onClick={tryAgain}>{t('Try again')}</ActionButton>}
        >
          <span>{failure.cause}</span>
        </Banner>
      )}
      {plan === null && failure === null && <Looking>{t('Looking for what is there…')}</Looking>}
      {plan !== null && <Plan plan={plan} files={files} />}
    </DialogFrame>
  );
}

function Plan({ plan, files }: { plan: PutBackPlan; files: SavedFiles }) {
  const { label, stops, leftOut } = plan;
  const facts = savedFacts(files);
  return (
    <>
      <p>
        <bdi>
          {stops
            ? t(
                'What was saved of it ({facts}) is put into {label}, which is stopped meanwhile and started again. The saved files stay.',
                { facts, label },
              )
            : t('What was saved of it ({facts}) is put into {label}. The saved files stay.', {
                facts,
                label,
              })}
        </bdi>
      </p>
      <Replaced plan={plan} />
      {leftOut > 0 && (
        <p>
          {plural(
            leftOut,
            '{n} saved entry stays in the archive: a volume or folder is mounted at its place by now.',
            '{n} saved entries stay in the archive: a volume or folder is mounted at their place by now.',
          )}
        </p>
      )}
    </>
  );
}

function Replaced({ plan: { replaces, more, complete } }: { plan: PutBackPlan }) {
  if (replaces.length === 0) {
    return (
      <p>
        {complete
          ? t('Nothing that is there now is replaced.')
          : t('Not all could be looked at: what is there at the place of a saved file is replaced.')}
      </p>
    );
  }
  const count = replaces.length + more;
  return (
    <ListBox
      label={t('Replaced files')}
      title={plural(
        count,
        'This file is there now and is replaced',
        'These {n} files are there now and are replaced',
      )}
      tone="warning"
    >
      {replaces.map((each) => (
        <li key={each}>
          <bdi>{each}</bdi>
        </li>
      ))}
      {more > 0 && <li>{plural(more, 'and {n} more file', 'and {n} more files')}</li>}
      {!complete && <li>{t('Not all could be looked at: there may be more.')}</li>}
    </ListBox>
  );
}
