import type { ReactNode } from 'react';
import type { ConnectionChange, Diagnostics, NotedFailure } from '../../../shared/diagnostics.ts';
import { withoutAddressPasswords } from '../../../shared/secrets.ts';
import { describeError } from '../../errors/describe-error.ts';
import { absoluteTime } from '../../format/age.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp, useReadApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { View } from '../../ui/view.tsx';
import styles from './diagnostics.module.css';
import { behindWords, byWords, connectionWords, fileWords, freshnessWords } from './diagnostics-words.ts';
import { diagnosticsReport } from './report.ts';
import { useDiagnostics } from './use-diagnostics.ts';

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function FactList({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function History({ changes }: { changes: readonly ConnectionChange[] }) {
  const platform = useApp(({ about }) => about.platform);
  return (
    <ol className={styles.list} aria-label="Connection history">
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
    return <p className={styles.none}>Nothing has failed since Stackyard was started.</p>;
  return (
    <ol className={styles.list} aria-label="Last errors">
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
    <Facts title="Versions">
      <FactList
        facts={[
          ['Stackyard', version],
          ['Runtime', `Electron ${runtime.electron}, Chrome ${runtime.chrome}, Node ${runtime.node}`],
          ['System', system],
          [
            'Docker Engine',
            engine === null ? 'Not connected' : `${engine.version} (API ${engine.apiVersion}, ${engine.os})`,
          ],
          ['Docker Compose', compose?.kind === 'found' ? compose.version : 'Not found'],
        ]}
      />
    </Facts>
  );
}

function Everything({ diagnostics }: { diagnostics: Diagnostics }) {
  const platform = useApp(({ about }) => about.platform);
  const homeDir = useApp(({ about }) => about.homeDir);
  const connection = useApp(({ snapshot }) => snapshot.connection);
  const { connections, failures, freshness, files, takenAt } = diagnostics;
  return (
    <>
      <Facts title="Connection">
        <FactList
          facts={[
            ['State', withoutAddressPasswords(connectionWords(connection, platform))],
            ['Context', connection.target?.context ?? '–'],
            ['Address', withoutAddressPasswords(connection.target?.address ?? '–')],
          ]}
        />
      </Facts>
      <Facts title="Connection history">
        <History changes={connections} />
      </Facts>
      <Facts title="How fresh the list is">
        <FactList
          facts={[['Behind', behindWords(connection, freshness, takenAt)], ...freshnessWords(freshness)]}
        />
      </Facts>
      <Facts title="Last errors">
        <Failures failures={failures} />
      </Facts>
      <Versions diagnostics={diagnostics} />
      <Facts title="Files of the app">
        <FactList
          facts={files.map((file) => [file.what, fileWords(file, shortPath(file.path, homeDir))] as const)}
        />
      </Facts>
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
    void copy(report, 'Report', ['It names no container, address, path or secret.']);
  };
  return (
    <View
      title="Diagnostics"
      sub="What Stackyard knows of its engine and of itself. Nothing of it is sent anywhere."
      aside={
        <ActionButton
          icon="copy"
          onClick={copyReport}
          disabledReason={diagnostics === null ? 'Being read' : null}
        >
          Copy report
        </ActionButton>
      }
    >
      {/* It holds nothing that takes the focus, and is scrolled by the keyboard all the same. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard. */}
      <section className={styles.sections} aria-label="What is known" tabIndex={0}>
        {diagnostics !== null && <Everything diagnostics={diagnostics} />}
      </section>
    </View>
  );
}
