import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronRuntime } from '../../scripts/setup/electron-runtime.ts';
import { composeSoftware, engineSoftware } from '../../scripts/setup/engine-software.ts';
import { projectFolder } from '../../scripts/setup/project.ts';
import { must } from '../../scripts/setup/run.ts';

/** What was measured, with what, and against what. */
export async function versionsWith(runtime: ElectronRuntime): Promise<Readonly<Record<string, string>>> {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  const PATH = `${(await engineSoftware('26')).join(':')}:${process.env.PATH ?? ''}`;
  const of = async (program: string, ...args: string[]) =>
    (await must(program, args, { env: { ...process.env, PATH } })).trim();
  return {
    stackyard: version,
    electron: runtime.version,
    node: process.versions.node,
    engine: await of('dockerd', '--version'),
    docker: await of('docker', '--version'),
    compose: await of(join(await composeSoftware(), 'docker-compose'), 'version', '--short'),
  };
}
