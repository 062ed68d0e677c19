import { assertNever } from '../../shared/assert-never.ts';
import { t } from '../../shared/texts.ts';
import type { UpdateProblem } from '../../shared/update.ts';

/** Why an update could not be had, and what to do about it. */
export function updateProblemText({ kind, detail }: UpdateProblem): string {
  switch (kind) {
    case 'offline':
      return t('The place where updates are can’t be reached. Look at the connection, and try again.');
    case 'no-answer':
      return t('What is there can’t be used ({detail}). Try again later.', { detail });
    case 'not-as-announced':
      return t(
        'What came is not what was announced, and was thrown away. Try again; if it happens again, tell the maintainers.',
      );
    case 'disk':
      return t(
        'It can’t be written to the disk ({detail}). Make room or mend the permissions, and try again.',
        {
          detail,
        },
      );
    case 'other':
      return t('It failed: {detail}. Try again later.', { detail });
    default:
      return assertNever(kind);
  }
}
