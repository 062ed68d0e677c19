import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { run } from './run.ts';
import { SetupError } from './say.ts';

/** A screen for the app. */
export interface Display {
  /** To be spread over the environment of a program that opens windows. */
  readonly env: Readonly<Record<string, string>>;
  /** True when nobody can see it. */
  readonly virtual: boolean;
  stop(): Promise<void>;
}

// Not `unix`: that socket is a file, and a server of another network, which can't see ours, would take its place. The
// abstract socket stays.
const listening = '-nolisten tcp -nolisten unix';
const virtualSize = '1440x900x24';

/** Whether this machine shows windows to somebody. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * The machine's display, else a virtual one (Xvfb) of our own on a free number, which ends with `stop()` or with this
 * process. Rejects with a SetupError when Xvfb is not installed.
 */
export async function ensureDisplay(): Promise<Display> {
  if (hasDisplay()) return { env: {}, virtual: false, stop: async () => undefined };
  if ((await run('Xvfb', ['-help'])).code === 127) {
    throw new SetupError('There is no display, and no Xvfb for a virtual one.', 'apt-get install xvfb');
  }
  // The shell ends Xvfb when its standard input closes: with stop(), or when we die in whatever way. It runs in a
  // session of its own, so that Ctrl-C does not take the screen away before the app has ended.
  const script = `Xvfb -displayfd 3 -screen 0 ${virtualSize} ${listening} >/dev/null 2>&1 & cat >/dev/null; kill $!; wait`;
  const shell = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
  const ended = once(shell, 'exit');
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    shell.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\n')) resolve(text.trim());
    });
    const failed = () => reject(new SetupError('The virtual display (Xvfb) did not start.'));
    setTimeout(failed, 15_000).unref();
    shell.on('exit', failed);
  });
  shell.unref();
  return {
    env: { DISPLAY: `:${number}` },
    virtual: true,
    stop: async () => {
      // Nothing else may be left to keep us alive until it has ended.
      shell.ref();
      shell.stdin?.end();
      await ended;
    },
  };
}
