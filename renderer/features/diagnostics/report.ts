import type { AppState, ComposeCli } from '../../../shared/app-state.ts';
import type { ConnectionChange, Diagnostics, Freshness, NotedFailure } from '../../../shared/diagnostics.ts';
import type { Connection, EngineTarget } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { HostPath } from '../../../shared/ids.ts';

export interface ReportFacts {
  readonly appVersion: string;
  readonly platform: AppState['platform'];
  readonly homeDir: HostPath;
  readonly connection: Connection;
  readonly compose: ComposeCli | null;
  readonly containers: number;
  readonly volumes: number;
  readonly networks: number;
}

// What is no version at all was written by somebody else.
const version = (text: string) => (/^[\w.+~-]{1,40}$/.test(text) ? text : '(not shown)');
const time = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString());

// Names that programs give to their contexts; any other was given by a person, and may say where they work.
const usualContexts: ReadonlySet<string> = new Set([
  'default',
  'desktop-linux',
  'colima',
  'orbstack',
  'rancher-desktop',
  'rootless',
]);

/** The way to the engine without where it leads: `unix`, `ssh`, … */
function wayTo(target: EngineTarget | null): string {
  if (target === null) return 'no address';
  const [, scheme = ''] = /^(unix|npipe|tcp|ssh|https?):\/\//.exec(target.address) ?? [];
  const context = usualContexts.has(target.context) ? target.context : '(named by the user)';
  return `${scheme === '' ? 'other' : scheme}, by ${target.source}, context ${context}`;
}

function connectionWords({ at, connection }: ConnectionChange): string {
  const cause = connection.kind === 'unreachable' ? `: ${connection.cause.kind}` : '';
  const engine =
    connection.kind === 'ready'
      ? ` (engine ${version(connection.engine.version)}, API ${version(connection.engine.apiVersion)})`
      : '';
  return `${time(at)}  ${connection.kind}${cause}${engine}`;
}

/** The kinds of a failure and of what caused it: their other facts are names, paths and words of other programs. */
function kindsOf(error: AppError): string {
  if (error.kind === 'engine-unreachable') return `${error.kind} (${error.cause.kind})`;
  if (error.kind === 'volume-not-added') return `${error.kind}, ${error.left} (${kindsOf(error.cause)})`;
  if (error.kind === 'import-failed') return `${error.kind} (${kindsOf(error.error)})`;
  return error.kind;
}

const failureWords = ({ at, by, error }: NotedFailure) => `${time(at)}  ${by}: ${kindsOf(error)}`;

function freshnessLines({ lastEventAt, listed, confirmedAt, waiting }: Freshness): readonly string[] {
  return [
    `Last event: ${time(lastEventAt)}`,
    `Last full listing: ${listed === null ? 'never' : `${time(listed.at)}, took ${Math.round(listed.tookMs)} ms`}`,
    `Last answer: ${time(confirmedAt)}`,
    `Changes not read yet: ${waiting}`,
  ];
}

/** A path below the user's folder or the system's own; any other may name who or what it belongs to. */
function folderWords(path: HostPath, homeDir: HostPath): string {
  if (homeDir === '' || !path.startsWith(`${homeDir}/`)) return '(a folder that was chosen)';
  const rest = path.slice(homeDir.length);
  return /^\/(?:\.config|Library\/Application Support)\/[\w-]+$/.test(rest)
    ? `~${rest}`
    : '~/(a folder that was chosen)';
}

function compose(cli: ComposeCli | null): string {
  if (cli === null) return 'not looked for yet';
  return cli.kind === 'missing' ? 'not installed' : version(cli.version);
}

const section = (title: string, lines: readonly string[]) =>
  [`## ${title}`, ...(lines.length === 0 ? ['none'] : lines)].join('\n');

/**
 * What can be pasted where everybody reads it. It is put together from numbers, times, versions and the kinds of things
 * alone: no text that an engine, a container, a file or the user wrote gets in, so that no secret can.
 */
export function diagnosticsReport(diagnostics: Diagnostics, facts: ReportFacts): string {
  const { takenAt, startedAt, runtime, system, connections, failures, freshness, files } = diagnostics;
  const { connection } = facts;
  const engine = connection.kind === 'ready' ? connection.engine : null;
  return `${[
    `# Stackyard ${version(facts.appVersion)}, ${time(takenAt)}`,
    section('Versions', [
      `Electron ${version(runtime.electron)}, Chrome ${version(runtime.chrome)}, Node ${version(runtime.node)}`,
      `System: ${/^[\w.+~() -]{1,120}$/.test(system) ? system : facts.platform}`,
      `Docker Engine: ${engine === null ? 'not connected' : `${version(engine.version)}, API ${version(engine.apiVersion)}`}`,
      `Docker Compose: ${compose(facts.compose)}`,
    ]),
    section('Connection', [
      `${connection.kind}, ${wayTo(connection.target)}`,
      `${facts.containers} containers, ${facts.volumes} volumes, ${facts.networks} networks`,
      `Running since: ${time(startedAt)}`,
    ]),
    section('Freshness', freshnessLines(freshness)),
    section('Connection before', connections.map(connectionWords)),
    section('Failures', failures.map(failureWords)),
    section(
      'Files',
      files.map(({ what, path, bytes, there }, at) => {
        if (at === 0) return `${what}: ${folderWords(path, facts.homeDir)}`;
        return `${what}: ${there ? (bytes === null ? 'a folder' : `${bytes} bytes`) : 'not there'}`;
      }),
    ),
  ].join('\n\n')}\n`;
}
