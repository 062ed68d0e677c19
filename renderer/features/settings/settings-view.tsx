import { withoutAddressPasswords } from '../../../shared/secrets.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { t } from '../../../shared/texts.ts';
import { resetKeys, settingList } from '../../commands/setting-list.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { hrefOf } from '../../store/route.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FactList } from '../../ui/fact-list.tsx';
import { Panel, Panels } from '../../ui/panel.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { View } from '../../ui/view.tsx';
import { type Choosers, SettingControl } from './setting-control.tsx';
import styles from './settings.module.css';

interface Props {
  readonly choosers: Choosers;
}

/** What can be chosen, and what the app works with. */
export function SettingsView({ choosers }: Props) {
  const { changeSettings, tell } = useActions();
  const setUi = useSetUi();
  const query = useApp(({ ui }) => ui.settingsQuery);
  const platform = useApp(({ about }) => about.platform);
  const target = useApp(({ snapshot }) => snapshot.connection.target);
  const version = useApp(({ about }) => about.appVersion);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = settingList.filter(({ key, section, title, hint = '' }) => {
    // Elsewhere there is one terminal, which is the system's.
    if (key === 'terminal' && platform !== 'linux') return false;
    const text = `${section} ${title} ${hint}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sections = [...new Set(found.map(({ section }) => section))];
  const reset = async () => {
    await changeSettings(Object.fromEntries(resetKeys.map((key) => [key, defaultSettings[key]])));
    tell({ tone: 'good', title: t('Settings are as they were at first'), lines: [] });
  };
  return (
    <View
      title={t('Settings')}
      sub={t('Kept on this machine, in settings.json')}
      toolbar={
        <>
          <SearchBox
            value={query}
            placeholder={t('Search settings')}
            onChange={(settingsQuery) => setUi(() => ({ settingsQuery }))}
          />
          <span className={styles.grow} />
          <ActionButton icon="undo" onClick={() => void reset()}>
            {t('Reset settings')}
          </ActionButton>
        </>
      }
    >
      <Panels>
        {found.length === 0 && (
          <EmptyState icon="search" title={t('No such setting')}>
            {t('Try another word.')}
          </EmptyState>
        )}
        {sections.map((section) => (
          <Panel key={section} title={section}>
            {found
              .filter((line) => line.section === section)
              .map((line) => (
                <div key={line.key} className={styles.setting}>
                  <span>
                    {line.title}
                    {line.hint !== undefined && <small>{line.hint}</small>}
                  </span>
                  <SettingControl line={line} choosers={choosers} />
                </div>
              ))}
          </Panel>
        ))}
        <Panel title={t('About')}>
          <FactList
            facts={[
              ['Stackyard', version],
              [t('Context'), target?.context ?? '–'],
              [t('Address'), withoutAddressPasswords(target?.address ?? '–')],
            ]}
          />
          <p className={styles.more}>
            <a href={hrefOf({ view: 'diagnostics' })}>{t('Diagnostics')}</a>
            {t(': versions, the connection and what failed')}
          </p>
        </Panel>
      </Panels>
    </View>
  );
}
