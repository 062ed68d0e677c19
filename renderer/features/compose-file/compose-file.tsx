import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import type { ComposeFiles } from '../../../shared/compose-files.ts';
import type { AppError } from '../../../shared/errors.ts';
import { hostPath } from '../../../shared/ids.ts';
import type { Stack } from '../../../shared/stack.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { fileName, shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { CodeView, type LineNote } from '../../ui/code-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './compose-file.module.css';
import { useComposeFiles } from './use-compose-files.ts';
import { useHighlighted } from './use-highlighted.ts';

const mergedKey = 'merged';

/** The stack's Compose files, each as it is on the disk, and what Compose makes of them all. */
export function ComposeFile({ stack }: { stack: Stack }) {
  const { reading, again } = useComposeFiles(stack);
  const platform = useApp(({ about }) => about.platform);
  if (reading.kind === 'reading') {
    return (
      <div role="status" aria-label={t('Reading the Compose file')}>
        <Skeleton width="30%" />
        <Skeleton width="60%" />
        <Skeleton width="45%" />
      </div>
    );
  }
  if (reading.kind === 'failed') {
    const { title, cause, nextStep } = describeError(reading.error, platform);
    return (
      <EmptyState
        framed
        icon="file"
        title={title}
        actions={<ActionButton onClick={again}>{t('Try again')}</ActionButton>}
      >
        {cause} {nextStep}
      </EmptyState>
    );
  }
  return <Files stack={stack} files={reading.files} onAgain={again} />;
}

/** The lines of a file that Compose complains of. */
function notesOf(error: AppError | null, path: string): readonly LineNote[] {
  if (error?.kind !== 'compose-invalid' || error.line === null || error.file !== path) return [];
  return [{ line: error.line, text: error.message }];
}

interface FilesProps {
  readonly stack: Stack;
  readonly files: ComposeFiles;
  readonly onAgain: () => void;
}

function Files({ stack, files: { files, merged }, onAgain }: FilesProps) {
  const { openStack, copy } = useActions();
  const platform = useApp(({ about }) => about.platform);
  const homeDir = useApp(({ about }) => about.homeDir);
  const local = useApp(({ snapshot }) => snapshot.connection.target?.linkHost === 'localhost');
  const [chosen, setChosen] = useState<string | null>(null);
  const [revealed, setRevealed] = useState(false);
  const error = merged.kind === 'failed' ? merged.error : null;
  const faulty = error?.kind === 'compose-invalid' ? error.file : null;
  const key = chosen ?? faulty ?? files[0]?.path ?? mergedKey;
  const file = files.find(({ path }) => path === key);
  const text = key === mergedKey ? (merged.kind === 'text' ? merged.text : null) : (file?.text ?? null);
  const highlighted = useHighlighted(text ?? '', revealed);
  const secrets = plural(highlighted.secrets, '{n} secret', '{n} secrets');
  const names = files.map(({ path }) => fileName(path));
  const options = [
    // Two files of one name are told apart by their whole paths.
    ...files.map(({ path }, at) => ({
      value: String(path),
      text:
        names.filter((name) => name === names[at]).length > 1
          ? shortPath(path, homeDir)
          : (names[at] ?? path),
    })),
    { value: mergedKey, text: t('Merged') },
  ];
  const away = local ? null : t('The files are on another machine');
  return (
    <>
      <div className={styles.toolbar}>
        <Segments label={t('File')} options={options} value={key} onChange={setChosen} />
        <span className={styles.path}>
          {file !== undefined && <bdi title={file.path}>{shortPath(file.path, homeDir)}</bdi>}
          {key === mergedKey && t('All files in one, as Compose reads them, with variables filled in')}
        </span>
        {highlighted.secrets > 0 && (
          <ActionButton icon="shield" onClick={() => setRevealed(!revealed)}>
            {revealed ? t('Hide {secrets}', { secrets }) : t('Reveal {secrets}', { secrets })}
          </ActionButton>
        )}
        <ActionButton icon="copy" onClick={() => void copy(highlighted.text, t('Compose file'))}>
          {t('Copy')}
        </ActionButton>
        <ActionButton icon="pen" disabledReason={away} onClick={() => void openStack(stack.name, 'editor')}>
          {t('Open in editor')}
        </ActionButton>
      </div>
      {error !== null && <Problem error={error} platform={platform} onAgain={onAgain} />}
      {text === null
        ? key !== mergedKey && (
            <EmptyState framed icon="file" title={t('This file can’t be read')}>
              {t('It was moved or deleted, or it is no text file. The stack’s containers go on without it.')}
            </EmptyState>
          )
        : highlighted.ready && (
            <CodeView
              label={key === mergedKey ? t('Merged Compose file') : fileName(file?.path ?? hostPath(key))}
              lines={highlighted.lines}
              notes={notesOf(error, key)}
            />
          )}
    </>
  );
}

interface ProblemProps {
  readonly error: AppError;
  readonly platform: Parameters<typeof describeError>[1];
  readonly onAgain: () => void;
}

function Problem({ error, platform, onAgain }: ProblemProps) {
  const { title, cause, nextStep } = describeError(error, platform);
  return (
    <Banner
      tone="warning"
      title={title}
      actions={
        <ActionButton icon="restart" onClick={onAgain}>
          {t('Check again')}
        </ActionButton>
      }
    >
      <span>
        <bdi>{cause}</bdi> {nextStep}
      </span>
    </Banner>
  );
}
