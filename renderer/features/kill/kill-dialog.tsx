import { containerLabel } from '../../../shared/container-label.ts';
import { isUp } from '../../../shared/is-up.ts';
import type { Target } from '../../../shared/target.ts';
import { plural, t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { useTarget } from '../../store/use-target.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { rich } from '../../ui/rich.tsx';
import styles from './kill.module.css';

/** Asks before processes are ended without time to save, and says whose. */
export function KillDialog({ target }: { target: Target }) {
  const { closeDialog, lifecycle } = useActions();
  const { name, members, gone } = useTarget(target);
  const engineReason = useEngineReason();
  const busy = useBusyReason(target);
  const killed = members.filter(isUp);
  const nothingLeft = gone ? t('It is not there any more') : t('Nothing is running any more');
  return (
    <DialogFrame
      width={480}
      title={t('Kill {name}?', { name })}
      heading={rich('Kill {name}?', { name: <bdi>{name}</bdi> })}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton autoFocus onClick={closeDialog}>
            {t('Cancel')}
          </ActionButton>
          <ActionButton
            look="danger"
            disabledReason={engineReason ?? busy ?? (killed.length === 0 ? nothingLeft : null)}
            onClick={() => {
              closeDialog();
              void lifecycle(target, 'kill');
            }}
          >
            {t('Kill')}
          </ActionButton>
        </>
      }
    >
      <p>
        {t(
          'Its processes end at once, without time to save: data that they hold in memory only may be lost. Volumes and files stay. To let them end in order, use Stop.',
        )}
      </p>
      {killed.length > 0 && (
        <section
          aria-label={plural(killed.length, '{n} container will be killed', '{n} containers will be killed')}
        >
          <h3 className={styles.heading}>{plural(killed.length, '{n} container', '{n} containers')}</h3>
          <ul className={styles.list}>
            {killed.map((container) => (
              <li key={container.id}>
                <Icon name="container" />
                <NameText>{containerLabel(container)}</NameText>
                <NameText className={styles.image}>{container.image}</NameText>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DialogFrame>
  );
}
