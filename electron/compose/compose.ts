import { access, readFile, stat } from 'node:fs/promises';
import type { AppError } from '../../shared/errors.ts';
import type { HostPath } from '../../shared/ids.ts';
import type { Step } from '../../shared/operation.ts';
import type { RunRequest } from '../../shared/run-preview.ts';
import { t } from '../../shared/texts.ts';
import { Failure, factsOf } from '../failure.ts';
import { environmentFor, projectArguments } from './compose-arguments.ts';
import type { ComposeProgram } from './compose-cli.ts';
import { type ComposeModel, readComposeModel } from './compose-model.ts';
import type { ReadFile } from './explain-invalid.ts';
import { type ProcessResult, runProcess } from './run-process.ts';
import { asksAboutVolume, failureOfUp, isPluginMissing } from './up-failure.ts';
import { readUpOutput } from './up-output.ts';

export type { ComposeModel, ModelService } from './compose-model.ts';

export interface UpOptions {
  readonly signal: AbortSignal;
  readonly onStep: (step: Step) => void;
  /** Every line that Compose prints, as people read it. */
  readonly onLine: (line: string) => void;
}

/** Of a run of one service alone: how many containers it shall have, `null` for as many as its files say. */
export interface OneService {
  readonly service: string;
  readonly scale: number | null;
}

export interface Compose {
  /** `2.26.1` */
  readonly version: string;
  /**
   * Checks the files, touching nothing, and tells what they make. Throws `compose-missing`, `compose-invalid`,
   * `compose-cli-missing`, `cancelled`. Services that only a profile brings that is not asked for are told of too, which
   * takes Compose a second time; with `askedForOnly` they are left out.
   */
  config(
    request: RunRequest,
    options?: { readonly signal?: AbortSignal; readonly askedForOnly?: boolean },
  ): Promise<ComposeModel>;
  /** The files merged into one, as YAML, with variables filled in and so with secrets. Throws what `config` does. */
  merged(request: RunRequest): Promise<string>;
  /**
   * `up --detach`. Compose never hears a yes: where it would recreate a volume, the volume stays and `volume-differs`
   * is thrown, with the stack running on the volume as it was. Throws besides what `config` does `port-taken` (`by`
   * is not known here), `image-unavailable`, `build-failed`, `conflict`, `engine-unreachable`, `compose-failed`. With
   * `only`, nothing but that service is touched.
   */
  up(request: RunRequest, options: UpOptions & { readonly only?: OneService }): Promise<void>;
  /**
   * The names of the containers that `up` would make anew or remove, touching nothing; `null` where this Compose can't tell
   * (before 2.16), or fails at it.
   */
  replaced(request: RunRequest, signal: AbortSignal): Promise<ReadonlySet<string> | null>;
  /** The same without starting anything: what `up` would have made stands there, for files to be put into it. */
  create(request: RunRequest, options: UpOptions): Promise<void>;
  /**
   * Pulls the images of the services that are not built, and touches no container. Throws besides what `config` does
   * `image-unavailable`, `engine-unreachable`, `compose-failed`.
   */
  pull(request: RunRequest, options: UpOptions): Promise<void>;
}

