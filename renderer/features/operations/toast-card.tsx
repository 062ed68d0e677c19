import { useEffect, useState } from 'react';
import { t } from '../../../shared/texts.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import type { ToastAction, ToastModel } from './toast.ts';
import styles from './toasts.module.css';

interface Props {
  readonly toast: ToastModel;
  readonly onClose: () => void;
  readonly onAction: (action: ToastAction) => void;
  readonly onCopy: (text: string) => void;
}

const icons: Record<ToastModel['tone'], IconName> = { good: 'check', warning: 'warning', bad: 'warning' };
const actionWords: Record<ToastAction, string> = {
  undo: t('Undo'),
  'put-back': t('Put back…'),
  'try-again': t('Try again'),
  'delete-without-saving': t('Delete without saving'),
  'show-log': t('Show log'),
  'show-result': t('Details'),
};

/** One message. It doesn't go while it is pointed at or holds the focus; a problem stays until it is closed. */
export function ToastCard({ toast, onClose, onAction, onCopy }: Props) {
  const [held, setHeld] = useState(false);
  const { stays } = toast;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `onClose` must not begin the time anew.
  useEffect(() => {
    if (stays === null || held) return;
    const timer = setTimeout(onClose, stays);
    return () => clearTimeout(timer);
  }, [stays, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it from going.
    <div
      className={`${styles.toast} ${styles[toast.tone]}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={(event) => setHeld(event.currentTarget.contains(event.relatedTarget))}
    >
      <Icon name={icons[toast.tone]} size={18} />
      <div className={styles.text}>
        <b>
          <bdi>{toast.title}</bdi>
        </b>
        {toast.lines.map((line) => (
          <span key={line}>
            <bdi>{line}</bdi>
          </span>
        ))}
        {toast.command !== undefined && <CommandLine command={toast.command} onCopy={onCopy} />}
        {toast.actions.length > 0 && (
          <div className={styles.actions}>
            {toast.actions.map((action) => (
              <ActionButton
                key={action}
                size="small"
                look={action === 'show-log' || action === 'show-result' ? 'link' : 'plain'}
                onClick={() => onAction(action)}
              >
                {actionWords[action]}
              </ActionButton>
            ))}
          </div>
        )}
      </div>
      <IconButton
        label={t('Close: {title}', { title: toast.title })}
        hint={t('Close')}
        icon="cross"
        size={14}
        onClick={onClose}
      />
    </div>
  );
}
