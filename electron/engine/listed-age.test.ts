import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerId } from '../../shared/ids.ts';
import { type Age, ageFromStatus, createAges } from './listed-age.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** As the engine writes it (docker/go-units). */
function words(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(ms / hour + 0.5);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(ms / hour / 24 / 365)} years`;
}

describe('the age of a listed container', () => {
  it.each<[string, Age]>([
    ['Up Less than a second', { least: 0, most: 1000 }],
    ['Up 1 second (health: starting)', { least: 1000, most: 2000 }],
    ['Exited (137) 12 seconds ago', { least: 12_000, most: 13_000 }],
    ['Restarting (1) About a minute ago', { least: minute, most: 2 * minute }],
    ['Up 5 minutes (Paused)', { least: 5 * minute, most: 6 * minute }],
    ['Up About an hour (healthy)', { least: hour / 2, most: 1.5 * hour }],
  ])('is read from %j', (status, age) => {
    expect(ageFromStatus(status)).toEqual(age);
  });

  it.each(['', 'Created', 'Dead', 'Removal In Progress', 'Up', 'Up 5 parsecs', 'Exited (0)', 'Up x seconds'])(
    'is not made up for %j',
    (status) => {
      expect(ageFromStatus(status)).toBeNull();
    },
  );

  it('holds the true one, whatever the engine rounded', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5 * 365 * day, noNaN: true }), (ms) => {
        const age = ageFromStatus(`Up ${words(ms)}`);
        expect(age?.least).toBeLessThanOrEqual(ms);
        expect(age?.most).toBeGreaterThanOrEqual(ms);
      }),
    );
  });
});

describe('what became as it is anew', () => {
  const a = containerId('a');
  const listed = (status: string) => [{ container: { id: a }, age: ageFromStatus(status) }];

  it('is found where it can be no older than that', () => {
    const anew = createAges();
    expect(anew(listed('Exited (0) 12 seconds ago'), 0, 10)).toEqual([]);
    expect(anew(listed('Exited (0) 2 seconds ago'), 3000, 3010)).toEqual([a]);
    expect(anew(listed('Exited (0) 32 seconds ago'), 33_000, 33_010)).toEqual([]);
  });

  it('is found over several listings, each of which allows for it', () => {
    const anew = createAges();
    anew(listed('Up Less than a second'), 10_000, 10_010);
    expect(anew(listed('Up Less than a second'), 10_600, 10_610)).toEqual([]);
    // Begun by 10.01 s at the latest: it would say 6 seconds.
    expect(anew(listed('Up 5 seconds'), 16_100, 16_110)).toEqual([a]);
  });

  it('is nothing where a listing does not tell, or is slow', () => {
    const anew = createAges();
    anew(listed('Up 4 seconds'), 0, 10);
    expect(anew(listed('Up 9 seconds'), 3000, 9000)).toEqual([]);
    expect(anew(listed('Created'), 10_000, 10_010)).toEqual([]);
    expect(anew(listed('Up 1 second'), 20_000, 20_010)).toEqual([]);
  });

  it('is nobody who has stayed as they were', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 90 * day, noNaN: true }),
        fc.array(fc.tuple(fc.nat(hour), fc.nat(20_000)), { maxLength: 20 }),
        (age, listings) => {
          const anew = createAges();
          let now = 0;
          for (const [pause, took] of listings) {
            now += pause;
            // The engine reads its clock at any moment of the answer.
            expect(anew(listed(`Up ${words(age + now + took / 3)}`), now, now + took)).toEqual([]);
            now += took;
          }
        },
      ),
    );
  });
});
