import type { Settings } from '../../../shared/settings.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { Segments } from '../../ui/segments.tsx';
import { View } from '../../ui/view.tsx';
import styles from './settings.module.css';

const themes: readonly { value: Settings['theme']; text: string }[] = [
  { value: 'system', text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

/** What can be chosen, and what the app works with. */
export function SettingsView() {
  const { setTheme } = useActions();
  const theme = useApp(({ settings }) => settings.theme);
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const compose = useApp((data) => data.compose);
  const version = useApp(({ about }) => about.appVersion);
  const composeText =
    compose === null ? 'Looking for it …' : compose.kind === 'found' ? compose.version : 'Not installed';
  return (
    <View title="Settings" sub="Kept on this machine">
      <div className={styles.sections}>
        <section className={styles.section} aria-label="Appearance">
          <h2>Appearance</h2>
          <div className={styles.fact}>
            <span>Theme</span>
            <Segments
              label="Theme"
              options={themes}
              value={theme}
              onChange={(value) => void setTheme(value)}
            />
          </div>
        </section>
        <section className={styles.section} aria-label="Versions">
          <h2>Versions</h2>
          <dl>
            <Fact name="Stackyard" value={version} />
            {connection.kind === 'ready' ? (
              <Fact
                name="Docker Engine"
                value={`${connection.engine.version} (API ${connection.engine.apiVersion}, ${connection.engine.os})`}
              />
            ) : (
              <Fact name="Docker Engine" value="Not connected" />
            )}
            <Fact name="Docker Compose" value={composeText} />
          </dl>
        </section>
        <section className={styles.section} aria-label="Engine address">
          <h2>Engine</h2>
          <dl>
            <Fact name="Context" value={connection.target?.context ?? '–'} />
            <Fact name="Address" value={connection.target?.address ?? '–'} />
          </dl>
        </section>
      </div>
    </View>
  );
}
