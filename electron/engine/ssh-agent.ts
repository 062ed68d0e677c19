import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type AgentOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex, type Readable, type Writable } from 'node:stream';

// What ssh says when it fails is a few lines; a hostile server may say more.
const mostWords = 4_000;
const connectSeconds = 15;

type Ssh = ChildProcessByStdio<Writable, Readable, Readable>;

/** Ssh could not bring us to an engine; the message is what ssh or the other machine said. */
class SshError extends Error {
  readonly code = 'ESSH';
}

/**
 * The arguments of the system's `ssh` that reach the engine of `address` (`ssh://[USER@]HOST[:PORT]`), as the docker
 * CLI calls it: keys, agent, configuration and known hosts are the user's own. It never asks: there is nobody to
 * answer. With `control`, connections share one that is kept a little while after the last one.
 */
export function sshArguments(address: string, control: string | null): readonly string[] {
  const { hostname, port, username } = new URL(address);
  return [
    '-T',
    '-o',
    'BatchMode=yes',
    '-o',
    `ConnectTimeout=${connectSeconds}`,
    ...(control === null
      ? []
      : ['-o', 'ControlMaster=auto', '-o', `ControlPath=${control}`, '-o', 'ControlPersist=30']),
    ...(username === '' ? [] : ['-l', decodeURIComponent(username)]),
    ...(port === '' ? [] : ['-p', port]),
    '--',
    // An IPv6 address has brackets in a URL only.
    hostname.replace(/^\[(.*)\]$/, '$1'),
    'docker system dial-stdio',
  ];
}

/** A program's input and output as a socket, as far as HTTP needs one. */
class ProgramSocket extends Duplex {
  readonly #ssh: Ssh;
  #said = '';

  constructor(ssh: Ssh) {
    super();
    this.#ssh = ssh;
    ssh.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) ssh.stdout.pause();
    });
    ssh.stderr.on('data', (chunk: Buffer) => {
      this.#said = `${this.#said}${chunk}`.slice(0, mostWords);
    });
    ssh.stdin.on('error', () => undefined);
    ssh.on('error', (error) => this.destroy(error));
    ssh.on('close', (code) => {
      if (code === 0 || this.destroyed) this.push(null);
      else this.destroy(new SshError(this.#said.trim() || `ssh ended with code ${code}`));
    });
  }

  override _read(): void {
    this.#ssh.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#ssh.stdin.write(chunk, (error) => done(error));
  }

  override _final(done: () => void): void {
    this.#ssh.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#ssh.kill();
    done(error);
  }

  // Node's HTTP client calls these on every socket. Ssh has its own ways to find out that a machine is gone.
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    this.#ssh.ref();
    return this;
  }
  unref(): this {
    this.#ssh.unref();
    return this;
  }
}

/** Where connections of this process share one; `null` where ssh can't (Windows). Goes with the process. */
function controlPath(): string | null {
  if (process.platform === 'win32') return null;
  // Short, since it is a socket's path; ssh fills in a digest of user, host and port.
  const folder = mkdtempSync(join(tmpdir(), 'sy-ssh-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, '%C');
}

let shared: string | null | undefined;

/** Connections to an engine through the system's ssh and `docker system dial-stdio`. */
export class SshAgent extends Agent {
  readonly #address: string;
  readonly #command: string;

  constructor(address: string, options: AgentOptions & { readonly command?: string }) {
    super(options);
    this.#address = address;
    this.#command = options.command ?? 'ssh';
  }

  /** Called by Node for each connection; its types leave it out. */
  createConnection(): Duplex {
    if (shared === undefined) shared = controlPath();
    const ssh = spawn(this.#command, sshArguments(this.#address, shared), {
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    return new ProgramSocket(ssh);
  }
}
