import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';
import type { EngineTarget } from '../../shared/engine.ts';
import type { EngineChoice } from '../../shared/engine-choice.ts';
import { Failure } from '../failure.ts';
import { defaultAddress, normalAddress } from './engine-address.ts';
import { type EngineEndpoint, localPath, type TlsMaterial } from './engine-endpoint.ts';
import { fields, text } from './narrow.ts';

export { composeEnvironment } from './compose-environment.ts';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--context NAME` of our own command line. */
  readonly contextFlag: string | null;
  /** What was chosen in the app, which wins over everything else. */
  readonly choice?: EngineChoice;
  readonly homeDir: string;
  readonly platform: NodeJS.Platform;
  /** The text of a file; rejects where it can't be read. */
  readonly readFile: (path: string) => Promise<string>;
}

/** The docker CLI's name for "no context": `DOCKER_HOST`, else the default socket. */
const defaultContext = 'default';

type Choice = { readonly name: string; readonly source: EngineTarget['source'] };

/** `resolveContextName` of docker/cli (`cli/command/cli.go`): an empty variable counts as none. */
function chosenContext({ env, contextFlag, choice }: Surroundings, currentContext: string): Choice {
  if (choice?.kind === 'context') return { name: choice.name, source: 'chosen' };
  if (contextFlag) return { name: contextFlag, source: 'context' };
  if (env.DOCKER_HOST) return { name: defaultContext, source: 'DOCKER_HOST' };
  if (env.DOCKER_CONTEXT) return { name: env.DOCKER_CONTEXT, source: 'DOCKER_CONTEXT' };
  if (currentContext !== '') return { name: currentContext, source: 'context' };
  return { name: defaultContext, source: 'default' };
}

function linkHostOf(address: string): string {
  return localPath(address) === null ? new URL(address).hostname : 'localhost';
}

/** The docker CLI's own folder: `DOCKER_CONFIG`, else `~/.docker`. */
export function configFolder({
  env,
  homeDir,
  platform,
}: Pick<Surroundings, 'env' | 'homeDir' | 'platform'>): string {
  return env.DOCKER_CONFIG || (platform === 'win32' ? win32 : posix).join(homeDir, '.docker');
}

/** A socket that was found: nothing else is known of it. */
function endpointAt(address: string): EngineEndpoint {
  const normal = normalAddress(address, false);
  return { source: 'chosen', context: 'default', address: normal, linkHost: linkHostOf(normal) };
}

/** A file that can't be read or isn't JSON counts as empty: the docker CLI warns and goes on. */
async function readJson(path: string, readFile: Surroundings['readFile']): Promise<unknown> {
  return readFile(path)
    .then(JSON.parse)
    .catch(() => null);
}

/** `ca.pem`, `cert.pem` and `key.pem` of a folder, each where it is there. */
async function readTls(
  folder: string,
  verify: boolean,
  { platform, readFile }: Surroundings,
): Promise<TlsMaterial> {
  const { join } = platform === 'win32' ? win32 : posix;
  const pem = (name: string) => readFile(join(folder, name)).catch(() => null);
  const [ca, cert, key] = await Promise.all([pem('ca.pem'), pem('cert.pem'), pem('key.pem')]);
  return { ca, cert, key, verify };
}

/** `DOCKER_HOST` or the default socket; TLS by `DOCKER_TLS_VERIFY`, `DOCKER_TLS` and `DOCKER_CERT_PATH`. */
async function defaultEndpoint(around: Surroundings, configDir: string): Promise<EngineEndpoint> {
  const { env, platform } = around;
  const wantsTls = Boolean(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS);
  const address = env.DOCKER_HOST ? normalAddress(env.DOCKER_HOST, wantsTls) : defaultAddress(platform);
  const target: EngineTarget = {
    source: around.choice?.kind === 'context' ? 'chosen' : env.DOCKER_HOST ? 'DOCKER_HOST' : 'default',
    context: defaultContext,
    address,
    linkHost: linkHostOf(address),
  };
  if (!wantsTls || localPath(address) !== null) return target;
  const folder = env.DOCKER_CERT_PATH || configDir;
  return { ...target, tls: await readTls(folder, Boolean(env.DOCKER_TLS_VERIFY), around) };
}

/** A context by its metadata: `contexts/meta/SHA256-OF-NAME/meta.json`, `Endpoints.docker.Host`. */
async function contextEndpoint(
  { name, source }: Choice,
  around: Surroundings,
  configDir: string,
): Promise<EngineEndpoint> {
  const { join } = around.platform === 'win32' ? win32 : posix;
  const folderName = createHash('sha256').update(name).digest('hex');
  const meta = await readJson(join(configDir, 'contexts', 'meta', folderName, 'meta.json'), around.readFile);
  if (meta === null)
    throw new Failure({ kind: 'engine-unreachable', cause: { kind: 'context-not-found', context: name } });
  const docker = fields(fields(fields(meta).Endpoints).docker);
  const tls = await readTls(
    join(configDir, 'contexts', 'tls', folderName, 'docker'),
    docker.SkipTLSVerify !== true,
    around,
  );
  const hasTls = tls.ca !== null || tls.cert !== null || tls.key !== null || !tls.verify;
  // A context without a host of its own means the default one, as the CLI takes it.
  const address = normalAddress(text(docker.Host) || defaultAddress(around.platform), hasTls);
  const target: EngineTarget = { source, context: name, address, linkHost: linkHostOf(address) };
  return hasTls && localPath(address) === null ? { ...target, tls } : target;
}

/**
 * Where the docker CLI would look for its engine, unless another was chosen in the app: by the CLI's own order `--context`, `DOCKER_HOST`,
 * `DOCKER_CONTEXT`, `currentContext` of `config.json`, the default socket. `--context default` means `DOCKER_HOST` or
 * the default socket, as there. Throws `engine-unreachable` with `context-not-found` or `unsupported-address`.
 */
export async function resolveTarget(around: Surroundings): Promise<EngineEndpoint> {
  if (around.choice?.kind === 'address') return endpointAt(around.choice.address);
  const { join } = around.platform === 'win32' ? win32 : posix;
  const configDir = configFolder(around);
  const config = await readJson(join(configDir, 'config.json'), around.readFile);
  const choice = chosenContext(around, text(fields(config).currentContext));
  return choice.name === defaultContext
    ? defaultEndpoint(around, configDir)
    : contextEndpoint(choice, around, configDir);
}
