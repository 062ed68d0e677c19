import { assertNever } from '../../../shared/assert-never.ts';
import type { LogEntry } from './log-store.ts';

type Notice = Extract<LogEntry, { kind: 'notice' }>;

/** What happened, without when: `todo-app-1 recreated`. */
export function noticeText({ source, what }: Notice): string {
  const name = source?.name ?? 'The stack';
  switch (what) {
    case 'started':
    case 'stopped':
    case 'recreated':
    case 'removed':
      return `${name} ${what}`;
    case 'engine-away':
      return 'Engine away: what is written meanwhile follows when it is back';
    case 'engine-back':
      return 'Engine back';
    case 'lost':
      return source === null ? 'Some lines are missing here' : `Some lines of ${name} are missing here`;
    case 'unreadable':
      return `${name} uses a logging driver that keeps nothing to read`;
    default:
      return assertNever(what);
  }
}
