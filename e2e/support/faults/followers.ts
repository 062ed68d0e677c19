import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder, tool } from '../../../scripts/setup/project.ts';
import type { Connection, Container } from '../../../shared/engine.ts';

/** What one inventory holds at a moment. */
export interface Followed {
  readonly connection: Connection;
  readonly containers: readonly Container[];
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  /** Bytes that the process of all inventories has in memory. */
  readonly memory: number;
}

/** The app's own inventories, without a window, of the engines behind several sockets. */
export interface Followers {
  /** Throws, with what it said last, when the process has ended. */
  ask(lane: number): Promise<Followed>;
  stop(): Promise<void>;
}

/** `pace`: how much faster than the true one their clock is. */
export function startFollowers(pace: number, sockets: readonly string[]): Followers {
  const program = join(projectFolder, 'scripts', 'follow-engines.ts');
  // Playwright's own loader in NODE_OPTIONS is not for it.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(tool('tsx'), [program, String(pace), ...sockets], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  let over: Error | null = null;
  const waiting: ((answer: string | null) => void)[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-5_000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  const ended = new Promise<void>((done) =>
    child.on('close', (code) => {
      over = new Error(`The inventories ended (${code}).\n${said}`);
      for (const answer of waiting.splice(0)) answer(null);
      done();
    }),
  );
  return {
    async ask(lane) {
      if (over !== null) throw over;
      const line = await new Promise<string | null>((answer) => {
        waiting.push(answer);
        child.stdin.write(`${lane}\n`);
      });
      if (line === null) throw over ?? new Error(said);
      return JSON.parse(line) as Followed;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
