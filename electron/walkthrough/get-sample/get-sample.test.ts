import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HostPath, hostPath } from '../../../shared/ids.ts';
import { Failure } from '../../failure.ts';
import { freeFolder } from './destination.ts';
import { getSample, type SamplePlaces, samplePlaces } from './get-sample.ts';
import { aZip, type ZippedFile } from './zip-for-tests.ts';

let top: string;
let folder: HostPath;
let server: Server | null = null;
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'stackyard-sample-test-'));
  folder = hostPath(join(top, 'multi-container-app'));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  await rm(top, { recursive: true, force: true });
});

/** Serves on a port of its own, and gives the address of a zip there. */
async function serve(listener: RequestListener): Promise<string> {
  const made = createServer(listener);
  server = made;
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/sample.zip`;
}

const serveZip = (files: readonly ZippedFile[]) => {
  const zip = aZip(files);
  return serve((_, response) => {
    response.writeHead(200, { 'content-length': zip.length }).end(zip);
  });
};

const placesOf = (difference: Partial<SamplePlaces>): SamplePlaces => ({
  repository: join(top, 'none'),
  zip: 'https://127.0.0.1:1/none.zip',
  plainHost: '127.0.0.1',
  bundled: join(top, 'bundled'),
  ...difference,
});

async function get(
  source: 'git' | 'zip' | 'bundled',
  difference: Partial<SamplePlaces>,
  { signal = new AbortController().signal, env = process.env, onPart = (_: number) => {} } = {},
) {
  await getSample(source, folder, placesOf(difference), { signal, env, onPart });
}

const failureOf = (work: Promise<void>) =>
  work.then(
    () => 'it worked',
    (thrown: unknown) => (thrown instanceof Failure ? thrown.error : thrown),
  );

const isLeft = () => readdir(top).then((names) => names.filter((name) => name === 'multi-container-app'));

const compose: ZippedFile = { name: 'sample-main/compose.yaml', text: 'services: {}\n' };

describe('getting the sample', () => {
  it('copies the bundled one, folders and all', async () => {
    await mkdir(join(top, 'bundled', 'app'), { recursive: true });
    await writeFile(join(top, 'bundled', 'app', 'Dockerfile'), 'FROM scratch');
    await get('bundled', {});
    expect(await readFile(join(folder, 'app', 'Dockerfile'), 'utf8')).toBe('FROM scratch');
  });

  it('never touches a folder that is there', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'mine'), 'mine');
    expect(await failureOf(get('bundled', {}))).toEqual({ kind: 'folder-taken', folder });
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine');
  });

  it('leaves nothing behind where the bundled one can’t be copied', async () => {
    expect(await failureOf(get('bundled', {}))).toMatchObject({ kind: 'file-failed' });
    expect(await isLeft()).toEqual([]);
  });

  it('finds a name that is free', async () => {
    const taken = new Set([folder, hostPath(`${folder}-2`)]);
    expect(await freeFolder(hostPath(top), async (path) => taken.has(path))).toBe(`${folder}-3`);
  });

  it('takes other places from its own environment alone, and zips without https from this machine alone', () => {
    expect(samplePlaces({}, '/b')).toMatchObject({
      repository: 'https://github.com/docker/multi-container-app',
      zip: 'https://github.com/docker/multi-container-app/archive/refs/heads/main.zip',
      plainHost: null,
    });
    expect(samplePlaces({ STACKYARD_SAMPLE_ZIP: 'http://127.0.0.1:80/a.zip' }, '/b').plainHost).toBe(
      '127.0.0.1',
    );
    for (const zip of [
      'http://example.org/a.zip',
      'http://127.0.0.1.example.org/a.zip',
      'file:///etc/passwd',
    ]) {
      expect(samplePlaces({ STACKYARD_SAMPLE_ZIP: zip }, '/b')).toEqual(samplePlaces({}, '/b'));
    }
  });
});

describe('cloning with git', () => {
  async function aRepository(): Promise<string> {
    const repository = join(top, 'repository');
    await mkdir(repository);
    await writeFile(join(repository, 'compose.yaml'), 'services: {}\n');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: repository,
        stdio: 'ignore',
      });
    git('init');
    git('add', '.');
    git('commit', '-m', 'First');
    return repository;
  }

  it('brings the files, and tells how far it is', async () => {
    const parts: number[] = [];
    await get('git', { repository: `file://${await aRepository()}` }, { onPart: (part) => parts.push(part) });
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe('services: {}\n');
    expect(parts.at(-1)).toBe(1);
  });

  it('says what git said, and leaves nothing behind', async () => {
    const failure = await failureOf(get('git', {}));
    expect(failure).toMatchObject({
      kind: 'download-failed',
      detail: expect.stringContaining('does not exist'),
    });
    expect(await isLeft()).toEqual([]);
  });

  it('says that git is missing', async () => {
    expect(await failureOf(get('git', {}, { env: { PATH: top } }))).toEqual({
      kind: 'no-program',
      what: 'git',
    });
  });

  it('ends the git that it began when it is cancelled', async () => {
    // A git that never ends by itself.
    await mkdir(join(top, 'bin'));
    await writeFile(join(top, 'bin', 'git'), `#!/bin/sh\necho $$ > ${top}/pid\nexec sleep 60\n`, {
      mode: 0o755,
    });
    const controller = new AbortController();
    const env = { PATH: `${join(top, 'bin')}:${process.env.PATH ?? ''}` };
    const got = failureOf(get('git', {}, { env, signal: controller.signal }));
    const pid = await waitForText(join(top, 'pid'));
    controller.abort();
    expect(await got).toEqual({ kind: 'cancelled' });
    expect(() => process.kill(Number(pid), 0)).toThrow();
    expect(await isLeft()).toEqual([]);
  });
});

