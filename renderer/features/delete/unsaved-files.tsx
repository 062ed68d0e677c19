import Skeleton from '@mui/material/Skeleton';
import { useEffect, useState } from 'react';
import type { WrittenFiles } from '../../../shared/container-data.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import type { Risk } from '../../../shared/where-data.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { leftOutWords } from '../../format/unsaved-words.ts';
import { useApp, useAsk } from '../../store/app-context.tsx';
import styles from './unsaved.module.css';

/** The unsaved files of one place, read when they are shown. */
export function UnsavedFiles({ risk: { container, label, place } }: { risk: Risk }) {
  const ask = useAsk();
  const platform = useApp(({ about }) => about.platform);
  const [answer, setAnswer] = useState<Result<WrittenFiles, AppError> | null>(null);
  const volumeAt = place.kind === 'anonymous' ? place.path : null;
  useEffect(() => {
    let outdated = false;
    void ask('unsaved.files', { container: container.id, volumeAt }).then((read) => {
      if (!outdated) setAnswer(read);
    });
    return () => {
      outdated = true;
    };
  }, [ask, container.id, volumeAt]);
  if (answer === null) return <Skeleton width="60%" />;
  if (!answer.ok) return <p>{describeError(answer.error, platform).cause}</p>;
  const leftOut = leftOutWords(answer.value);
  return (
    <div className={styles.files}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard. */}
      <ul aria-label={t('Unsaved files of {label}', { label })} tabIndex={0}>
        {answer.value.files
          .filter(({ what }) => what === 'data')
          .map(({ path, bytes }) => (
            <li key={path}>
              <bdi>{shownName(path)}</bdi>
              {bytes !== null && <small>{formatBytes(bytes)}</small>}
            </li>
          ))}
      </ul>
      {leftOut !== null && <p>{leftOut}</p>}
    </div>
  );
}
