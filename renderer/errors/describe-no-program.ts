import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/texts.ts';
import type { Description } from './description.ts';

/** Which program of the system could not be started. */
export function describeNoProgram(what: Extract<AppError, { kind: 'no-program' }>['what']): Description {
  switch (what) {
    case 'terminal':
      return {
        title: t('No terminal was found'),
        cause: t('None of the terminal programs that Stackyard knows could be started.'),
        nextStep: t(
          'Install one, such as xterm, or name yours in the variable TERMINAL and start Stackyard again.',
        ),
      };
    case 'editor':
      return {
        title: t('No editor was found'),
        cause: t('No editor that Stackyard knows could be started, and none is set for Compose files.'),
        nextStep: t('Install one, or name yours in the variable VISUAL and start Stackyard again.'),
      };
    case 'docker':
      return {
        title: t('The docker command is not installed'),
        cause: t(
          'A terminal in a container needs the program “docker”, which was not found on this machine.',
        ),
        nextStep: t('Install the Docker CLI, then try again.'),
      };
    case 'git':
      return {
        title: t('Git is not installed'),
        cause: t('Cloning a repository needs the program “git”, which was not found on this machine.'),
        nextStep: t('Install git, or get the sample another way.'),
      };
    default:
      return assertNever(what);
  }
}
