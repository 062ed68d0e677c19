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

/** `4 minutes`, or `null` for less than a minute. Both times in milliseconds since 1970. */
export function duration(from: number, to: number): string | null {
  const passed = to - from;
  const step = steps.find((candidate) => passed >= candidate.from);
  if (step === undefined) return null;
  const count = Math.floor(passed / step.size);
  return `${count} ${step.unit}${count === 1 ? '' : 's'}`;
}

/** `4 minutes ago`; a clock that runs ahead of ours reads `just now`. */
export function age(at: number, now: number): string {
  const passed = duration(at, now);
  return passed === null ? 'just now' : `${passed} ago`;
}

/** The day and the time, in the user's own way of writing them. */
export function absoluteTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

/** The time alone, to the second, in the user's own way of writing it. */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(at);
}
