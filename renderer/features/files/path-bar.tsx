import { useEffect, useId, useRef, useState } from 'react';
import type { ContainerPath } from '../../../shared/container-files.ts';
import { parentOf, resolvePath } from '../../../shared/container-path.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './files.module.css';

interface Props {
  readonly base: ContainerPath;
  readonly busy: boolean;
  /** Why the last place could not be shown. */
  readonly problem: string | null;
  readonly onGo: (path: ContainerPath) => void;
}

/** Which folder is shown, and the way to any other. */
export function PathBar({ base, busy, problem, onGo }: Props) {
  const [text, setText] = useState<string | null>(null);
  const box = useId();
  const sent = useRef<string | null>(null);
  // Wherever one has gone, the box shows it; what was typed since then stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another base means that one has gone there.
  useEffect(() => setText((typed) => (typed === sent.current ? null : typed)), [base]);
  return (
    <div className={styles.pathBar}>
      <IconButton
        label={t('Up to the folder around')}
        hint={t('Up')}
        icon="up"
        disabledReason={base === '/' ? t('This is the top') : null}
        onClick={() => onGo(parentOf(base))}
      />
      <div className={styles.pathBox}>
        <input
          id={box}
          aria-label={t('Path')}
          aria-invalid={problem !== null}
          aria-busy={busy}
          value={text ?? shownName(base)}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              sent.current = text;
              onGo(text === null ? base : resolvePath(base, text));
            }
            if (event.key === 'Escape') setText(null);
          }}
        />
        {problem !== null && (
          <small role="alert" className={styles.bad}>
            {problem}
          </small>
        )}
      </div>
    </div>
  );
}