async function waitForText(path: string): Promise<string> {
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return text.trim();
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('downloading the zip', () => {
  it('unpacks what is in its one folder, and tells how far it is', async () => {
    const parts: number[] = [];
    const zip = await serveZip([
      compose,
      { name: 'sample-main/app/src/server.js', text: 'x'.repeat(100_000) },
    ]);
    await get('zip', { zip }, { onPart: (part) => parts.push(part) });
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe('services: {}\n');
    expect((await readFile(join(folder, 'app', 'src', 'server.js'), 'utf8')).length).toBe(100_000);
    expect(parts.at(-1)).toBe(1);
  });

  it('follows redirects, but never away from https', async () => {
    const zip = aZip([compose]);
    const address = await serve((request, response) => {
      if (request.url === '/sample.zip') response.writeHead(302, { location: '/real.zip' }).end();
      else response.writeHead(200).end(zip);
    });
    await get('zip', { zip: address });
    expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe('services: {}\n');
    await rm(folder, { recursive: true });
    expect(await failureOf(get('zip', { zip: address, plainHost: null }))).toMatchObject({
      kind: 'download-failed',
      detail: expect.stringContaining('no secure address'),
    });
  });

  it.each<[string, readonly ZippedFile[]]>([
    ['leads out of the folder', [compose, { name: 'sample-main/../../out', text: 'x' }]],
    ['is absolute', [compose, { name: '/etc/out', text: 'x' }]],
    ['leads out in the way of Windows', [compose, { name: 'sample-main/..\\..\\out', text: 'x' }]],
    ['is a link', [compose, { name: 'sample-main/link', text: '/etc/passwd', mode: 0o120777 }]],
    ['is there twice', [compose, compose]],
  ])('takes nothing of an archive in which a file %s', async (_, files) => {
    const zip = await serveZip(files);
    expect(await failureOf(get('zip', { zip }))).toMatchObject({ kind: 'download-failed' });
    expect(await isLeft()).toEqual([]);
    expect(await readdir(top)).not.toContain('out');
  });

  it('takes no archive that unpacks to far more than it says', async () => {
    const zip = await serveZip([{ ...compose, saysBytes: 5 }]);
    expect(await failureOf(get('zip', { zip }))).toMatchObject({ kind: 'download-failed' });
  });

  it('says that the server has none, that it ends half-way, and that it sends no zip', async () => {
    const zip = aZip([compose]);
    const answer = await serve((request, response) => {
      if (request.url?.endsWith('missing') === true) response.writeHead(404).end();
      else if (request.url?.endsWith('half') === true) {
        response.writeHead(200, { 'content-length': zip.length });
        response.write(zip.subarray(0, 20), () => response.destroy());
      } else response.writeHead(200).end('<html>Sign in to the network</html>');
    });
    const failed = (path: string) => failureOf(get('zip', { zip: answer.replace('sample.zip', path) }));
    expect(await failed('missing')).toMatchObject({ detail: expect.stringContaining('answered 404') });
    expect(await failed('half')).toMatchObject({ kind: 'download-failed' });
    expect(await failed('page')).toMatchObject({ detail: expect.stringContaining('can’t be used') });
    expect(await isLeft()).toEqual([]);
  });

  it('says that the network is away', async () => {
    const zip = (await serve(() => {})).replace(/:\d+/, ':1');
    expect(await failureOf(get('zip', { zip }))).toMatchObject({ kind: 'download-failed' });
  });

  it('refuses what says that it is far larger than the sample', async () => {
    const zip = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 10_000_000_000 }).write('PK');
    });
    expect(await failureOf(get('zip', { zip }))).toMatchObject({
      detail: expect.stringContaining('far larger'),
    });
  });

  it('stops when it is cancelled, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const zip = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('PK', () => controller.abort());
    });
    expect(await failureOf(get('zip', { zip }, { signal: controller.signal }))).toEqual({
      kind: 'cancelled',
    });
    expect(await isLeft()).toEqual([]);
  });
});
