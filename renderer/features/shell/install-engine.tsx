import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import styles from './shell.module.css';
import { waysToInstall } from './ways-to-install.ts';

/** What to install on this system where no engine is. That one is there is noticed by itself. */
export function InstallEngine() {
  const { copy, openLink } = useActions();
  const platform = useApp(({ about }) => about.platform);
  return (
    <section className={styles.install} aria-label={t('Install an engine')}>
      <h3>{t('Not installed yet?')}</h3>
      <ul>
        {waysToInstall[platform].map(({ name, command, page }) => (
          <li key={name}>
            <div className={styles.way}>
              <b>{name}</b>
              <ActionButton
                look="link"
                size="small"
                icon="external"
                label={t('How to install {name}', { name })}
                onClick={() => void openLink(page)}
              >
                {t('How to')}
              </ActionButton>
            </div>
            {command !== null && (
              <CommandLine command={command} onCopy={(text) => void copy(text, t('Command'))} />
            )}
          </li>
        ))}
      </ul>
      <p>{t('Stackyard keeps looking. As soon as an engine is there, this page goes on by itself.')}</p>
    </section>
  );
}
