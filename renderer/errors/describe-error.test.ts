import { describe, expect, it } from 'vitest';
import type { UnreachableCause } from '../../shared/engine.ts';
import type { AppError } from '../../shared/errors.ts';
import { hostPath, volumeName } from '../../shared/ids.ts';
import { describeError } from './describe-error.ts';
import { describeUnreachable } from './describe-unreachable.ts';

const file = hostPath('/srv/shop/compose.yaml');

// One of each kind: a kind that is missing here does not compile.
const errors: { readonly [Kind in AppError['kind']]: Extract<AppError, { kind: Kind }> } = {
  'engine-unreachable': {
    kind: 'engine-unreachable',
    cause: { kind: 'socket-missing', path: '/var/run/docker.sock' },
  },
  'compose-cli-missing': { kind: 'compose-cli-missing' },
  'compose-missing': { kind: 'compose-missing', files: [file] },
  'compose-not-in-folder': { kind: 'compose-not-in-folder', folder: hostPath('/srv/shop') },
  'compose-invalid': { kind: 'compose-invalid', file, line: 7, message: 'ports must be a list' },
  'port-taken': { kind: 'port-taken', port: 3000, by: 'blog-web-1' },
  'image-unavailable': { kind: 'image-unavailable', image: 'mongo:99', detail: 'manifest unknown' },
  'build-failed': { kind: 'build-failed', service: 'web', detail: 'npm install ended with 1' },
  'compose-failed': { kind: 'compose-failed', exitCode: 17, detail: '' },
  'volume-in-use': { kind: 'volume-in-use', volume: volumeName('data'), usedBy: ['shop / web-1', 'db'] },
  'volume-exists': { kind: 'volume-exists', volume: volumeName('copy') },
  'no-helper-image': { kind: 'no-helper-image', needs: 'shell' },
  'gone-when-stopped': { kind: 'gone-when-stopped', containers: ['scratch'] },
  'left-stopped': {
    kind: 'left-stopped',
    containers: [{ name: 'shop / web-1', error: { kind: 'port-taken', port: 3000, by: 'blog-web-1' } }],
    after: { kind: 'file-failed', path: file, detail: 'no space left' },
  },
  'archive-broken': { kind: 'archive-broken', problem: 'cut-off' },
  'archive-refused': { kind: 'archive-refused', entry: '../etc/passwd', reason: 'outside' },
  'copy-differs': { kind: 'copy-differs', volume: volumeName('shop_data') },
  'clone-differs': { kind: 'clone-differs', volume: volumeName('copy') },
  'import-failed': {
    kind: 'import-failed',
    volume: volumeName('data'),
    restored: false,
    safety: file,
    error: { kind: 'unexpected', detail: 'disk full' },
  },
  'volume-differs': { kind: 'volume-differs', detail: 'driver local, not nfs' },
  busy: { kind: 'busy', what: 'stop', name: 'shop' },
  'not-found': { kind: 'not-found', what: 'stack', name: 'shop' },
  'partly-deleted': {
    kind: 'partly-deleted',
    removed: ['web-1'],
    left: [{ name: 'shop_default', reason: 'it is used by proxy' }],
  },
  'held-back': { kind: 'held-back', by: 'db-1', relation: 'needs' },
  'undo-refused': { kind: 'undo-refused', reason: 'exists-again', names: ['shop-web-1'] },
  conflict: { kind: 'conflict', detail: 'removal of container web is already in progress' },
  'volume-refused': { kind: 'volume-refused', file, refusal: { kind: 'path-taken', line: 9 } },
  'file-changed': { kind: 'file-changed', path: file },
  'volume-not-empty': { kind: 'volume-not-empty', volume: volumeName('shop_data') },
  'volume-not-added': {
    kind: 'volume-not-added',
    service: 'db',
    cause: { kind: 'unexpected', detail: 'no space left' },
    left: 'as-before',
  },
  'file-failed': { kind: 'file-failed', path: file, detail: 'no space left' },
  'file-gone': { kind: 'file-gone', path: '/data/rows' },
  'save-failed': {
    kind: 'save-failed',
    what: 'db-1',
    folder: hostPath('/home/ada/saved'),
    why: 'disk-full',
    detail: 'ENOSPC',
  },
  'container-file': {
    kind: 'container-file',
    problem: 'permission-denied',
    path: '/root/bad\udcff',
    detail: 'openat: not permitted',
  },
  'no-program': { kind: 'no-program', what: 'terminal' },
  'folder-taken': { kind: 'folder-taken', folder: hostPath('/srv/shop') },
  'no-sample': { kind: 'no-sample', folder: hostPath('/srv/shop') },
  'download-failed': { kind: 'download-failed', detail: 'github.com is not known' },
  'log-unreadable': { kind: 'log-unreadable', driver: 'none' },
  'link-refused': { kind: 'link-refused', url: 'file:///etc/passwd' },
  cancelled: { kind: 'cancelled' },
  unexpected: { kind: 'unexpected', detail: 'boom' },
};

