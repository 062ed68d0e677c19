import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadStandInImages } from '../scripts/setup/images.ts';
import { startPrivateEngine } from '../scripts/setup/private-engine.ts';
import { launchApp } from './support/running-app.ts';
import { sleeper, writeStack } from './support/stack-files.ts';
import { openTerminal } from './support/terminal.ts';
import { expect, test } from './support/test.ts';
import { containerRow, deleteStack, engineStatus, runAgainButton, runStack } from './support/views.ts';

const run = promisify(execFile);

/** A port of this machine's loopback that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** An authority, a server's certificate for 127.0.0.1 and a client's, in PEM files that the docker CLI knows by name. */
async function makeCertificates(folder: string): Promise<void> {
  await mkdir(folder);
  const openssl = (...args: readonly string[]) => run('openssl', args, { cwd: folder });
  const subject = (name: string) => ['-subj', `/CN=${name}`];
  const newKey = ['req', '-newkey', 'rsa:2048', '-nodes'];
  await openssl(
    ...newKey,
    '-x509',
    '-days',
    '2',
    ...subject('authority'),
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
  );
  for (const [name, file, use] of [
    ['127.0.0.1', 'server', 'extendedKeyUsage=serverAuth\nsubjectAltName=IP:127.0.0.1\n'],
    ['client', '', 'extendedKeyUsage=clientAuth\n'],
  ] as const) {
    const [key, cert] = file === '' ? ['key.pem', 'cert.pem'] : [`${file}-key.pem`, `${file}-cert.pem`];
    await openssl(...newKey, ...subject(name), '-keyout', key, '-out', 'request.pem');
    await writeFile(join(folder, 'use.txt'), use);
    await openssl(
      ...['x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial'],
      ...['-days', '2', '-extfile', 'use.txt', '-out', cert],
    );
  }
}

test('an engine behind TLS takes a client with the right certificate, and no other @faults', async ({
  engineVersion,
  runtime,
  terminal,
  engine,
  folder,
}) => {
  const certificates = join(folder, 'certificates');
  await makeCertificates(certificates);
  const port = await freePort();
  const remote = await startPrivateEngine({
    version: engineVersion,
    options: [
      `--host=tcp://127.0.0.1:${port}`,
      '--tlsverify',
      ...[`--tlscacert=${certificates}/ca.pem`, `--tlscert=${certificates}/server-cert.pem`],
      `--tlskey=${certificates}/server-key.pem`,
    ],
  });
  const opened: (() => Promise<void>)[] = [];
  try {
    await loadStandInImages(remote);
    const env = { ...process.env, ...engine.env, DOCKER_HOST: `tcp://127.0.0.1:${port}` };
    const launch = async (userData: string, more: Record<string, string>) => {
      const app = await launchApp({ runtime, env: { ...env, ...more }, userDataDir: join(folder, userData) });
      opened.push(app.close);
      return app;
    };
    const app = await launch('right', { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates });
    await expect(engineStatus(app.page)).toHaveText('Engine running');
    const dir = await writeStack(folder, 'shop', { 'compose.yaml': `services:\n  web:\n${sleeper()}` });
    await runStack(app, dir);
    await expect(containerRow(app.page, 'shop')).toContainText('Running (1/1)');
    expect(await openTerminal(remote).containersOf('shop')).toEqual(['shop-web-1']);
    expect(await terminal.containersOf('shop')).toEqual([]);
    await openTerminal(remote).docker(['stop', 'shop-web-1']);
    await expect(containerRow(app.page, 'shop')).toContainText('Exited');

    // Somebody else's authority: the engine may be anybody.
    const strangers = join(folder, 'strangers');
    await makeCertificates(strangers);
    const wrong = await launch('wrong', { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: strangers });
    await expect(engineStatus(wrong.page)).toHaveText('Engine unreachable');
    await expect(wrong.page.getByText('This is not a Docker Engine')).toBeVisible();
  } finally {
    for (const close of opened) await close();
    await openTerminal(remote).clear();
    await remote.stop();
  }
});

