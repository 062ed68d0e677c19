import { plural, t } from '../../../shared/texts.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import styles from './exec.module.css';
import { pastedLines } from './paste.ts';

const shownLines = 200;

interface Props {
  readonly text: string;
  readonly onClose: () => void;
  readonly onPaste: () => void;
}

/** Asks before pasted lines are run, each at once, by a program that can't tell them from typed ones. */
export function PasteDialog({ text, onClose, onPaste }: Props) {
  const lines = pastedLines(text);
  const left = lines.length - shownLines;
  return (
    <DialogFrame
      width={560}
      title={plural(lines.length, 'Paste {n} line?', 'Paste {n} lines?')}
      sub={t('This program takes pasted text as typed: each line runs as soon as it is pasted.')}
      onClose={onClose}
      foot={
        <>
          <ActionButton onClick={onClose}>{t('Cancel')}</ActionButton>
          <ActionButton look="primary" autoFocus onClick={onPaste}>
            {t('Paste')}
          </ActionButton>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <section className={styles.pasted} aria-label={t('Text to paste')} tabIndex={0}>
        <pre>
          {lines.slice(0, shownLines).join('\n')}
          {left > 0 && `\n${plural(left, '… and {n} line more', '… and {n} lines more')}`}
        </pre>
      </section>
    </DialogFrame>
  );
}
