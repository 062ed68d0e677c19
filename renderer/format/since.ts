import { locale } from '../../shared/texts.ts';

/** `2:03 PM` for today, `23 Nov, 2:03 PM` before: a point in time that can be looked for in a log. */
export function sinceText(at: number, now: number): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale(), today ? time : { ...time, day: 'numeric', month: 'short' }).format(
    at,
  );
}
