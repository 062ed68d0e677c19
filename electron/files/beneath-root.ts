import type { ContainerPath } from '../../shared/container-files.ts';
import type { EngineApi } from '../engine/engine-api.ts';

/**
 * The engine as somebody sees it for whom a folder of a container is all there is: paths begin there, and links lead
 * nowhere beyond it.
 */
export function beneathRoot(api: EngineApi, root: ContainerPath): EngineApi {
  const within = (target: string) => (target.startsWith(`${root}/`) ? target.slice(root.length) : target);
  return {
    ...api,
    async statPath(id, path) {
      const stat = await api.statPath(id, path === '/' ? root : `${root}${path}`);
      return stat === null || stat.target === null ? stat : { ...stat, target: within(stat.target) };
    },
    readArchive: (id, path, signal) => api.readArchive(id, `${root}${path}`, signal),
    writeArchive: (id, folder, tar, signal) => api.writeArchive(id, `${root}${folder}`, tar, signal),
    // What such a folder holds is in no image: nothing of it counts as added or changed.
    changedFiles: async () => [],
  };
}
