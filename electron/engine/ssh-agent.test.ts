import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { json, startScriptedServer } from './scripted-server.ts';
import { SshAgent, sshArguments } from './ssh-agent.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startScriptedServer>>;
const agents: SshAgent[] = [];

/** A program in the place of ssh: `text` is what it does, in JavaScript. */
async function program(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!${process.execPath}\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-ssh-'));
  const big = 'x'.repeat(3_000_000);
  server = await startScriptedServer({ 'GET /_ping': json('OK'), 'GET /big': json(big) });
});
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const agentOf = (command: string, maxSockets = 2) => {
  const agent = new SshAgent('ssh://ann@box', { command, keepAlive: true, maxSockets });
  agents.push(agent);
  return agent;
};

const get = (agent: SshAgent, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request({ agent, host: 'localhost', path }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve(body));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });

const dialling = () =>
  program(
    'dial.js',
    `require('fs').appendFileSync(${JSON.stringify(join(folder, 'dialled'))}, '.');
    const socket = require('net').connect(${JSON.stringify(server.socketPath)});
    process.stdin.pipe(socket);
    socket.pipe(process.stdout);`,
  );

describe.skipIf(process.platform === 'win32')('an engine behind ssh', () => {
  it('is asked many things over few connections', async () => {
    const agent = agentOf(await dialling());
    const answers = await Promise.all(Array.from({ length: 10 }, () => get(agent, '/_ping')));
    expect(answers).toEqual(answers.map(() => '"OK"'));
    expect((await get(agent, '/big')).length).toBe(3_000_002);
    expect((await readFile(join(folder, 'dialled'), 'utf8')).length).toBeLessThanOrEqual(2);
  });

  it('that ssh does not get to is told of in the words of ssh', async () => {
    const command = await program(
      'denied.js',
      `process.stderr.write('ann@box: Permission denied (publickey).\\n'); process.exit(255);`,
    );
    await expect(get(agentOf(command), '/_ping')).rejects.toMatchObject({
      code: 'ESSH',
      message: 'ann@box: Permission denied (publickey).',
    });
  });

  it('needs ssh to be there', async () => {
    await expect(get(agentOf(join(folder, 'no-ssh')), '/_ping')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the arguments of ssh', () => {
  it('never ask, and name user, port and host', () => {
    expect(sshArguments('ssh://ann@box.example:2222', null)).toEqual([
      '-T',
      '-o',
      'BatchMode=yes',
      '-o',
      'ConnectTimeout=15',
      '-l',
      'ann',
      '-p',
      '2222',
      '--',
      'box.example',
      'docker system dial-stdio',
    ]);
  });

  it('share one connection where they can', () => {
    expect(sshArguments('ssh://[fe80::1]', '/tmp/x/%C')).toEqual(
      expect.arrayContaining(['ControlMaster=auto', 'ControlPath=/tmp/x/%C', 'fe80::1']),
    );
  });
});
