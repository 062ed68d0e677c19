import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createChurn } from './support/faults/churn.ts';
import { type FaultProxy, startFaultProxy } from './support/faults/fault-proxy.ts';
import { spread, tellFigures } from './support/faults/figures.ts';
import { type Followers, startFollowers } from './support/faults/followers.ts';
import { drawSchedule, type Schedule } from './support/faults/reply-faults.ts';
import { difference, type Listing, listingOf, trueListing } from './support/faults/the-truth.ts';
import { randoms } from './support/randoms.ts';
import { expect, test } from './support/test.ts';

// `npm run soak` runs many more of these, from another seed.
const count = Number(process.env.STACKYARD_SOAK_SCHEDULES ?? 8);
const seed = Number(process.env.STACKYARD_SOAK_SEED ?? 1);
// The inventory's look at everything, once a minute, comes every ten seconds.
const pace = 6;
const atOnce = 25;

// The longest that the app goes without looking at everything anew, and the longest that it waits for an answer.
const rightWithin = 60_000 / pace + 20_000;

interface Lane {
  readonly index: number;
  readonly schedule: Schedule;
  readonly proxy: FaultProxy;
  /** Milliseconds that nothing is wrong before the faults begin; none: they are there from the start. */
  readonly calm: number;
}

async function openLane(index: number, upstream: string, folder: string): Promise<Lane> {
  const random = randoms(seed * 7_919 + index * 104_729);
  const schedule = drawSchedule(random);
  const proxy = await startFaultProxy({ upstream, socketPath: join(folder, `${index}.sock`), random });
  return { index, schedule, proxy, calm: random() < 0.3 ? 0 : 500 + random() * 1_500 };
}

/** Milliseconds until the list is the true one; words where it isn't in time. */
async function untilRight(lane: Lane, at: number, followers: Followers, truth: Listing) {
  const from = Date.now();
  for (;;) {
    const followed = await followers.ask(at);
    const wrong = difference(listingOf(followed), truth);
    if (wrong === null && followed.connection.kind === 'ready') return Date.now() - from;
    if (Date.now() - from > rightWithin) {
      const { index, schedule } = lane;
      const what = `schedule ${index} of seed ${seed} (${schedule.faults.join(', ')})`;
      return `${what}: ${followed.connection.kind}, ${wrong}`;
    }
    await pause(100);
  }
}

test(`through ${count} schedules of faults the list ends up as docker ps tells it @faults`, async ({
  engine,
  terminal,
  folder,
}, info) => {
  test.setTimeout(60_000 + Math.ceil(count / atOnce) * (rightWithin + 30_000));
  const churn = createChurn(engine.socketPath, randoms(seed));
  const took: number[] = [];
  const failures: string[] = [];
  const struck = new Map<string, number>();
  for (let first = 0; first < count; first += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, count - first) }, (_, at) => first + at);
    const lanes = await Promise.all(indexes.map((index) => openLane(index, engine.socketPath, folder)));
    for (const { proxy, schedule, calm } of lanes) if (calm === 0) proxy.begin(schedule);
    const followers = startFollowers(
      pace,
      lanes.map(({ proxy }) => proxy.socketPath),
    );
    try {
      // They are there: what comes now comes while they follow.
      await followers.ask(0);
      await Promise.all([
        churn.goOn(4_500),
        ...lanes.map(({ proxy, schedule, calm }) => pause(1_000 + calm).then(() => proxy.begin(schedule))),
      ]);
      for (const { proxy } of lanes) proxy.end();
      await churn.lastWord();
      const truth = await trueListing(terminal);
      const results = await Promise.all(lanes.map((lane, at) => untilRight(lane, at, followers, truth)));
      for (const result of results) typeof result === 'number' ? took.push(result) : failures.push(result);
      for (const { proxy } of lanes)
        for (const [name, times] of proxy.struck) struck.set(name, (struck.get(name) ?? 0) + times);
    } finally {
      await followers.stop();
      for (const { proxy } of lanes) await proxy.stop();
    }
  }
  const faults = [...struck.values()].reduce((all, times) => all + times, 0);
  tellFigures(info, { seed, schedules: count, faults, ...spread(took), struck: Object.fromEntries(struck) });
  expect(failures).toEqual([]);
  expect(faults).toBeGreaterThan(count);
});
