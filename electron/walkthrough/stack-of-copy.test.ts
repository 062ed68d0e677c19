import { describe, expect, it } from 'vitest';
import { anId, aReplica, aVolume } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId, hostPath, stackName, volumeName } from '../../shared/ids.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import { namesakeOf, stackOfCopy } from './stack-of-copy.ts';

const folder = hostPath('/home/ada/multi-container-app');
const project = stackName('multi-container-app');
const compose = { project, workingDir: folder };
const app = aReplica('todo-app', {
  compose,
  ports: [{ containerPort: 3000, protocol: 'tcp', host: { ip: '0.0.0.0', port: 3000 } }],
});
const database = aReplica('todo-database', {
  compose,
  mounts: [
    {
      kind: 'volume',
      volume: volumeName('multi-container-app_database'),
      anonymous: false,
      destination: '/data/db',
      readOnly: false,
    },
  ],
});
const volume = aVolume({
  name: volumeName('multi-container-app_database'),
  compose: { project, key: 'database' },
  createdAt: 7_000,
});
const snapshot = (...containers: readonly Container[]) => ({
  ...emptySnapshot(),
  containers: new Map(containers.map((each) => [each.id, each])),
  volumes: new Map([[volume.name, volume]]),
});
const own = new Set([folder]);

describe('the stack of a copy', () => {
  it('is known by its folder, with its link and its volume', () => {
    expect(stackOfCopy(snapshot(app, database), own)).toEqual({
      name: project,
      up: true,
      containers: [app.id, database.id].sort(),
      url: 'http://localhost:3000',
      volume: { name: volume.name, label: 'database', createdAt: 7_000 },
    });
  });

  it('is none where all containers are of another folder, or one-offs', () => {
    expect(stackOfCopy(snapshot(app, database), new Set([hostPath('/srv/other')]))).toBeNull();
    expect(
      stackOfCopy(snapshot(aReplica('todo-app', { compose: { ...compose, oneOff: true } })), own),
    ).toBeNull();
  });

  it('is not up while one of the two has stopped, and has no link then', () => {
    const stopped: Container = { ...app, state: 'exited' };
    expect(stackOfCopy(snapshot(stopped, database), own)).toMatchObject({ up: false, url: null });
  });

  it('has no volume where the database’s folder is a bind mount or anonymous', () => {
    const mounts = [{ kind: 'bind', source: '/srv', destination: '/data/db', readOnly: false }] as const;
    expect(stackOfCopy(snapshot(app, { ...database, mounts }), own)?.volume).toBeNull();
    const anonymous = database.mounts.map((mount) => ({ ...mount, anonymous: true }));
    expect(stackOfCopy(snapshot(app, { ...database, mounts: anonymous }), own)?.volume).toBeNull();
  });

  it('tells of a stack of the same name from another folder', () => {
    const other = aReplica('todo-app', {
      id: containerId(anId('other')),
      compose: { project, workingDir: hostPath('/srv/other') },
    });
    expect(namesakeOf(snapshot(other), project, own)).toBe('/srv/other');
    expect(namesakeOf(snapshot(app), project, own)).toBeNull();
    expect(namesakeOf(snapshot(other), stackName('another'), own)).toBeNull();
  });
});
