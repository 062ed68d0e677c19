import { resolve } from 'node:path';
import { type HostPath, hostPath } from '../shared/ids.ts';
import { linkScheme } from './window/app-link.ts';

/** `stackyard [--context NAME] [--user-data-dir=DIR] [FILE.yaml | stackyard://PLACE]` */
export interface CommandLine {
  readonly context: string | null;
  readonly userDataDir: string | null;
  readonly file: HostPath | null;
  /** A link that the system hands over. */
  readonly link: string | null;
}

/**
 * The arguments meant for the app: all after the program, and in development without the app's folder, which is the
 * first that isn't an option of Electron's.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const args = argv.slice(1);
  if (packaged) return args;
  const folder = args.findIndex((arg) => !arg.startsWith('-'));
  return args.filter((_, at) => at !== folder);
}

/**
 * Reads the arguments that follow the program (and the app's folder, in development). Options that are not ours are
 * Chromium's, given as `--name` or `--name=value`, and are passed over.
 */
export function readCommandLine(args: readonly string[], workingDir: string): CommandLine {
  let context: string | null = null;
  let userDataDir: string | null = null;
  let file: string | null = null;
  let link: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [option, inline] = splitOption(arg);
    if (option === '--context' || option === '--user-data-dir') {
      const value = inline ?? args[++at] ?? null;
      if (option === '--context') context = value;
      else userDataDir = value;
    } else if (arg.startsWith(`${linkScheme}:`)) {
      link ??= arg;
    } else if (!arg.startsWith('-') && arg !== '') {
      file ??= arg;
    }
  }
  return {
    context,
    userDataDir: userDataDir === null ? null : resolve(workingDir, userDataDir),
    file: file === null ? null : hostPath(resolve(workingDir, file)),
    link,
  };
}

function splitOption(arg: string): readonly [string, string | null] {
  const equals = arg.indexOf('=');
  return equals < 0 ? [arg, null] : [arg.slice(0, equals), arg.slice(equals + 1)];
}
