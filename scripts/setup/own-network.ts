import { run } from './run.ts';

/** Starts a program in a network of its own, which holds nothing but a loopback address: `[...prefix, program, ...args]`. */
const prefix = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] as const;

/**
 * How to start a program in a network of its own, where the ports that it publishes disturb nobody and nothing outside
 * can be reached; `null` where this machine doesn't let us.
 */
export async function ownNetwork(): Promise<readonly [program: string, ...args: string[]] | null> {
  const { code } = await run(prefix[0], [...prefix.slice(1), 'true']);
  return code === 0 ? prefix : null;
}
