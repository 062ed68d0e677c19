import { locale, t } from '../../shared/texts.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

// The steps at which the docker CLI changes its unit: weeks from 14 days on, months from 8 weeks on.
const steps = [
  { from: 2 * 365 * day, size: 365 * day, unit: 'year' },
  { from: 56 * day, size: 30 * day, unit: 'month' },
  { from: 14 * day, size: 7 * day, unit: 'week' },
  { from: day, size: day, unit: 'day' },
  { from: hour, size: hour, unit: 'hour' },
  { from: minute, size: minute, unit: 'minute' },
] as const;

function inSteps(
  passed: number,
): { readonly count: number; readonly unit: (typeof steps)[number]['unit'] } | null {
  const step = steps.find((candidate) => passed >= candidate.from);
  return step === undefined ? null : { count: Math.floor(passed / step.size), unit: step.unit };
}

/** `4 minutes`, or `null` for less than a minute. Both times in milliseconds since 1970. */
export function duration(from: number, to: number): string | null {
  const passed = inSteps(to - from);
  if (passed === null) return null;
  const format = { style: 'unit', unit: passed.unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locale(), format).format(passed.count);
}

/** `4 minutes ago`; a clock that runs ahead of ours reads `just now`. */
export function age(at: number, now: number): string {
  const passed = inSteps(now - at);
  if (passed === null) return t('just now');
  return new Intl.RelativeTimeFormat(locale()).format(-passed.count, passed.unit);
}

/** The day and the time, in the user's own way of writing them. */
export function absoluteTime(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

/** The time alone, to the second, in the user's own way of writing it. */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(at);
}
