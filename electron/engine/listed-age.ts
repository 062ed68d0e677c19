import type { ContainerId } from '../../shared/ids.ts';

/** How long a container has been as it is, in milliseconds: listings say it in words alone, and so about. */
export interface Age {
  readonly least: number;
  readonly most: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

// Whole seconds and minutes are cut off, hours are rounded, and longer units are cut
// off from those (docker/go-units, `HumanDuration`).
const units: Readonly<
  Record<string, { readonly ms: number; readonly early: number; readonly late: number }>
> = {
  second: { ms: second, early: 0, late: second },
  minute: { ms: minute, early: 0, late: minute },
  hour: { ms: hour, early: hour / 2, late: hour / 2 },
  day: { ms: day, early: hour, late: day + hour },
  week: { ms: 7 * day, early: hour, late: 7 * day + hour },
  month: { ms: 30 * day, early: hour, late: 30 * day + hour },
  year: { ms: 365 * day, early: hour, late: 365 * day + hour },
};

/** `Up 2 hours (healthy)`, `Exited (0) About a minute ago`, `Restarting (1) Less than a second ago`; else `null`. */
export function ageFromStatus(status: string): Age | null {
  const words =
    /^(?:Up|\w+ \(-?\d+\)) (Less than a|About an?|\d+) (second|minute|hour|day|week|month|year)s?\b/;
  const [, count = '', name = ''] = words.exec(status) ?? [];
  const unit = units[name];
  if (unit === undefined) return null;
  if (count === 'Less than a') return { least: 0, most: unit.ms };
  const at = unit.ms * (count.startsWith('About') ? 1 : Number(count));
  return { least: at - unit.early, most: at + unit.late };
}

/** A container in a listing, and since when it is as it is. */
interface Aged {
  readonly container: { readonly id: ContainerId };
  readonly age: Age | null;
}

/**
 * Finds in each listing those that can't be as they are since they were listed before: they became it anew, as one that was
 * started and stopped again. The times of asking and of the answer count in milliseconds on one clock.
 */
export function createAges(): (
  listing: readonly Aged[],
  askedAt: number,
  answeredAt: number,
) => readonly ContainerId[] {
  let begun = new Map<ContainerId, { readonly from: number; readonly to: number }>();
  return (listing, askedAt, answeredAt) => {
    const before = begun;
    begun = new Map();
    const anew: ContainerId[] = [];
    for (const { container, age } of listing) {
      if (age === null) continue;
      const now = { from: askedAt - age.most, to: answeredAt - age.least };
      const known = before.get(container.id) ?? now;
      const both = { from: Math.max(known.from, now.from), to: Math.min(known.to, now.to) };
      const fits = both.from <= both.to;
      if (!fits) anew.push(container.id);
      begun.set(container.id, fits ? both : now);
    }
    return anew;
  };
}
