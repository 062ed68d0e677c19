import Switch from '@mui/material/Switch';
import { useId, useState } from 'react';
import type { Settings } from '../../../shared/settings.ts';
import type { SettingLine } from '../../commands/setting-list.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './settings.module.css';

const themes: readonly { value: Settings['theme']; text: string }[] = [
  { value: 'system', text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];
const languages: readonly { value: Settings['language']; text: string }[] = [
  { value: 'system', text: 'System' },
  // Each by its own name, for who does not read the other.
  { value: 'en', text: 'English' },
  { value: 'de', text: 'Deutsch' },
];
const pages: readonly { value: Settings['startPage']; text: string }[] = [
  { value: 'containers', text: 'Containers' },
  { value: 'volumes', text: 'Volumes' },
  { value: 'walkthrough', text: 'Walkthrough' },
];

/** What a setting is changed with. Each change holds at once. */
export function SettingControl({ line: { key, title } }: { line: SettingLine }) {
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
    case 'singleKeys':
      return <OnOff title={title} on={settings[key]} onChange={(on) => change({ [key]: on })} />;
    case 'timestamps':
    case 'wrap':
      return (
        <OnOff
          title={title}
          on={settings.logs[key]}
          onChange={(on) => change({ logs: { ...settings.logs, [key]: on } })}
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

function OnOff({ title, on, onChange }: { title: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Switch
      size="small"
      checked={on}
      onChange={(_, checked) => onChange(checked)}
      slotProps={{ input: { 'aria-label': title } }}
    />
  );
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
      placeholder="Found by itself"
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
