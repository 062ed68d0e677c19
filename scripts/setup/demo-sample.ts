import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrivateEngine } from './private-engine.ts';
import { projectFolder } from './project.ts';
import { must } from './run.ts';
import { SetupError } from './say.ts';

/** The name that Docker's walkthrough gives the sample, and with it the stack. */
export const sampleName = 'multi-container-app';
const port = 3000;

export interface RunningSample {
  /** A temporary folder, with the stack's own folder in it. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Copies the bundled sample to a temporary folder, gives its database a volume, and starts it with Compose. */
export async function startSample(engine: PrivateEngine): Promise<RunningSample> {
  await assertPortFree();
  const folder = await mkdtemp(join(tmpdir(), 'stackyard-demo-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const stack = await copySample(folder, { volume: true });
    const env = { ...process.env, ...engine.env };
    await must('docker', ['compose', 'up', '--detach', '--build'], { cwd: stack, env });
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A copy of the bundled sample in `folder`, with or without its volume lines uncommented. Gives the copy's folder. */
export async function copySample(
  folder: string,
  { volume, name = sampleName }: { volume: boolean; name?: string },
): Promise<string> {
  const copy = join(folder, name);
  await cp(join(projectFolder, 'assets', 'sample'), copy, { recursive: true });
  if (volume) await addVolume(copy);
  return copy;
}

/** Uncomments the volume lines of a copy's Compose file, as a person would. */
export async function addVolume(copy: string): Promise<void> {
  const file = join(copy, 'compose.yaml');
  await writeFile(file, withVolume(await readFile(file, 'utf8')));
}

/** The sample with the two volume blocks, which it has as comments, switched on. */
export function withVolume(compose: string): string {
  return compose.replaceAll(/^( *)#(?=volumes:$| +- database:| +database:$)/gm, '$1');
}

async function assertPortFree(): Promise<void> {
  const taken = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(false)));
  });
  if (taken) {
    throw new SetupError(
      `Port ${port}, which the sample uses, is taken on this machine.`,
      `ss -ltnp 'sport = :${port}'`,
    );
  }
}
