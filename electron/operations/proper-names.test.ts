import { expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { containerId, stackName } from '../../shared/ids.ts';
import { anEngineWith } from './engine-stub.ts';
import { giveProperNames } from './proper-names.ts';

const shop = stackName('shop');
const old = aReplica('web', { id: containerId(`0123456789ab${'c'.repeat(52)}`) });
const made = aReplica('web', { id: containerId('new'), name: '0123456789ab_shop-web-1' });

/** The names after Compose was cut short; `label` is what it put on the one that it made. */
async function names(containers: readonly Container[], label = old.id as string, stack = shop) {
  const engine = anEngineWith(
    { containers },
    { inspectedContainer: async () => ({ Config: { Labels: { 'com.docker.compose.replace': label } } }) },
  );
  await giveProperNames(engine.access, stack);
  return [...engine.containers.values()].map(({ name }) => name);
}

it('a container that Compose did not come to give its name gets it', async () => {
  expect(await names([made, aReplica('db')])).toEqual(['shop-web-1', 'shop-db-1']);
});

it.each<[string, Parameters<typeof names>]>([
  ['is there still', [[old, made]]],
  ['has given its name to another', [[made, aReplica('web', { id: containerId('third') })]]],
  ['is unknown to Compose', [[made], '']],
  ['was of another stack', [[made], old.id, stackName('blog')]],
])('one keeps its name where what it takes the place of %s', async (_what, given) => {
  expect(await names(...given)).toContain(made.name);
});
