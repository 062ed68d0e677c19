import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { composeSoftware } from './engine-software.ts';

/**
 * Makes `folder` a DOCKER_CONFIG whose docker CLI has Compose 2.26 and buildx, and no credentials, contexts or
 * proxies of the machine's user.
 */
export async function makeDockerConfig(folder: string): Promise<void> {
  const plugins = await composeSoftware();
  await mkdir(join(folder, 'cli-plugins'), { recursive: true });
  for (const plugin of ['docker-compose', 'docker-buildx']) {
    await symlink(join(plugins, plugin), join(folder, 'cli-plugins', plugin));
  }
}
