import { describe, expect, it, vi } from 'vitest';
import { aNetwork, aReplica, aVolume } from '../../shared/builders.ts';
import { stackName, volumeName } from '../../shared/ids.ts';
import { planDelete } from '../../shared/plan-delete.ts';
import { Failure } from '../failure.ts';
import { deletePlanned } from './delete.ts';
import { anEngineWith, aReporter, type EngineStub } from './engine-stub.ts';

const shop = stackName('shop');
const db = aReplica('db');
const web = aReplica('web', {
  compose: { dependsOn: [{ service: 'db', condition: 'service_started' }] },
});
const network = aNetwork({ name: 'shop_default', compose: { project: shop, key: 'default' } });
const volume = aVolume({ name: volumeName('shop_data'), compose: { project: shop, key: 'data' } });
const stack = { containers: [db, web], networks: [network], volumes: [volume] };

function planOf(engine: EngineStub) {
  const { containers, volumes, networks } = engine.access.snapshot();
  const plan = planDelete({
    target: { kind: 'stack', name: shop },
    containers: containers.values(),
    volumes: volumes.values(),
    networks: networks.values(),
  });
  if (plan === null) throw new Error('nothing to delete');
  return plan;
}

const refused = async () => {
  throw new Failure({ kind: 'conflict', detail: 'refused' });
};

describe('deleting a stack', () => {
  it('takes dependants first, then networks, and keeps the volume', async () => {
    const engine = anEngineWith(stack);
    const outcome = await deletePlanned(engine.access, planOf(engine), [], aReporter());
    expect(engine.calls).toEqual([
      'stop shop-web-1',
      'stop shop-db-1',
      'remove shop-web-1',
      'remove shop-db-1',
      'remove network shop_default',
    ]);
    expect(outcome).toEqual({
      kind: 'deleted',
      containers: ['db-1', 'web-1'],
      networks: ['shop_default'],
      volumes: [],
      kept: ['data'],
      warnings: [],
      deletion: null,
    });
  });

  it('waits for what depends on a container, and for nothing else', async () => {
    let stopWeb: () => void = () => undefined;
    const webStopped = new Promise<void>((resolve) => {
      stopWeb = resolve;
    });
    const asked: string[] = [];
    const mail = aReplica('mail');
    const engine = anEngineWith(
      { ...stack, containers: [db, web, mail] },
      {
        stopContainer: async (id) => {
          asked.push(id);
          if (id === web.id) await webStopped;
        },
      },
    );
    const deletion = deletePlanned(engine.access, planOf(engine), [], aReporter());
    await vi.waitFor(() => expect(engine.calls).toEqual(['remove shop-mail-1']));
    expect(asked).toEqual([web.id, mail.id]);
    stopWeb();
    await deletion;
    expect(asked).toEqual([web.id, mail.id, db.id]);
  });

  it('stops what a container that can’t be stopped needs all the same', async () => {
    const engine = anEngineWith(stack);
    const { stopContainer } = engine.access.api() ?? { stopContainer: refused };
    const failing = anEngineWith(stack, {
      stopContainer: async (id) => (id === web.id ? refused() : stopContainer(id)),
    });
    await expect(deletePlanned(failing.access, planOf(failing), [], aReporter())).rejects.toMatchObject({
      error: { kind: 'partly-deleted', removed: ['db-1'] },
    });
  });

  it('takes a volume that was ticked, last', async () => {
    const engine = anEngineWith(stack);
    const outcome = await deletePlanned(engine.access, planOf(engine), [volume.name], aReporter());
    expect(engine.calls.at(-1)).toBe('remove volume shop_data');
    expect(outcome).toMatchObject({ volumes: ['shop_data'], kept: [] });
  });

  it('refuses a volume that the plan does not offer, before anything is touched', async () => {
    const foreign = aVolume({ name: volumeName('other') });
    const engine = anEngineWith({ ...stack, volumes: [volume, foreign] });
    await expect(
      deletePlanned(engine.access, planOf(engine), [foreign.name], aReporter()),
    ).rejects.toMatchObject({ error: { kind: 'conflict' } });
    expect(engine.calls).toEqual([]);
  });

  it('does not stop what does not run', async () => {
    const engine = anEngineWith({
      ...stack,
      containers: [
        { ...db, state: 'exited' },
        { ...web, state: 'removing' },
      ],
    });
    await deletePlanned(engine.access, planOf(engine), [], aReporter());
    expect(engine.calls.filter((call) => call.startsWith('stop'))).toEqual([]);
  });

  it('says what was removed and what was not, leaves networks and volumes, and goes on from there', async () => {
    let failing = true;
    const engine = anEngineWith(stack, {
      stopContainer: async (id) => {
        if (failing && id === db.id) await refused();
      },
    });
    const reporter = aReporter();
    const deletion = deletePlanned(engine.access, planOf(engine), [volume.name], reporter);
    await expect(deletion).rejects.toMatchObject({
      error: { kind: 'partly-deleted', removed: ['web-1'], left: [{ name: 'db-1', reason: 'refused' }] },
    });
    expect(engine.calls).toEqual(['remove shop-web-1']);
    expect(engine.volumes.size).toBe(1);
    expect(reporter.steps.get('db-1')).toBe('refused');

    failing = false;
    await deletePlanned(engine.access, planOf(engine), [volume.name], aReporter());
    expect(engine.calls.slice(1)).toEqual([
      'remove shop-db-1',
      'remove network shop_default',
      'remove volume shop_data',
    ]);
  });

  it('warns of a network that came into use meanwhile', async () => {
    const engine = anEngineWith(stack, {
      removeNetwork: async () => ({ kind: 'in-use', usedBy: ['guest-1'] }),
    });
    expect(await deletePlanned(engine.access, planOf(engine), [], aReporter())).toMatchObject({
      networks: [],
      warnings: [{ kind: 'network-in-use', network: 'shop_default', usedBy: ['guest-1'] }],
    });
  });

  it('goes on with a container that somebody else removed meanwhile', async () => {
    const engine = anEngineWith(stack);
    const plan = planOf(engine);
    engine.containers.delete(web.id);
    await deletePlanned(engine.access, plan, [], aReporter());
    expect(engine.containers.size).toBe(0);
  });
});
