import type { AppState } from '../../../shared/app-state.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import type { ExecProgram, ExecSettings } from '../../../shared/exec.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import type { SessionEnd } from './session.ts';

/** What a session is called: `bash`, `redis-cli -n 2`. */
export function programName(program: ExecProgram): string {
  return program.kind === 'command'
    ? program.line.trim()
    : (program.path.split(/[/\\]/).at(-1) ?? program.path);
}

/** How it is run: `bash as root in /srv`. */
export function sessionWords({ program, user, workingDir }: ExecSettings): string {
  const as = user === '' ? '' : t(' as {user}', { user });
  const folder = workingDir === '' ? '' : t(' in {workingDir}', { workingDir });
  return `${programName(program)}${as}${folder}`;
}

export interface EndWords {
  readonly title: string;
  readonly more: string;
  readonly tone: 'info' | 'warning' | 'bad';
}

// What a POSIX shell answers for a program that it can't run, or can't find.
const cannotRun: ReadonlyMap<number, string> = new Map([
  [126, t('The program can’t be run.')],
  [127, t('The program was not found in the container.')],
]);

/** How a session ended, for people. */
export function endWords(end: SessionEnd, platform: AppState['platform']): EndWords {
  switch (end.kind) {
    case 'exited':
      return {
        title:
          end.code === null ? t('Session ended') : t('Session ended (exit code {code})', { code: end.code }),
        more: cannotRun.get(end.code ?? 0) ?? '',
        tone: 'info',
      };
    case 'not-started':
      return {
        title: t('The program could not be started'),
        more: t('The engine’s reason is above. Try another shell, user or folder.'),
        tone: 'bad',
      };
    case 'container-stopped':
      return { title: t('The container stopped'), more: t('The session ended with it.'), tone: 'info' };
    case 'left-running':
      return {
        title: t('Session closed, but its program may still be running'),
        more: t('It could not be ended from here. Restarting the container ends it.'),
        tone: 'warning',
      };
    case 'failed': {
      if (end.error.kind === 'engine-unreachable')
        return {
          title: t('The connection to the engine was lost'),
          more: t('The session ended with it.'),
          tone: 'bad',
        };
      const { title, cause } = describeError(end.error, platform);
      return { title, more: cause, tone: 'bad' };
    }
    default:
      return assertNever(end);
  }
}
