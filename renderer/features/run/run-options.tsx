import { useId } from 'react';
import { stackName } from '../../../shared/ids.ts';
import type { RunPreview, RunRequest } from '../../../shared/run-preview.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import styles from './run.module.css';

interface Props {
  readonly request: RunRequest;
  readonly preview: RunPreview | null;
  /** These are the options of the last run of the same files. */
  readonly asLastTime: boolean;
  readonly onChange: (difference: Partial<RunRequest>) => void;
  readonly onAddEnvFile: () => void;
}

// Compose's own rule for project names.
const projectName = /^[a-z0-9][a-z0-9_-]*$/;

const asUsual: Partial<RunRequest> = { projectName: null, profiles: [], envFiles: [] };

/** Whether Compose takes the name; `null` leaves it to Compose. */
export function isProjectName(name: string | null): boolean {
  return name === null || projectName.test(name);
}

/** Project name, profiles and env files. */
export function RunOptions({ request, preview, asLastTime, onChange, onAddEnvFile }: Props) {
  const homeDir = useApp(({ about }) => about.homeDir);
  const name = useId();
  const hint = useId();
  const shown = request.projectName ?? preview?.request.projectName ?? '';
  const valid = isProjectName(request.projectName);
  const profiles = preview?.availableProfiles ?? [];
  return (
    <div className={styles.options}>
      <label htmlFor={name}>{t('Project name')}</label>
      <div>
        <input
          id={name}
          className={styles.input}
          value={shown}
          spellCheck={false}
          aria-invalid={!valid}
          aria-describedby={hint}
          onChange={(event) => onChange({ projectName: stackName(event.target.value) })}
        />
        <small id={hint} className={valid ? styles.dim : styles.invalid}>
          {valid
            ? t('The stack and its volumes are named after it.')
            : t('Small letters, digits, - and _ only, beginning with a letter or digit.')}
        </small>
      </div>
      {profiles.length > 0 && (
        <>
          <span>{t('Profiles')}</span>
          <div className={styles.profiles}>
            {profiles.map((profile) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control.
              <label key={profile}>
                <TickBox
                  tick={request.profiles.includes(profile) ? 'all' : 'none'}
                  onTick={() =>
                    onChange({
                      profiles: request.profiles.includes(profile)
                        ? request.profiles.filter((other) => other !== profile)
                        : [...request.profiles, profile],
                    })
                  }
                />
                <bdi>{profile}</bdi>
              </label>
            ))}
          </div>
        </>
      )}
      <span>{t('Env files')}</span>
      <div className={styles.envFiles}>
        {request.envFiles.map((file) => (
          <span key={file}>
            <PathText path={file} homeDir={homeDir} />
            <IconButton
              label={t('Leave out {file}', { file })}
              hint={t('Leave out')}
              icon="cross"
              size={13}
              onClick={() => onChange({ envFiles: request.envFiles.filter((other) => other !== file) })}
            />
          </span>
        ))}
        <ActionButton size="small" icon="plus" onClick={onAddEnvFile}>
          {t('Add env file…')}
        </ActionButton>
      </div>
      {asLastTime && (
        <p className={styles.lastTime}>
          {t('As it was run last time.')}
          <ActionButton look="link" size="small" onClick={() => onChange(asUsual)}>
            {t('Use the file’s own')}
          </ActionButton>
        </p>
      )}
    </div>
  );
}
