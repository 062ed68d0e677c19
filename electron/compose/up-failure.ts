import type { AppError } from '../../shared/errors.ts';

/** What a run of `up` that did not succeed has printed. */
export interface UpOutput {
  /** Exit codes 17 (build) and 18 (pull) are Compose's own before 2.40; newer versions end with 1 for everything. */
  readonly exitCode: number | null;
  /** Its last lines as people read them, both streams in order, progress of containers and layers left out. */
  readonly lines: readonly string[];
  /** Services and images whose pull failed, as they stand in the progress: the first one told. */
  readonly failedPull: string | null;
}

/** How Compose asks about a volume; with its stdin closed the answer is no. From docker/compose pkg/compose/create.go. */
const volumeQuestion = /Volume "[^"]+" exists but doesn't match configuration in compose file/;

const portTaken: readonly RegExp[] = [
  // The engine's own list: `Bind for 0.0.0.0:3000 failed: port is already allocated`.
  /Bind for \S*:(\d+) failed: port is already allocated/,
  // The machine's: `listen tcp4 0.0.0.0:3000: bind: address already in use`, also of Docker Desktop.
  /listen (?:tcp|udp)\d? \S*:(\d+): bind: (?:address already in use|Only one usage of each socket address)/,
  // Engine 28: `failed to bind host port 0.0.0.0:3000/tcp: address already in use`, `… for 0.0.0.0:3000:172.18.0.2:80/tcp: …`.
  /failed to bind host port (?:for )?(?:\[[^\]]*\]|[^\s:]*):(\d+)\S*: address already in use/,
  /Ports are not available: exposing port (?:TCP|UDP) \S*:(\d+) ->/,
];

const imageNamed: readonly RegExp[] = [
  /failed to resolve source metadata for ([^\s]+?): /,
  /failed to resolve reference "([^"]+)"/,
  /pull access denied for ([^\s,]+)/,
  /manifest for (\S+) not found/,
  /No such image: (\S+)/,
  /unable to get image '([^']+)'/,
  // The engine of a builder that names only the request, under the heading of the step that failed.
  /^ ?> \[[^\]]*\] (?:load metadata for|resolve image config for) (?:docker-image:\/\/)?(\S+?):?$/m,
  /no matching manifest for \S+ in the manifest list entries(?: for (\S+))?/,
];

/** What kept `up` from succeeding. Tool texts are read here and nowhere else. */
export function failureOfUp({ exitCode, lines, failedPull }: UpOutput): AppError {
  const text = lines.join('\n');
  const question = volumeQuestion.exec(text);
  if (question) return { kind: 'volume-differs', detail: question[0] };

  const port = firstFound(portTaken, text);
  if (port !== null) return { kind: 'port-taken', port: Number(port), by: null };

  const detail = lastWords(lines);
  if (/Cannot connect to the Docker daemon|error during connect:/.test(text)) {
    return { kind: 'engine-unreachable', cause: { kind: 'connection-lost', detail } };
  }
  const image = firstFound(imageNamed, text) ?? failedPull;
  if (image !== null) return { kind: 'image-unavailable', image: shortImage(image), detail };
  if (exitCode === 18) return { kind: 'image-unavailable', image: '', detail };

  if (exitCode === 17 || /^(?:target .+?: )?failed to solve: /m.test(text)) {
    return { kind: 'build-failed', service: builtService(text), detail: buildWords(lines) };
  }
  if (/^Error response from daemon: Conflict\. /m.test(text)) return { kind: 'conflict', detail };
  return { kind: 'compose-failed', exitCode, detail };
}

/** The docker CLI answers so when its Compose plugin has gone. */
export const isPluginMissing = (exitCode: number | null, lines: readonly string[]): boolean =>
  exitCode !== 0 &&
  lines.some((line) => /^unknown flag: --|is not a docker command/.test(line)) &&
  lines.some((line) =>
    /^(?:Usage: +docker \[OPTIONS\]|See 'docker( --help)?'|Run 'docker --help')/.test(line),
  );

/** Whether the question was asked, which a run that went well may have done too. */
export const asksAboutVolume = (lines: readonly string[]): boolean =>
  lines.some((line) => volumeQuestion.test(line));

function firstFound(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found[1] ?? '';
  }
  return null;
}

/** As people write it: without Docker Hub's address. */
const shortImage = (image: string): string => image.replace(/^docker\.io\/(?:library\/)?/, '');

/** ` > [todo-app 3/3] RUN …`, where the build failed; a build of one service names none. */
function builtService(text: string): string | null {
  const [, service] =
    /^ ?> \[(?!internal\])([\w][\w.-]*)(?: (?:\d+\/\d+|internal|[\w-]+ \d+\/\d+))?\]/m.exec(text) ??
    /^target ([\w.-]+): failed to solve/m.exec(text) ??
    [];
  return service ?? null;
}

const noise = /^(?:time="[^"]*" level=(?:warning|info|debug) |-+$|\s*$)/;

/** The last lines that say something, at most eight: the error stands at the end. */
function lastWords(lines: readonly string[]): string {
  const words = lines.filter((line) => !noise.test(line));
  const error = words.findLastIndex((line) =>
    /^(?:Error|failed|target .*failed|unable|external |service |dependency )/.test(line),
  );
  return words
    .slice(error < 0 ? -8 : error)
    .slice(-8)
    .join('\n');
}

/** The failed instruction, what it printed, and the builder's last word: at most thirty lines. */
function buildWords(lines: readonly string[]): string {
  const words = lines.filter((line) => !noise.test(line));
  const heading = words.findLastIndex((line) => /^ ?> \[/.test(line));
  // Without the builder's own summary: from where the last step began.
  const step = words.findLastIndex((line) => /^(?:#\d+ )?\[/.test(line) && !/ ERROR: /.test(line));
  const since = words.slice(Math.max(0, heading < 0 ? step : heading));
  return since
    .map((line) => line.replace(/^#\d+ (?:\d+\.\d+ )?|^ ?> (?=\[)|^\d+\.\d+ /, '').replace(/:$/, ''))
    .slice(-30)
    .join('\n');
}
