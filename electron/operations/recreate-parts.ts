import type { DeletedContainer } from '../../shared/deletion.ts';
import type { ContainerId } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { t } from '../../shared/texts.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { fields, text } from '../engine/narrow.ts';
import { containerBody, neededContainers, type Present } from '../engine/recreate/container-body.ts';
import { hasFixedAddress, networkBody, volumeBody } from '../engine/recreate/network-body.ts';
import { Failure, factsOf } from '../failure.ts';
import type { DeletionRecord } from '../history/deletion-record.ts';
import type { Reporter } from './operations.ts';

/** Each after those of the others that it needs: whose network, volumes or processes it shares, or that it links to. */
export function neededFirst(
  containers: readonly DeletedContainer[],
  { inspected }: Pick<DeletionRecord, 'inspected'>,
): readonly DeletedContainer[] {
  const ordered: DeletedContainer[] = [];
  const seen = new Set<ContainerId>();
  const visit = (container: DeletedContainer) => {
    // Nothing can need itself but in a damaged note.
    if (seen.has(container.id)) return;
    seen.add(container.id);
    for (const needed of neededContainers(fields(inspected[container.id]))) {
      const other = containers.find(({ id, name }) => id === needed || name === needed);
      if (other !== undefined) visit(other);
    }
    ordered.push(container);
  };
  for (const container of containers) visit(container);
  return ordered;
}

/** Makes the networks that are not there; resolves to the names of all, by the ids that they had. */
export async function makeNetworks(
  api: EngineApi,
  record: DeletionRecord,
  reporter: Reporter,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [name, network] of Object.entries(record.networks)) {
    names.set(text(network.Id), name);
    if ((await api.inspectedNetwork(name)) !== null) continue;
    const fixed = Object.values(record.inspected).some((container) => hasFixedAddress(container, name));
    reporter.step({ subject: 'network', name, state: 'working', text: t('Creating') });
    await api.makeNetwork(networkBody(network, { withAddresses: true })).catch((thrown: unknown) => {
      // Somebody else has its addresses by now; where nobody asked for one of them, others do as well.
      if (factsOf(thrown).kind !== 'conflict' || fixed) throw thrown;
      return api.makeNetwork(networkBody(network, { withAddresses: false }));
    });
    reporter.step({ subject: 'network', name, state: 'done', text: t('Created') });
  }
  return names;
}

/** Makes the named volumes that are not there, empty as yet. */
export async function makeVolumes(
  api: EngineApi,
  { volumes }: DeletionRecord,
  before: EngineSnapshot,
  reporter: Reporter,
): Promise<void> {
  for (const { name, label, anonymous, inspected } of volumes) {
    if (anonymous || before.volumes.has(name)) continue;
    reporter.step({ subject: 'volume', name: label, state: 'working', text: t('Creating') });
    await api.makeVolumeFrom(volumeBody(inspected));
    reporter.step({ subject: 'volume', name: label, state: 'done', text: t('Created') });
  }
}

/** Makes one container and connects it to its networks; where that fails it is taken away again. */
export async function makeContainer(
  api: EngineApi,
  { id, name, label }: DeletedContainer,
  { inspected }: DeletionRecord,
  present: Omit<Present, 'image'>,
  reporter: Reporter,
): Promise<ContainerId> {
  const noted = inspected[id];
  if (noted === undefined) throw new Failure({ kind: 'not-found', what: 'container', name: label });
  if (reporter.signal.aborted) throw new Failure({ kind: 'cancelled' });
  const say = (words: string, state: 'working' | 'done' | 'failed') =>
    reporter.step({ subject: 'container', name: label, state, text: words });
  say(t('Creating'), 'working');
  try {
    const image = await imageNow(api, noted);
    const { body, further } = containerBody(noted, { ...present, image });
    const made = await api.makeContainer(name, body);
    try {
      for (const { network, endpoint } of further) await api.connectNetwork(network, made, endpoint);
    } catch (thrown) {
      await api.removeContainer(made).catch(() => undefined);
      throw thrown;
    }
    say(t('Created'), 'done');
    return made;
  } catch (thrown) {
    say(t('Could not be created'), 'failed');
    throw thrown;
  }
}

/** The very image of before, by its name if that still stands for it; else what the name stands for now. */
async function imageNow(api: EngineApi, noted: Readonly<Record<string, unknown>>): Promise<string> {
  const id = text(noted.Image);
  const name = text(fields(noted.Config).Image);
  const named = name === '' ? null : await api.imageIdOf(name);
  if (named === id && name !== '') return name;
  if (id !== '' && (await api.imageIdOf(id)) !== null) return id;
  if (named !== null) return name;
  throw new Failure({
    kind: 'image-unavailable',
    image: name === '' ? id : name,
    detail: t('It was removed since.'),
  });
}
