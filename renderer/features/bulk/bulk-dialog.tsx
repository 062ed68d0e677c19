import type { BulkAction } from '../../../shared/bulk.ts';
import { whatAppliesToGroups } from '../../../shared/bulk-groups.ts';
import { qualifiedLabel } from '../../../shared/container-label.ts';
import { t } from '../../../shared/texts.ts';
import { bulkQuestions, leftText } from '../../format/bulk-words.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBulkScope } from '../../store/use-bulk-scope.ts';
import { useBusyNames } from '../../store/use-busy-names.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BusyNote } from '../../ui/busy-note.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { OutOfSight } from '../../ui/out-of-sight.tsx';
import styles from './bulk.module.css';

/** Names what would be changed out of sight, before it is. What is in sight alone is never asked about. */
export function BulkDialog({ action }: { action: Exclude<BulkAction, 'delete'> }) {
  const { closeDialog, bulk } = useActions();
  const engineReason = useEngineReason();
  const { ticked, inSight, hidden, scope, setScope, groups } = useBulkScope('all');
  const { acts, left } = whatAppliesToGroups(action, groups);
  const busy = useBusyNames(groups);
  const question = bulkQuestions[action];
  const words = { title: question.title(), yes: question.yes(acts.length) };
  const nothing =
    ticked.length === 0 ? t('Nothing is selected any more') : t('It applies to nothing of this');
  return (
    <DialogFrame
      width={560}
      title={words.title}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="primary"
            disabledReason={engineReason ?? (acts.length === 0 ? nothing : null)}
            onClick={() => {
              closeDialog();
              const ids = groups.flatMap(({ containers }) => containers.map(({ id }) => id));
              void bulk({ action, ids, alsoDeleteVolumes: [] });
            }}
          >
            {words.yes}
          </ActionButton>
        </>
      }
    >
      {hidden.length === 0 ? (
        <p>
          {ticked.length === 0
            ? t('What was selected is not there any more.')
            : t('Everything that is selected is in sight now.')}
        </p>
      ) : (
        <OutOfSight hidden={hidden} inSight={inSight.length} scope={scope} onScope={setScope} />
      )}
      {left.length > 0 && (
        <section aria-label={t('Left as they are')} className={styles.left}>
          <h3>{t('Left as they are')}</h3>
          <ul>
            {left.map(({ container, reason }) => (
              <li key={container.id}>
                <bdi>{qualifiedLabel(container)}</bdi>
                <small>{leftText(reason)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <BusyNote names={busy} />
    </DialogFrame>
  );
}
