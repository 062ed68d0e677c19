import type { Target } from '../../../shared/target.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { LogSearchBox } from './log-search-box.tsx';
import type { LogFilter } from './log-selection.ts';
import type { LogSession } from './log-session.ts';
import styles from './log-view.module.css';
import type { LogViewState } from './log-view-state.ts';
import { SaveButton } from './save-button.tsx';
import { ServiceChips } from './service-chips.tsx';
import { Toggle } from './toggle.tsx';

interface Props {
  readonly session: LogSession;
  readonly view: LogViewState;
  /** `null` for a single container. */
  readonly colours: ReadonlyMap<string, string> | null;
  readonly onCopy: () => void;
  readonly target: Target;
}

const outputs: readonly { readonly value: LogFilter['streams']; readonly text: string }[] = [
  { value: 'both', text: t('All output') },
  { value: 'stdout', text: t('stdout') },
  { value: 'stderr', text: t('stderr') },
];

/** What is looked for and shown, and what can be done with it. */
export function LogToolbar({ session, view, colours, onCopy, target }: Props) {
  const settings = useApp(({ settings: { logs } }) => logs);
  const { setLogSettings } = useActions();
  return (
    <div className={styles.toolbar}>
      <LogSearchBox session={session} view={view} />
      {colours !== null && colours.size > 1 && (
        <ServiceChips
          colours={colours}
          chosen={view.services}
          onChoose={(services) => session.update({ services })}
        />
      )}
      <select
        aria-label={t('Output')}
        className={styles.output}
        value={view.streams}
        onChange={({ target }) => {
          const chosen = outputs.find(({ value }) => value === target.value);
          if (chosen !== undefined) session.update({ streams: chosen.value });
        }}
      >
        {outputs.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <div className={styles.end}>
        <Toggle
          label={t('Timestamps')}
          pressed={settings.timestamps}
          onPress={(timestamps) => void setLogSettings({ ...settings, timestamps })}
        />
        <Toggle
          label={t('Wrap')}
          hint={t('Break long lines')}
          pressed={settings.wrap}
          onPress={(wrap) => void setLogSettings({ ...settings, wrap })}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press must leave alone what is selected. */}
        <span onMouseDown={(event) => event.preventDefault()}>
          <ActionButton onClick={onCopy}>{t('Copy')}</ActionButton>
        </span>
        <SaveButton target={target} view={view} />
      </div>
    </div>
  );
}
