import type { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import styles from './run.module.css';

interface Props {
  readonly error: AppError;
  readonly onTryAgain: (() => void) | null;
}

/** What is wrong with the chosen file: where, in Compose's own words. */
export function RunProblem({ error, onTryAgain }: Props) {
  const { copy } = useActions();
  const { platform, homeDir } = useApp(({ about }) => about);
  const { title, cause, nextStep, command } = describeError(error, platform);
  return (
    <Banner
      tone="bad"
      urgent
      title={title}
      actions={onTryAgain !== null && <ActionButton onClick={onTryAgain}>{t('Try again')}</ActionButton>}
    >
      {error.kind === 'compose-invalid' ? (
        <>
          {error.file !== null && (
            <span>
              <bdi>{shortPath(error.file, homeDir)}</bdi>
              {error.line !== null && t(', line {line}', { line: error.line })}
            </span>
          )}
          <pre className={styles.message}>{error.message}</pre>
        </>
      ) : (
        <span>
          <bdi>{cause}</bdi>
        </span>
      )}
      <span className={styles.dim}>{nextStep}</span>
      {command !== undefined && (
        <CommandLine command={command} onCopy={(text) => void copy(text, t('Command'))} />
      )}
    </Banner>
  );
}
