/**
 * `tsx scripts/follow-engines.ts PACE SOCKET…`: keeps the app's own inventory of the engine behind each socket, without a
 * window, for the end-to-end tests that have many of them come to grief at a time. A line with a number on standard input
 * is answered by a line of JSON with what that inventory holds. `PACE`: how much faster than the true one its clock is,
 * so that what takes a minute in the app can be waited for.
 */
import { createInterface } from 'node:readline';
import type { Clock } from '../electron/engine/clock.ts';
import { connectDockerode } from '../electron/engine/dockerode-engine.ts';
import { createInventory } from '../electron/engine/inventory.ts';

const [pace = '1', ...sockets] = process.argv.slice(2);

function clockAt(speed: number): Clock {
  const from = Date.now();
  return {
    now: () => from + (Date.now() - from) * speed,
    elapsed: () => performance.now() * speed,
    after(ms, run) {
      const timer = setTimeout(run, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}

const clock = clockAt(Number(pace));
const inventories = sockets.map((path) =>
  createInventory({
    resolve: async () => ({
      source: 'DOCKER_HOST',
      context: 'default',
      address: `unix://${path}`,
      linkHost: 'localhost',
    }),
    connect: connectDockerode,
    clock,
  }),
);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const snapshot = inventories[Number(line)]?.snapshot();
    const answer = {
      connection: snapshot?.connection,
      containers: [...(snapshot?.containers.values() ?? [])],
      volumes: [...(snapshot?.volumes.keys() ?? [])],
      networks: [...(snapshot?.networks.keys() ?? [])],
      memory: process.memoryUsage().rss,
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  })
  .on('close', () => {
    for (const inventory of inventories) inventory.stop();
    process.exit(0);
  });
