import type { ConnectionChange, Diagnostics, NotedFailure } from '../../../shared/diagnostics.ts';
import { withoutAddressPasswords } from '../../../shared/secrets.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { absoluteTime } from '../../format/age.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp, useReadApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { FactList } from '../../ui/fact-list.tsx';
import { Panel, Panels } from '../../ui/panel.tsx';
import { View } from '../../ui/view.tsx';
import styles from './diagnostics.module.css';
import { behindWords, byWords, connectionWords, fileWords, freshnessWords } from './diagnostics-words.ts';
import { diagnosticsReport } from './report.ts';
import { useDiagnostics } from './use-diagnostics.ts';

function History({ changes }: { changes: readonly ConnectionChange[] }) {
  const platform = useApp(({ about }) => about.platform);
  return (
    <ol className={styles.list} aria-label={t('Connection history')}>
      {changes.map((change) => (
        <li key={`${change.at} ${change.connection.kind}`}>
          <time dateTime={new Date(change.at).toISOString()}>{absoluteTime(change.at)}</time>
          <bdi>{withoutAddressPasswords(connectionWords(change.connection, platform))}</bdi>
        </li>
      ))}
    </ol>
  );
}

function Failures({ failures }: { failures: readonly NotedFailure[] }) {
  const platform = useApp(({ about }) => about.platform);
  if (failures.length === 0)
    return <p className={styles.none}>{t('Nothing has failed since Stackyard was started.')}</p>;
  return (
    <ol className={styles.list} aria-label={t('Last errors')}>
      {failures.map(({ at, by, error }, index) => {
        const { title, cause } = describeError(error, platform);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of the same may fail in the same millisecond
          <li key={`${at} ${by} ${index}`}>
            <time dateTime={new Date(at).toISOString()}>{absoluteTime(at)}</time>
            <span>
              <bdi>{`${byWords(by)}: ${withoutAddressPasswords(title)}`}</bdi>
              <small>
                <bdi>{withoutAddressPasswords(cause)}</bdi>
              </small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Versions({ diagnostics: { runtime, system } }: { diagnostics: Diagnostics }) {
  const version = useApp(({ about }) => about.appVersion);
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const compose = useApp((data) => data.compose);
  const engine = connection.kind === 'ready' ? connection.engine : null;
  return (
    <Panel title={t('Versions')}>
      <FactList
        facts={[
          ['Stackyard', version],
          [
            t('Runtime'),
            t('Electron {electron}, Chrome {chrome}, Node {node}', {
              electron: runtime.electron,
              chrome: runtime.chrome,
              node: runtime.node,
            }),
          ],
          [t('System'), system],
          [
            'Docker Engine',
            engine === null
              ? t('Not connected')
              : t('{version} (API {apiVersion}, {os})', {
                  version: engine.version,
                  apiVersion: engine.apiVersion,
                  os: engine.os,
                }),
          ],
          ['Docker Compose', compose?.kind === 'found' ? compose.version : t('Not found')],
        ]}
      />
    </Panel>
  );
}

function Everything({ diagnostics }: { diagnostics: Diagnostics }) {
  const platform = useApp(({ about }) => about.platform);
  const homeDir = useApp(({ about }) => about.homeDir);
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const { connections, failures, freshness, files, takenAt } = diagnostics;
  return (
    <>
      <Panel title={t('Connection')}>
        <FactList
          facts={[
            [t('State'), withoutAddressPasswords(connectionWords(connection, platform))],
            [t('Context'), connection.target?.context ?? '–'],
            [t('Address'), withoutAddressPasswords(connection.target?.address ?? '–')],
          ]}
        />
      </Panel>
      <Panel title={t('Connection history')}>
        <History changes={connections} />
      </Panel>
      <Panel title={t('How fresh the list is')}>
        <FactList
          facts={[[t('Behind'), behindWords(connection, freshness, takenAt)], ...freshnessWords(freshness)]}
        />
      </Panel>
      <Panel title={t('Last errors')}>
        <Failures failures={failures} />
      </Panel>
      <Versions diagnostics={diagnostics} />
      <Panel title={t('Files of the app')}>
        <FactList
          facts={files.map((file) => [file.what, fileWords(file, shortPath(file.path, homeDir))] as const)}
        />
      </Panel>
    </>
  );
}

/** What helps to find out what is wrong, and a report of it to be passed on. */
export function DiagnosticsView() {
  const diagnostics = useDiagnostics();
  const { copy } = useActions();
  const read = useReadApp();
  const copyReport = () => {
    if (diagnostics === null) return;
    const { about, snapshot, compose } = read();
    const report = diagnosticsReport(diagnostics, {
      ...about,
      connection: snapshot.connection,
      compose,
      containers: snapshot.containers.size,
      volumes: snapshot.volumes.size,
      networks: snapshot.networks.size,
    });
    void copy(report, t('Report'), [t('It names no container, address, path or secret.')]);
  };
  return (
    <View
      title={t('Diagnostics')}
      sub={t('What Stackyard knows of its engine and of itself. Nothing of it is sent anywhere.')}
      aside={
        <ActionButton
          icon="copy"
          onClick={copyReport}
          disabledReason={diagnostics === null ? t('Being read') : null}
        >
          {t('Copy report')}
        </ActionButton>
      }
    >
      <Panels label={t('What is known')}>
        {diagnostics !== null && <Everything diagnostics={diagnostics} />}
      </Panels>
    </View>
  );
}
