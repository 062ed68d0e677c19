import type { EngineTarget } from '../../shared/engine.ts';
import { localPath } from './engine-endpoint.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that the docker CLI and Compose choose their engine by. */
const choosing = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'];
const tlsChoosing = ['DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'];

/**
 * The environment for the docker and Compose CLIs that makes them speak to `target` and no other engine, however it
 * was chosen. A context on the network is named, since its TLS keys are its own; all else goes by `DOCKER_HOST`.
 */
export function composeEnvironment(target: EngineTarget, env: Environment): Record<string, string> {
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const only = (keep: (name: string) => boolean) => Object.fromEntries(given.filter(([name]) => keep(name)));
  const kept = only((name) => !choosing.includes(name));
  if (localPath(target.address) !== null) return { ...kept, DOCKER_HOST: target.address };
  if (target.context !== 'default') return { ...kept, DOCKER_CONTEXT: target.context };
  return { ...kept, ...only((name) => tlsChoosing.includes(name)), DOCKER_HOST: target.address };
}
