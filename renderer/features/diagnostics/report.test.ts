import { expect, it } from 'vitest';
import type { Diagnostics } from '../../../shared/diagnostics.ts';
import type { Connection } from '../../../shared/engine.ts';
import { containerId, hostPath, volumeName } from '../../../shared/ids.ts';
import { diagnosticsReport, type ReportFacts } from './report.ts';

// What nobody may find in a public issue: in every place of the facts that others write.
const secrets = [
  'hunter2',
  'ghp_0123456789abcdef',
  'ada-lovelace',
  'prod-db-7.corp.example',
  'POSTGRES_PASSWORD',
  'secret-container',
];
const planted = secrets.join(' ');
const target = {
  source: 'context',
  context: `prod ${planted}`,
  address: `ssh://ada-lovelace:hunter2@prod-db-7.corp.example:22/${planted}`,
  linkHost: planted,
} as const;
const ready: Connection = {
  kind: 'ready',
  target,
  engine: {
    id: planted,
    version: planted,
    apiVersion: planted,
    os: planted,
    cpus: 1,
    memoryBytes: 1,
    machine: planted,
    dataRoot: hostPath(planted),
  },
};
const facts: ReportFacts = {
  appVersion: '1.2.3',
  platform: 'linux',
  homeDir: hostPath('/home/ada-lovelace'),
  connection: ready,
  compose: { kind: 'found', version: planted },
  containers: 3,
  volumes: 2,
  networks: 1,
};
const diagnostics: Diagnostics = {
  takenAt: 0,
  startedAt: 0,
  runtime: { electron: '33.2.1', chrome: '130', node: '20' },
  system: `Linux 6.1 (x64) ${planted}/`,
  connections: [
    { at: 0, connection: ready },
    {
      at: 0,
      connection: {
        kind: 'unreachable',
        target,
        cause: { kind: 'ssh-failed', address: target.address, detail: planted },
        since: 0,
      },
    },
    {
      at: 0,
      connection: {
        kind: 'unreachable',
        target,
        cause: { kind: 'context-not-found', context: planted },
        since: 0,
      },
    },
  ],
  failures: [
    {
      at: 0,
      by: 'run',
      error: { kind: 'compose-failed', exitCode: 1, detail: `POSTGRES_PASSWORD=${planted}` },
    },
    {
      at: 0,
      by: 'container.inspect',
      error: { kind: 'not-found', what: 'container', name: containerId(planted) },
    },
    {
      at: 0,
      by: 'add-volume',
      error: {
        kind: 'volume-not-added',
        service: planted,
        left: 'as-before',
        cause: { kind: 'file-failed', path: hostPath(`/home/ada-lovelace/${planted}`), detail: planted },
      },
    },
    {
      at: 0,
      by: 'import-volume',
      error: {
        kind: 'import-failed',
        volume: volumeName(planted),
        restored: true,
        safety: hostPath(planted),
        error: { kind: 'unexpected', detail: planted },
      },
    },
  ],
  freshness: { lastEventAt: 0, listed: { at: 0, tookMs: 12.4 }, confirmedAt: 0, waiting: 4 },
  files: [
    { what: 'Folder', path: hostPath('/home/ada-lovelace/work/hunter2'), bytes: null, there: true },
    {
      what: 'Settings',
      path: hostPath('/home/ada-lovelace/work/hunter2/settings.json'),
      bytes: 712,
      there: true,
    },
  ],
};

it('holds no word that an engine, a container, a file or the user wrote', () => {
  const report = diagnosticsReport(diagnostics, facts);
  expect(secrets.filter((secret) => report.includes(secret))).toEqual([]);
});

it('says what helps: versions, the way to the engine, what failed, and how far the list is behind', () => {
  const engine = { ...ready.engine, version: '26.1.5+dfsg1', apiVersion: '1.45' };
  const local = { ...target, context: 'default', address: 'unix:///var/run/docker.sock' };
  const report = diagnosticsReport(
    {
      ...diagnostics,
      system: 'Linux 6.1.0-21 (x64)',
      files: [
        { what: 'Folder', path: hostPath('/home/ada-lovelace/.config/Stackyard'), bytes: null, there: true },
      ],
    },
    {
      ...facts,
      connection: { kind: 'ready', target: local, engine },
      compose: { kind: 'found', version: '2.26.1' },
    },
  );
  for (const part of [
    '# Stackyard 1.2.3',
    'System: Linux 6.1.0-21 (x64)',
    'Docker Engine: 26.1.5+dfsg1, API 1.45',
    'Docker Compose: 2.26.1',
    'ready, unix, by context, context default',
    'unreachable: ssh-failed',
    'run: compose-failed',
    'add-volume: volume-not-added, as-before (file-failed)',
    'took 12 ms',
    'Changes not read yet: 4',
    '~/.config/Stackyard',
  ]) {
    expect(report).toContain(part);
  }
});
