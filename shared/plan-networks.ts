import { qualifiedLabel } from './container-label.ts';
import type { DeletePlan, KeptNetwork } from './delete-plan.ts';
import type { Container, Network } from './engine.ts';
import type { StackName } from './ids.ts';
import { compareNatural } from './natural-order.ts';

/**
 * Networks that go with a stack: those labelled with it that no other container is attached to, running or not, since
 * one that is stopped could not start again without it. The others that its containers use stay; the engine's own are
 * not worth a word.
 */
export function planNetworks(
  stack: StackName,
  going: readonly Container[],
  staying: readonly Container[],
  networks: readonly Network[],
): Pick<DeletePlan, 'networks' | 'keptNetworks'> {
  const own = networks.filter(({ compose }) => compose?.project === stack).sort(byName);
  const goes: { id: Network['id']; name: string }[] = [];
  const kept: KeptNetwork[] = [];
  for (const { id, name } of own) {
    const users = staying.filter((container) =>
      container.networks.some((used) => isSame(used, { id, name })),
    );
    if (users.length === 0) goes.push({ id, name });
    else kept.push({ name, reason: { kind: 'used-by', containers: users.map(qualifiedLabel) } });
  }
  return { networks: goes, keptNetworks: [...kept, ...externalNetworks(going, own)] };
}

function externalNetworks(going: readonly Container[], own: readonly Network[]): readonly KeptNetwork[] {
  const names = new Set<string>();
  for (const used of going.flatMap((container) => container.networks)) {
    if (!engineNetworks.has(used.name) && !own.some((network) => isSame(used, network))) names.add(used.name);
  }
  return [...names].sort(compareNatural).map((name) => ({ name, reason: { kind: 'external' } }));
}

// `nat` is the bridge of Windows containers.
const engineNetworks: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'nat']);

type Ref = Pick<Network, 'id' | 'name'>;

// The engine lists no network id with a container that was never started.
const isSame = (used: Ref, network: Ref): boolean =>
  used.id === '' ? used.name === network.name : used.id === network.id;

const byName = (a: Network, b: Network): number => compareNatural(a.name, b.name);
