import { type ReactNode, useId, useState } from 'react';
import type { Settings } from '../../../shared/settings.ts';
import { t } from '../../../shared/texts.ts';
import type { SettingLine } from '../../commands/setting-list.ts';
import { grouped } from '../../format/number.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { Segments } from '../../ui/segments.tsx';
import { OnOff } from './on-off.tsx';
import { SecondsBox } from './seconds-box.tsx';
import styles from './settings.module.css';
import { UpdateControl } from './update-control.tsx';

const themes: readonly { value: Settings['theme']; text: string }[] = [
  { value: 'system', text: t('System') },
  { value: 'light', text: t('Light') },
  { value: 'dark', text: t('Dark') },
];
const languages: readonly { value: Settings['language']; text: string }[] = [
  { value: 'system', text: t('System') },
  // Each by its own name, for who does not read the other.
  { value: 'en', text: t('English') },
  { value: 'de', text: t('Deutsch') },
];
const lineLimits = [10_000, 100_000, 500_000].map((lines) => ({
  value: String(lines),
  text: grouped(lines),
}));
const memoryLimits = [
  { value: '8', text: t('8 MB') },
  { value: '24', text: t('24 MB') },
  { value: '96', text: t('96 MB') },
];
const pages: readonly { value: Settings['startPage']; text: string }[] = [
  { value: 'containers', text: t('Containers') },
  { value: 'volumes', text: t('Volumes') },
  { value: 'walkthrough', text: t('Walkthrough') },
];

/** What other parts of the window choose with, too. */
export type Choosers = Readonly<Record<'context' | 'columns', ReactNode>>;

interface Props {
  readonly line: SettingLine;
  readonly choosers: Choosers;
}

/** What a setting is changed with. Each change holds at once. */
export function SettingControl({ line: { key, title }, choosers }: Props) {
  const { changeSettings } = useActions();
  const settings = useApp((data) => data.settings);
  const change = (part: Partial<Settings>) => void changeSettings(part);
  switch (key) {
    case 'theme':
      return (
        <Segments
          label={title}
          options={themes}
          value={settings.theme}
          onChange={(theme) => change({ theme })}
        />
      );
    case 'language':
      return (
        <Segments
          label={title}
          options={languages}
          value={settings.language}
          onChange={(language) => change({ language })}
        />
      );
    case 'startPage':
      return (
        <Segments
          label={title}
          options={pages}
          value={settings.startPage}
          onChange={(startPage) => change({ startPage })}
        />
      );
    case 'notifications':
    case 'openAtLogin':
    case 'tray':
    case 'singleKeys':
      return <OnOff title={title} on={settings[key]} onChange={(on) => change({ [key]: on })} />;
    case 'checkForUpdates':
      return <UpdateControl title={title} />;
    case 'context':
    case 'columns':
      return choosers[key];
    case 'timestamps':
    case 'wrap':
      return (
        <OnOff
          title={title}
          on={settings.logs[key]}
          onChange={(on) => change({ logs: { ...settings.logs, [key]: on } })}
        />
      );
    case 'lines':
      return (
        <Segments
          label={title}
          options={lineLimits}
          value={String(settings.logLimits.lines)}
          onChange={(lines) => change({ logLimits: { ...settings.logLimits, lines: Number(lines) } })}
        />
      );
    case 'megabytes':
      return (
        <Segments
          label={title}
          options={memoryLimits}
          value={String(settings.logLimits.megabytes)}
          onChange={(megabytes) =>
            change({ logLimits: { ...settings.logLimits, megabytes: Number(megabytes) } })
          }
        />
      );
    case 'stopTimeout':
      return (
        <SecondsBox
          key={settings.stopTimeout}
          title={title}
          value={settings.stopTimeout}
          onChange={(stopTimeout) => change({ stopTimeout })}
        />
      );
    case 'terminal':
    case 'editor':
      return (
        <Program
          key={settings.programs[key]}
          title={title}
          value={settings.programs[key] ?? ''}
          onChange={(value) =>
            change({ programs: { ...settings.programs, [key]: value.trim() === '' ? null : value.trim() } })
          }
        />
      );
  }
}

/** Kept when it is left, or by Enter. */
function Program(props: { title: string; value: string; onChange: (value: string) => void }) {
  const { title, value, onChange } = props;
  const [text, setText] = useState(value);
  const id = useId();
  const keep = () => {
    if (text.trim() !== value) onChange(text);
  };
  return (
    <input
      id={id}
      type="text"
      className={styles.program}
      aria-label={title}
      placeholder={t('Found by itself')}
      spellCheck={false}
      maxLength={1_000}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
