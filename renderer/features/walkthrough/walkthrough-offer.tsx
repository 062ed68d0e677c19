import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { openPage } from '../../store/route.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './walkthrough-offer.module.css';

/** Offers the walkthrough beneath the table until it is begun or declined. The empty table offers it by itself. */
export function WalkthroughOffer() {
  const { declineWalkthrough } = useActions();
  const isOffered = useApp(
    ({ walkthrough, snapshot }) =>
      walkthrough.offer && snapshot.connection.kind === 'ready' && snapshot.containers.size > 0,
  );
  if (!isOffered) return null;
  return (
    <section className={styles.offer} aria-label={t('New here?')}>
      <Icon name="walkthrough" size={20} />
      <div className={styles.words}>
        <h2>{t('New here?')}</h2>
        <p>
          {t(
            'In five steps, run a small application, delete it, and find its data again. Each step checks itself.',
          )}
        </p>
      </div>
      <ActionButton
        icon="walkthrough"
        onClick={() => {
          openPage({ view: 'walkthrough' });
        }}
      >
        {t('Open the walkthrough')}
      </ActionButton>
      <ActionButton
        look="link"
        label={t('Don’t offer the walkthrough again')}
        onClick={() => void declineWalkthrough()}
      >
        {t('No, thanks')}
      </ActionButton>
    </section>
  );
}