/** What must be named for the words to be of any use. */
const facts: { readonly [Kind in AppError['kind']]: readonly string[] } = {
  'engine-unreachable': ['/var/run/docker.sock'],
  'compose-cli-missing': ['docker compose'],
  'compose-missing': [file, 'Locate'],
  'compose-not-in-folder': ['/srv/shop', 'compose.yaml'],
  'compose-invalid': [file, 'line 7', 'ports must be a list'],
  'port-taken': ['3000', 'blog-web-1'],
  'image-unavailable': ['mongo:99', 'manifest unknown'],
  'build-failed': ['web', 'npm install ended with 1'],
  'compose-failed': ['17'],
  'volume-in-use': ['data', 'shop / web-1 and db'],
  'volume-exists': ['copy', 'another name'],
  'no-helper-image': ['shell', 'Nothing was changed'],
  'gone-when-stopped': ['scratch', '--rm', 'Nothing was changed'],
  'left-stopped': ['shop / web-1', 'Port 3000 is taken', 'could not be read or written'],
  'archive-broken': ['files are missing'],
  'archive-refused': ['../etc/passwd', 'out of the volume', 'Nothing was changed'],
  'copy-differs': ['shop_data'],
  'clone-differs': ['copy', 'the copy was removed'],
  'import-failed': ['data', 'is not whole', file, 'disk full'],
  'volume-differs': ['driver local, not nfs', 'left as it is'],
  busy: ['shop', 'Stopping'],
  'not-found': ['shop', 'stack'],
  'partly-deleted': ['Removed: web-1', 'shop_default is still there: it is used by proxy', 'Try again'],
  'held-back': ['db-1', 'It needs'],
  'undo-refused': ['shop-web-1', 'still kept'],
  conflict: ['already in progress'],
  'volume-refused': [file, 'line 9', 'mount'],
  'file-changed': [file],
  'volume-not-empty': ['shop_data'],
  'volume-not-added': ['db', 'no space left', 'as they were'],
  'file-failed': [file, 'no space left'],
  'file-gone': ['/data/rows'],
  'save-failed': ['db-1', '/home/ada/saved', 'Nothing was deleted', 'delete without saving'],
  'container-file': ['/root/bad\\xff', 'not even as root', 'openat: not permitted'],
  'no-program': ['terminal', 'TERMINAL'],
  'folder-taken': ['/srv/shop', 'another place'],
  'no-sample': ['/srv/shop', 'todo-database'],
  'download-failed': ['github.com is not known', 'comes with Stackyard'],
  'log-unreadable': ['none'],
  'link-refused': ['file:///etc/passwd'],
  cancelled: ['stopped before it had ended'],
  unexpected: ['boom'],
};

