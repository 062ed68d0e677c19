import { useEffect, useState } from 'react';
import type { ListedRecentRun } from '../../../shared/recent-runs.ts';
import { t } from '../../../shared/texts.ts';
import { fileName, folderOf } from '../../format/path.ts';
import { useApp, useAsk } from '../../store/app-context.tsx';
import { Age } from '../../ui/age.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './recent-runs.module.css';

interface Props {
  readonly onTake: (run: ListedRecentRun) => void;
  readonly disabledReason: string | null;
}

interface LineProps {
  readonly run: ListedRecentRun;
  readonly disabledReason: string | null;
  readonly onTake: () => void;
  readonly onForget: () => void;
}

function Line({ run, disabledReason, onTake, onForget }: LineProps) {
  const homeDir = useApp(({ about }) => about.homeDir);
  const { projectName, files, workingDir } = run.request;
  const [first = workingDir] = files;
  const name = projectName ?? fileName(workingDir);
  const missing = run.missing.length > 0;
  const reason = missing ? t('Its Compose file is no longer there') : disabledReason;
  const others = files.length > 1 ? t(' and {n} more', { n: files.length - 1 }) : '';
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.take}
        aria-disabled={reason !== null}
        title={reason ?? files.join('\n')}
        onClick={reason === null ? onTake : undefined}
      >
        <Icon name="stack" />
        <span className={styles.texts}>
          <NameText as="b">{name}</NameText>
          <NameText as="small">{`${folderOf(first, homeDir)} · ${fileName(first)}${others}`}</NameText>
        </span>
        {missing ? (
          <span className={styles.missing}>{t('Not found')}</span>
        ) : (
          <Age at={run.at} className={styles.age} />
        )}
      </button>
      <IconButton
        label={t('Remove {name} from the list', { name })}
        hint={t('Remove from the list')}
        icon="cross"
        size={14}
        onClick={onForget}
      />
    </li>
  );
}

/** The Compose files that were run last: one click brings them back with the options that they had. */
export function RecentRuns({ onTake, disabledReason }: Props) {
  const ask = useAsk();
  const [runs, setRuns] = useState<readonly ListedRecentRun[]>([]);
  useEffect(() => {
    let over = false;
    void ask('run.recent', null).then((answer) => {
      if (!over && answer.ok) setRuns(answer.value);
    });
    return () => {
      over = true;
    };
  }, [ask]);
  const forget = async ({ request: { files } }: ListedRecentRun) => {
    const answer = await ask('run.forgetRecent', { files });
    if (answer.ok) setRuns(answer.value);
  };
  if (runs.length === 0) return null;
  return (
    <section aria-label={t('Recent')} className={styles.recent}>
      <h3>{t('Recent')}</h3>
      <ul>
        {runs.map((run) => (
          <Line
            key={run.request.files.join('\n')}
            run={run}
            disabledReason={disabledReason}
            onTake={() => onTake(run)}
            onForget={() => void forget(run)}
          />
        ))}
      </ul>
    </section>
  );
}
