import { useEffect, useId, useState } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import type { ExecProgram, Shell } from '../../../shared/exec.ts';
import { t } from '../../../shared/texts.ts';
import { useSetUi } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './exec.module.css';
import { BringUp } from './no-session.tsx';
import { tooMany } from './notices.ts';
import { useContainerSessions, useExec, useSessions } from './use-sessions.ts';

const ofCommand = 'command';
const noShells: readonly Shell[] = [];

/** What a new session is to run, as whom, and where. */
export function NewSession({ container }: { container: Container }) {
  const { id } = container;
  const sessions = useSessions();
  const setUi = useSetUi();
  const { sessions: own } = useContainerSessions(id);
  const known = useExec(({ shells }) => shells.get(id));
  const shells = known?.kind === 'found' ? known.shells : noShells;
  const [chosen, setChosen] = useState<string | null>(null);
  const [line, setLine] = useState('');
  const [user, setUser] = useState('');
  const [workingDir, setWorkingDir] = useState('');
  const engineReason = useEngineReason();

  useEffect(() => {
    void sessions.lookForShells(id);
  }, [id, sessions]);

  const choice = chosen ?? shells[0]?.path ?? ofCommand;
  const program: ExecProgram =
    choice === ofCommand ? { kind: 'command', line } : { kind: 'shell', path: choice };
  const reason =
    engineReason ??
    whyNot(container) ??
    (choice === ofCommand && line.trim() === '' ? t('Say which command to run') : null);
  const begin = () => {
    if (reason !== null) return;
    if (!sessions.begin(id, { program, user: user.trim(), workingDir: workingDir.trim() })) setUi(tooMany);
  };

  return (
    <form className={styles.form} aria-label={t('New session')} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.programs}>
        <span>{t('Program')}</span>
        <Segments
          label={t('Program')}
          options={[
            ...shells.map(({ name, path }) => ({ value: path, text: name })),
            { value: ofCommand, text: t('Command') },
          ]}
          value={choice}
          onChange={setChosen}
        />
      </div>
      {choice === ofCommand && (
        <Field
          label={t('Command')}
          value={line}
          onChange={setLine}
          onEnter={begin}
          hint={t('A line as you would type it: redis-cli -n 2')}
        />
      )}
      <Field
        label={t('User')}
        value={user}
        onChange={setUser}
        onEnter={begin}
        hint={t('Empty for the container’s own; root, 1000:1000')}
      />
      <Field
        label={t('Folder')}
        value={workingDir}
        onChange={setWorkingDir}
        onEnter={begin}
        hint={t('Empty for the container’s own; a path in the container')}
      />
      <div className={styles.formButtons}>
        <ActionButton look="primary" disabledReason={reason} onClick={begin}>
          {t('Start session')}
        </ActionButton>
        <BringUp container={container} />
        {own.length > 0 && (
          <ActionButton onClick={() => sessions.show(id, own.at(-1)?.id ?? null)}>{t('Cancel')}</ActionButton>
        )}
      </div>
    </form>
  );
}

function whyNot(container: Container): string | null {
  if (container.state === 'running') return null;
  const name = containerLabel(container);
  return container.state === 'paused'
    ? t('{name} is paused', { name })
    : t('{name} is not running', { name });
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

function Field({ label, value, hint, onChange, onEnter }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          value={value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter();
          }}
        />
        <small id={`${id}-hint`}>{hint}</small>
      </div>
    </div>
  );
}
