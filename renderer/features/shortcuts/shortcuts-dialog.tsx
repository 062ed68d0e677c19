import { t } from '../../../shared/texts.ts';
import { shortcutGroups } from '../../commands/shortcuts.ts';
import { useActions } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { chordText } from '../../ui/chord.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Keys } from '../../ui/keys.tsx';
import { usePlatform } from '../../ui/platform.ts';
import styles from './shortcuts.module.css';

/** Every shortcut, as the platform writes it. */
export function ShortcutsDialog() {
  const { closeDialog } = useActions();
  const platform = usePlatform();
  return (
    <DialogFrame
      title={t('Keyboard shortcuts')}
      sub={t('Plain keys rest while you type. A terminal has all keys for itself.')}
      width={760}
      onClose={closeDialog}
      foot={
        <ActionButton look="primary" autoFocus onClick={closeDialog}>
          {t('Close')}
        </ActionButton>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <section className={styles.groups} aria-label={t('Keyboard shortcuts')} tabIndex={0}>
        {shortcutGroups.map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.title} className={styles.line}>
                  <dt>{shortcut.title}</dt>
                  <dd>
                    {shortcut.chords.map((chord) => (
                      <span key={chord}>
                        <span className="visually-hidden">{chordText(chord, platform)}</span>
                        <Keys chord={chord} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </DialogFrame>
  );
}
