import { buildIfStale } from './build.ts';
import { type ElectronRuntime, electronExecutable } from './electron-runtime.ts';
import { composeSoftware, type EngineVersion, engineSoftware } from './engine-software.ts';
import { standInImages } from './images.ts';
import { ownNetwork } from './own-network.ts';
import { type PackageGroup, systemPackages } from './system-packages.ts';

interface Wanted {
  readonly engines: readonly EngineVersion[];
  readonly packages?: readonly PackageGroup[];
}

interface Stage {
  readonly electron: ElectronRuntime;
  /** How to start a program in a network of its own; empty where this machine doesn't let us. */
  readonly network: readonly string[];
}

/** Sets the machine up for what starts private engines and shows the built app on a display of its own. */
export async function setStage({ engines, packages = [] }: Wanted): Promise<Stage> {
  await systemPackages('electronLibraries', 'display', 'engine', ...packages);
  const electron = await electronExecutable();
  for (const version of engines) await engineSoftware(version);
  await composeSoftware();
  await standInImages();
  await buildIfStale();
  return { electron, network: (await ownNetwork()) ?? [] };
}
