import { useId, useState } from 'react';
import type { Container } from '../../../shared/engine.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { useBusyReason, useEngineReason } from '../../store/use-reasons.ts';
import { useTarget } from '../../store/use-target.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rich } from '../../ui/rich.tsx';
import { nameProblem } from './container-name.ts';
import styles from './rename.module.css';

/** Gives a container another name. */
export function RenameDialog({ id }: { id: ContainerId }) {
  const { closeDialog, rename } = useActions();
  const { name, members, gone } = useTarget({ kind: 'container', id });
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const engineReason = useEngineReason();
  const busy = useBusyReason({ kind: 'container', id });
  const box = useId();
  const hint = useId();
  const container = members[0];
  const [text, setText] = useState(container?.name ?? '');

  const problem = nameProblem(text, id, containers.values());
  // What stands there at first is no mistake of the user's.
  const wrong = problem !== null && text !== container?.name;
  const reason = engineReason ?? busy ?? (gone ? t('It is not there any more') : problem);
  const submit = () => {
    if (reason !== null) return;
    closeDialog();
    void rename(id, text);
  };
  return (
    <DialogFrame
      width={480}
      title={t('Rename {name}', { name })}
      heading={rich('Rename {name}', { name: <bdi>{name}</bdi> })}
      onClose={closeDialog}
      foot={
        <>
          <ActionButton onClick={closeDialog}>{t('Cancel')}</ActionButton>
          <ActionButton look="primary" disabledReason={reason} onClick={submit}>
            {t('Rename')}
          </ActionButton>
        </>
      }
    >
      <div className={styles.field}>
        <label htmlFor={box}>{t('New name')}</label>
        <input
          id={box}
          // biome-ignore lint/a11y/noAutofocus: it is what the dialog was opened for.
          autoFocus
          value={text}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby={hint}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') submit();
          }}
        />
        <small id={hint} className={wrong ? styles.wrong : undefined}>
          {wrong ? problem : t('Letters, digits, - _ and . are allowed.')}
        </small>
      </div>
      {container?.compose?.service != null && <ComposeNote container={container} rowName={name} />}
    </DialogFrame>
  );
}

function ComposeNote({ container, rowName }: { container: Container; rowName: string }) {
  const shownAs = rowName === container.name ? null : rowName;
  return (
    <Banner tone="info" title={t('Compose gives it its usual name again')}>
      <span>
        {t('That happens the next time it is recreated, for example by Run again.')}
        {shownAs !== null && (
          <>
            {' '}
            {rich('In its stack it stays listed as {shownAs}, after its service.', {
              shownAs: <bdi>{shownAs}</bdi>,
            })}
          </>
        )}
      </span>
    </Banner>
  );
}
