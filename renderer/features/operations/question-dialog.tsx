import type { Operation, Question } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import { unsavedWords } from '../../format/unsaved-words.ts';
import { useActions } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { ListBox } from '../../ui/list-box.tsx';
import { rich } from '../../ui/rich.tsx';

interface Props {
  readonly operation: Pick<Operation, 'id' | 'name'>;
  readonly question: Question;
}

function heldWords({ layer }: Question['losing'][number]): string {
  if (layer === null) return t('How much it holds in no volume, the engine can’t tell');
  return unsavedWords({ kind: 'layer', layer, database: null });
}

/** What an operation asks before it goes on: whether containers with unsaved data may be made anew. */
export function QuestionDialog({ operation: { id, name }, question }: Props) {
  const { cancel, goOn } = useActions();
  const { certain, losing, others } = question;
  const refuse = () => void cancel(id);
  return (
    <DialogFrame
      width={560}
      title={t('Make containers of {name} anew?', { name })}
      heading={rich('Make containers of {name} anew?', { name: <bdi>{name}</bdi> })}
      onClose={refuse}
      foot={
        <>
          <ActionButton autoFocus onClick={refuse}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton look="primary" onClick={() => void goOn(id)}>
            {t('Continue')}
          </ActionButton>
        </>
      }
    >
      <p>
        {certain
          ? t(
              'Their service or image has changed: Compose puts new containers in place of them. What they hold in no volume is saved first; it is found under Saved files then.',
            )
          : t(
              'This version of Compose doesn’t tell which containers it will make anew: each of these may be one. What they hold in no volume is saved first; it is found under Saved files then.',
            )}
      </p>
      <ListBox label={t('Unsaved data')} title={t('This data is in no volume')} tone="warning">
        {losing.map((each) => (
          <li key={each.label}>
            <b>
              <bdi>{each.label}</bdi>
            </b>{' '}
            <bdi>{heldWords(each)}</bdi>
          </li>
        ))}
      </ListBox>
      {others.length > 0 && (
        <ListBox label={t('Nothing unsaved')} title={t('Made anew with nothing unsaved')} tone="plain">
          {others.map((label) => (
            <li key={label}>
              <bdi>{label}</bdi>
            </li>
          ))}
        </ListBox>
      )}
    </DialogFrame>
  );
}
