import { assertNever } from '../../../shared/assert-never.ts';
import { t } from '../../../shared/texts.ts';
import type { LogEntry } from './log-store.ts';

type Notice = Extract<LogEntry, { kind: 'notice' }>;

/** What happened, without when: `todo-app-1 recreated`. */
export function noticeText({ source, what }: Notice): string {
  const name = source?.name ?? t('The stack');
  switch (what) {
    case 'started':
    case 'stopped':
    case 'recreated':
    case 'removed':
      return `${name} ${what}`;
    case 'engine-away':
      return t('Engine away: what is written meanwhile follows when it is back');
    case 'engine-back':
      return t('Engine back');
    case 'lost':
      return source === null
        ? t('Some lines are missing here')
        : t('Some lines of {name} are missing here', { name });
    case 'unreadable':
      return t('{name} uses a logging driver that keeps nothing to read', { name });
    default:
      return assertNever(what);
  }
}