/** The Compose CLI, run in `env`, which says which engine it talks to. */
export function createCompose(program: ComposeProgram, env: NodeJS.ProcessEnv): Compose {
  const environment = environmentFor(program, env, process.platform);

  async function run(
    request: RunRequest,
    args: readonly string[],
    rest: Pick<Parameters<typeof runProcess>[0], 'signal' | 'onLine' | 'wholeStdout'>,
  ): Promise<ProcessResult> {
    const result = await runProcess({
      command: program.command,
      args: [...program.prefix, '--ansi=never', ...args],
      cwd: (await isFolder(request.workingDir)) ? request.workingDir : null,
      env: environment,
      ...rest,
    }).catch(asFailure);
    if (result.cancelled && result.exitCode !== 0) throw new Failure({ kind: 'cancelled' });
    if (isPluginMissing(result.exitCode, result.lines)) throw new Failure({ kind: 'compose-cli-missing' });
    return result;
  }

  async function config(
    request: RunRequest,
    options: { readonly signal?: AbortSignal; readonly askedForOnly?: boolean } = {},
  ): Promise<ComposeModel> {
    await mustExist(request.files);
    const ask = (profiles: readonly string[]) =>
      run(request, [...projectArguments(request, profiles), 'config', '--format=json'], {
        signal: options.signal,
        wholeStdout: true,
      });
    // What is run is checked with the profiles asked for; the other services are only told of, so what is wrong with
    // them alone does not count.
    const [own, all] = await Promise.all([ask(request.profiles), options.askedForOnly ? null : ask(['*'])]);
    if (own.exitCode !== 0) throw new Failure(await whatIsWrong(request, own.lines));
    const model = readComposeModel(readJson(own.stdout), all?.exitCode === 0 ? readJson(all.stdout) : null);
    if (model === null)
      throw new Failure({ kind: 'unexpected', detail: t('config: not the JSON of a Compose model') });
    return model;
  }

  return {
    version: program.version,
    config,
    async merged(request) {
      await mustExist(request.files);
      const { exitCode, stdout, lines } = await run(request, [...projectArguments(request), 'config'], {
        wholeStdout: true,
      });
      if (exitCode !== 0) throw new Failure(await whatIsWrong(request, lines));
      return stdout;
    },
    up: (request, { only, ...options }) =>
      runToEnd(request, ['up', '--detach', ...(only === undefined ? [] : argumentsOf(only))], options),
    async replaced(request, signal) {
      const names = new Set<string>();
      const onLine = (line: string) => {
        const name = replacedIn(line);
        if (name !== null) names.add(name);
      };
      const command = ['--dry-run', ...projectArguments(request), 'up', '--detach'];
      const { exitCode } = await run(request, command, { signal, onLine });
      return exitCode === 0 ? names : null;
    },
    create: (request, options) => runToEnd(request, ['up', '--no-start'], options),
    async pull(request, options) {
      await mustExist(request.files);
      const services = await pullArguments(request, options.signal);
      if (services !== null) await runToEnd(request, ['pull', ...services], options);
    },
  };

  /** Runs a command that reports progress. Throws what kept it from succeeding. */
  async function runToEnd(
    request: RunRequest,
    command: readonly string[],
    { signal, onStep, onLine }: UpOptions,
  ): Promise<void> {
    await mustExist(request.files);
    const output = readUpOutput(program.progress, { onStep, onLine });
    const progress = program.progress === 'json' ? ['--progress=json'] : [];
    const { exitCode } = await run(request, [...progress, ...projectArguments(request), ...command], {
      signal,
      onLine: output.read,
    }).catch((thrown: unknown) => {
      output.end(factsOf(thrown).kind === 'cancelled' ? 'cancelled' : 'failed');
      throw thrown;
    });
    const { lines, failedPull } = output.end(exitCode === 0 ? 'done' : 'failed');
    if (exitCode === 0 && !asksAboutVolume(lines)) return;
    if (exitCode === 14 || exitCode === 15) throw new Failure(await whatIsWrong(request, lines));
    throw new Failure(failureOfUp({ exitCode, lines, failedPull: await imageOf(failedPull, request) }));
  }

  /** What follows `pull`, so that what is built is left out; `null` where nothing is left to be pulled. */
  async function pullArguments(request: RunRequest, signal: AbortSignal): Promise<readonly string[] | null> {
    const help = await run(request, ['pull', '--help'], { signal, wholeStdout: true });
    if (/--ignore-buildable\b/.test(help.stdout)) return ['--ignore-buildable'];
    const { services } = await config(request, { signal });
    const pulled = services.filter(({ builds, profiles }) => !builds && isActive(profiles, request.profiles));
    return pulled.length === 0 ? null : ['--', ...pulled.map(({ name }) => name)];
  }

  /** Before version 5 the progress names the service whose image is pulled. */
  async function imageOf(failedPull: string | null, request: RunRequest): Promise<string | null> {
    if (failedPull === null) return null;
    const model = await config(request).catch(() => null);
    return model?.services.find(({ name }) => name === failedPull)?.image ?? failedPull;
  }
}

const argumentsOf = ({ service, scale }: OneService): readonly string[] => [
  '--no-deps',
  ...(scale === null ? [] : [`--scale=${service}=${scale}`]),
  '--',
  service,
];

const isActive = (profiles: readonly string[], chosen: readonly string[]) =>
  profiles.length === 0 || profiles.some((profile) => chosen.includes(profile) || chosen.includes('*'));

const warning = /^time="[^"]*" level=\w+ msg=/;

async function whatIsWrong(request: RunRequest, lines: readonly string[]): Promise<AppError> {
  const said = lines.filter((line) => !warning.test(line)).join('\n');
  // It reads YAML, which no other answer needs.
  const { explainInvalid } = await import('./explain-invalid.ts');
  return explainInvalid(said, await Promise.all(request.files.map(readText)));
}

async function readText(path: HostPath): Promise<ReadFile> {
  return { path, text: await readFile(path, 'utf8').catch(() => null) };
}

async function mustExist(files: readonly HostPath[]): Promise<void> {
  const found = await Promise.all(files.map((path) => access(path).then(() => true, isDenied)));
  const missing = files.filter((_, at) => found[at] === false);
  if (missing.length > 0) throw new Failure({ kind: 'compose-missing', files: missing });
}

/** A file that may not be looked at is there: Compose says what is wrong with it. */
const isDenied = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR';

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The program was there when the app looked for it, and is not any more. */
function asFailure(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOEXEC') {
    throw new Failure({ kind: 'compose-cli-missing' }, error);
  }
  throw error;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `DRY-RUN MODE -  Container shop-web-1  Recreate`: the name of a container that goes. */
const replacedIn = (line: string): string | null =>
  /\bContainer (\S+) +(?:Recreat|Stopp|Remov)(?:e|ed|ing)\b/.exec(line)?.[1] ?? null;