test('an engine behind ssh is shown, run on and followed, over the keys and hosts of the user @faults', async ({
  runtime,
  terminal,
  engine,
  folder,
}) => {
  const port = await freePort();
  const home = join(folder, 'home');
  await mkdir(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  for (const key of ['user', 'host']) {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)]);
  }
  const publicKey = (name: string) => readFile(join(folder, `${name}.pub`), 'utf8');
  await writeFile(
    join(home, '.ssh', 'authorized_keys'),
    `command="PATH=${engine.env.PATH} DOCKER_HOST=${engine.host} docker system dial-stdio" ${await publicKey('user')}`,
    { mode: 0o600 },
  );
  await run('dropbearconvert', ['openssh', 'dropbear', join(folder, 'host'), join(folder, 'host.dropbear')]);
  // The server sees another home folder than the one of whoever runs this test, whose keys are none of its business.
  const server = spawn(
    'unshare',
    [
      ...[
        '--mount',
        'sh',
        '-c',
        'mount --bind "$1" "$2" && shift 2 && exec dropbear "$@"',
        'sh',
        home,
        homedir(),
      ],
      ...[
        '-F',
        '-E',
        '-s',
        '-r',
        join(folder, 'host.dropbear'),
        '-P',
        join(folder, 'pid'),
        '-p',
        `127.0.0.1:${port}`,
      ],
    ],
    { stdio: 'ignore' },
  );

  // The same holds for the client: its configuration is the test's own.
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const calls = join(folder, 'calls');
  await writeFile(
    join(bin, 'ssh'),
    `#!/bin/sh\necho call >> ${calls}\nexec /usr/bin/ssh -F ${folder}/config "$@"\n`,
  );
  await chmod(join(bin, 'ssh'), 0o755);
  await writeFile(
    join(folder, 'config'),
    `Host lab\n  HostName 127.0.0.1\n  Port ${port}\n  User root\n  IdentityFile ${folder}/user\n  IdentitiesOnly yes\n  UserKnownHostsFile ${folder}/known_hosts\n`,
  );
  const knownHosts = async (key: string) =>
    writeFile(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${await publicKey(key)}`);
  await knownHosts('user');

  const env = {
    ...process.env,
    ...engine.env,
    DOCKER_HOST: 'ssh://lab',
    PATH: `${bin}:${engine.env.PATH}`,
  };
  const app = await launchApp({ runtime, env, userDataDir: join(folder, 'user-data') });
  try {
    const { page } = app;
    // The machine is not the one that is known: ssh refuses, and the app says it in its words.
    await expect(engineStatus(page)).toHaveText('Engine unreachable');
    await expect(page.getByText('Host key verification failed', { exact: false })).toBeVisible();
    await expect(page.getByText('ssh lab docker version')).toBeVisible();

    await knownHosts('host');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(engineStatus(page)).toHaveText('Engine running');
    const dir = await writeStack(folder, 'shop', {
      'compose.yaml': `services:\n  web:\n${sleeper('    ports: ["8080:80"]\n    volumes: [data:/data]\n')}volumes:\n  data:\n`,
    });
    await runStack(app, dir);
    await expect(containerRow(page, 'shop')).toContainText('Running (1/1)');
    await page.getByRole('button', { name: 'Expand shop' }).click();
    await expect(page.getByRole('link', { name: 'Open port 8080' })).toHaveAttribute(
      'href',
      'http://lab:8080',
    );
    await deleteStack(page, 'shop');
    await runAgainButton(page, 'shop').click();
    await expect(containerRow(page, 'shop')).toContainText('Running (1/1)');
    await terminal.docker(['pause', 'shop-web-1']);
    await expect(containerRow(page, 'shop')).toContainText('Paused');
  } finally {
    await app.close();
    server.kill();
  }
});