const causes: { readonly [Kind in UnreachableCause['kind']]: Extract<UnreachableCause, { kind: Kind }> } = {
  'socket-missing': { kind: 'socket-missing', path: '/var/run/docker.sock' },
  'permission-denied': { kind: 'permission-denied', path: '/var/run/docker.sock' },
  refused: { kind: 'refused', address: 'tcp://10.0.0.2:2375' },
  'host-not-found': { kind: 'host-not-found', host: 'build.box' },
  timeout: { kind: 'timeout', address: 'tcp://10.0.0.2:2375' },
  'engine-too-old': { kind: 'engine-too-old', apiVersion: '1.30', oldest: '1.41' },
  'not-an-engine': { kind: 'not-an-engine', detail: 'an nginx welcome page' },
  'ssh-failed': { kind: 'ssh-failed', address: 'ssh://ann@box', detail: 'Permission denied (publickey)' },
  'unsupported-address': { kind: 'unsupported-address', address: 'gopher://box' },
  'context-not-found': { kind: 'context-not-found', context: 'work' },
  'connection-lost': { kind: 'connection-lost', detail: 'socket hang up' },
};

const causeFacts: { readonly [Kind in UnreachableCause['kind']]: readonly string[] } = {
  'socket-missing': ['/var/run/docker.sock'],
  'permission-denied': ['/var/run/docker.sock', 'docker'],
  refused: ['tcp://10.0.0.2:2375'],
  'host-not-found': ['build.box', 'DOCKER_HOST'],
  timeout: ['tcp://10.0.0.2:2375'],
  'engine-too-old': ['1.30', '1.41'],
  'not-an-engine': ['an nginx welcome page'],
  'ssh-failed': ['ssh://ann@box', 'Permission denied (publickey)'],
  'unsupported-address': ['gopher://box', 'unix://', 'ssh://'],
  'context-not-found': ['work'],
  'connection-lost': ['socket hang up'],
};

describe('a failure in words', () => {
  it.each(Object.values(errors))(
    'of $kind has a title, a cause and a next step, and names its facts',
    (error) => {
      const { title, cause, nextStep, command = '' } = describeError(error, 'linux');
      for (const part of [title, cause, nextStep]) expect(part.trim()).not.toBe('');
      const text = [title, cause, nextStep, command].join('\n');
      for (const fact of facts[error.kind]) expect(text).toContain(fact);
    },
  );

  it.each(Object.values(causes))('of an engine that is away ($kind) names its facts', (cause) => {
    const description = describeUnreachable(cause, 'linux');
    const text = Object.values(description).join('\n');
    for (const fact of causeFacts[cause.kind]) expect(text).toContain(fact);
    expect(description.nextStep).not.toBe('');
  });

  it('says who outside the engine holds a port as far as it is known', () => {
    expect(describeError({ kind: 'port-taken', port: 3000, by: null }, 'linux').cause).toBe(
      'A program outside the engine is using port 3000.',
    );
  });

  it('says that nothing was removed where that is so', () => {
    const error: AppError = {
      kind: 'partly-deleted',
      removed: [],
      left: [{ name: 'web-1', reason: 'stuck' }],
    };
    expect(describeError(error, 'linux').cause).toBe('Nothing was removed. web-1 is still there: stuck');
  });

  it('offers commands of Linux only on Linux', () => {
    const commandsOn = (platform: 'linux' | 'darwin') => [
      describeUnreachable(causes['socket-missing'], platform).command,
      describeUnreachable(causes['permission-denied'], platform).command,
      describeError(errors['compose-cli-missing'], platform).command,
    ];
    expect({ linux: commandsOn('linux'), darwin: commandsOn('darwin') }).toEqual({
      linux: [
        'sudo systemctl start docker',
        'sudo usermod -aG docker $USER',
        'sudo apt-get install docker-compose-plugin',
      ],
      darwin: [undefined, undefined, undefined],
    });
  });
});
