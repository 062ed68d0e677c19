import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aVolume } from '../../../shared/builders.ts';
import { containerId } from '../../../shared/ids.ts';
import { Failure, factsOf } from '../../failure.ts';
import { aReporter } from '../engine-stub.ts';
import { addVolume } from './add-volume.ts';
import { finishAddition } from './finish-addition.ts';
import { takeBack } from './take-back.ts';
import { aShop, composeText, held, order, volume } from './testing.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackyard-add-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Shop = Awaited<ReturnType<typeof aShop>>;
const withVolume =
  '# shop\nservices:\n  db:\n    image: redis:7 # keep\n    volumes:\n      - db:/data/db\n\nvolumes:\n  db:\n';
const textOf = ({ file }: Shop) => readFile(file, 'utf8');
const filesBeside = async () => (await readdir(join(folder, 'shop'))).sort();
// What was made for Compose to read, when the app ended over it.
const isCandidate = (name: string) => /^\.compose\.yaml\.[0-9a-f]{12}\.tmp$/.test(name);
const contents = (entries: readonly { name: string; content?: string }[] | undefined) =>
  entries?.map(({ name, content = '' }) => [name, content]);

/** All that must be so when nothing has come of it. */
async function expectAsBefore(shop: Shop, { killed = false } = {}) {
  expect(await textOf(shop)).toBe(composeText);
  const beside = await filesBeside();
  expect(beside.filter((name) => !killed || !isCandidate(name))).toEqual(['compose.yaml']);
  expect([...shop.engine.containers.values()]).toEqual([
    expect.objectContaining({ id: shop.db.id, state: 'running' }),
  ]);
  expect(shop.files.get(shop.db.id)).toBe(held);
  expect(shop.helpers.size).toBe(0);
  expect([...shop.engine.volumes.keys()]).toEqual([]);
  expect((await shop.journal()).unfinished()).toEqual([]);
}

async function expectAdded(shop: Shop) {
  expect(await textOf(shop)).toBe(withVolume);
  expect(contents(shop.files.get(volume))).toEqual(contents(held));
  expect([...shop.engine.containers.values()].map(({ mounts }) => mounts)).toEqual([
    [expect.objectContaining({ volume, destination: '/data/db' })],
  ]);
  expect(shop.helpers.size).toBe(0);
  expect((await shop.journal()).unfinished()).toEqual([]);
}

describe('adding a volume with the present data', () => {
  it('copies it with owners, modes and links, writes the file with a copy beside, and recreates the service', async () => {
    const shop = await aShop(folder);
    expect(await addVolume(await shop.access(), order, 'a1', aReporter())).toEqual({
      kind: 'volume-added',
      service: 'db',
      label: 'db',
      volume,
      changed: { file: shop.file, backup: `${shop.file}.bak-19700101-000005` },
      copied: { files: 2, bytes: 15 },
      attached: true,
    });
    await expectAdded(shop);
    expect(shop.files.get(volume)).toMatchObject(held);
    expect(await readFile(`${shop.file}.bak-19700101-000005`, 'utf8')).toBe(composeText);
    expect(shop.made.get(volume)).toBe('a1');
  });

  it('may leave the data where it is', async () => {
    const shop = await aShop(folder);
    const result = await addVolume(
      await shop.access(),
      { ...order, afterwards: 'recreate' },
      'a1',
      aReporter(),
    );
    expect(result).toMatchObject({ copied: null, attached: true });
    expect(shop.files.get(volume)).toBeUndefined();
  });

  it('may change no more than the file', async () => {
    const shop = await aShop(folder);
    const result = await addVolume(
      await shop.access(),
      { ...order, afterwards: 'nothing' },
      'a1',
      aReporter(),
    );
    expect(result).toMatchObject({ copied: null, attached: false });
    expect(await textOf(shop)).toBe(withVolume);
    expect(shop.engine.containers.has(shop.db.id)).toBe(true);
  });

  it('takes what the file has already, and then writes nothing', async () => {
    const shop = await aShop(folder);
    await writeFile(shop.file, withVolume);
    expect(await addVolume(await shop.access(), order, 'a1', aReporter())).toMatchObject({
      changed: null,
      copied: { files: 2, bytes: 15 },
    });
    await expectAdded(shop);
    expect(await filesBeside()).toEqual(['compose.yaml']);
  });

  it('refuses a file that is not what was shown', async () => {
    const shop = await aShop(folder);
    const failed = addVolume(await shop.access(), { ...order, seen: 'other' }, 'a1', aReporter()).catch(
      factsOf,
    );
    expect(await failed).toEqual({ kind: 'file-changed', path: shop.file });
    await expectAsBefore(shop);
  });

  it('never writes over a file that changes while the data is being copied', async () => {
    const changed = `${composeText}# mine\n`;
    const shop = await aShop(folder, async (call) => {
      if (call === 'writeArchive') await writeFile(shop.file, changed);
    });
    expect(await addVolume(await shop.access(), order, 'a1', aReporter()).catch(factsOf)).toMatchObject({
      kind: 'volume-not-added',
      cause: { kind: 'file-changed' },
      left: 'as-before',
    });
    expect(await textOf(shop)).toBe(changed);
    await writeFile(shop.file, composeText);
    await expectAsBefore(shop);
  });

  it.each([
    ['that is known to hold something', [{ name: 'theirs', content: 'x' }]],
    [
      'of which the engine counts no bytes',
      [
        { name: '', type: 'directory' as const },
        { name: 'lock', content: '' },
      ],
    ],
  ])('never copies over a volume %s, and leaves it alone', async (_what, other) => {
    const shop = await aShop(folder);
    shop.engine.volumes.set(volume, aVolume({ name: volume }));
    shop.files.set(volume, other);
    expect(await addVolume(await shop.access(), order, 'a1', aReporter()).catch(factsOf)).toMatchObject({
      kind: 'volume-not-added',
      cause: { kind: 'volume-not-empty', volume },
      left: 'as-before',
    });
    expect(shop.files.get(volume)).toBe(other);
    shop.engine.volumes.delete(volume);
    await expectAsBefore(shop);
  });

  it('takes a volume that is there and empty', async () => {
    const shop = await aShop(folder);
    shop.engine.volumes.set(volume, aVolume({ name: volume }));
    expect(await addVolume(await shop.access(), order, 'a1', aReporter())).toMatchObject({
      copied: { files: 2 },
      attached: true,
    });
    await expectAdded(shop);
  });

  it('does not go by a copy of what was started meanwhile', async () => {
    const shop = await aShop(folder, async (call) => {
      if (call === 'writeArchive') shop.engine.containers.set(shop.db.id, shop.db);
    });
    expect(await addVolume(await shop.access(), order, 'a1', aReporter()).catch(factsOf)).toMatchObject({
      cause: { kind: 'conflict' },
      left: 'as-before',
    });
    await expectAsBefore(shop);
  });

  it('is not content with a copy that reads back otherwise', async () => {
    const shop = await aShop(folder, async (call) => {
      const copy = shop.files.get(volume);
      if (call === 'readArchive' && copy !== undefined && copy.length > 1) {
        shop.files.set(
          volume,
          copy.map((entry) => ({ ...entry, mode: 0o777 })),
        );
      }
    });
    expect(await addVolume(await shop.access(), order, 'a1', aReporter()).catch(factsOf)).toMatchObject({
      cause: { kind: 'copy-differs' },
    });
    await expectAsBefore(shop);
  });
});

/** The calls of an addition that goes well, in their order. */
async function allCalls(): Promise<readonly string[]> {
  const calls: string[] = [];
  const shop = await aShop(join(folder, 'first'), async (call) => void calls.push(call));
  await addVolume(await shop.access(), order, 'a1', aReporter());
  await rm(join(folder, 'first'), { recursive: true });
  return calls;
}

const nobody = { step: () => undefined };

describe('at every step', () => {
  it('a failure leaves all as it was, or the service with the volume and the data in it', async () => {
    const calls = await allCalls();
    // What is only asked to know better may fail without harm.
    expect(calls).toEqual(expect.arrayContaining(['makeVolume', 'stopContainer', 'writeArchive', 'up']));
    for (const [at, name] of calls.entries()) {
      let count = 0;
      const shop = await aShop(folder, async () => {
        count += 1;
        if (count === at + 1) throw new Failure({ kind: 'unexpected', detail: name });
      });
      const facts = await addVolume(await shop.access(), order, 'a1', aReporter()).then(() => null, factsOf);
      if (facts === null) await expectAdded(shop);
      else if (at <= calls.indexOf('up')) await expectAsBefore(shop);
      else {
        expect(await textOf(shop)).toBe(withVolume);
        expect(contents(shop.files.get(volume))).toEqual(contents(held));
      }
      await rm(folder, { recursive: true });
    }
  });

  it('it can be cancelled, and then all is as it was, or it was done', async () => {
    const calls = await allCalls();
    for (const at of calls.keys()) {
      let count = 0;
      const reporter = aReporter();
      const shop = await aShop(folder, async () => {
        count += 1;
        if (count === at + 1) reporter.abort.abort();
      });
      const facts = await addVolume(await shop.access(), order, 'a1', reporter).then(() => null, factsOf);
      if (facts === null) await expectAdded(shop);
      else {
        expect(facts).toEqual({ kind: 'cancelled' });
        await expectAsBefore(shop);
      }
      await rm(folder, { recursive: true });
    }
  });

  it.each(['finish', 'take back'] as const)(
    'the app may end, and %s what is found at its next start',
    async (how) => {
      const calls = await allCalls();
      for (const at of calls.keys()) {
        let count = 0;
        let reached: () => void = () => undefined;
        const stuck = new Promise<void>((resolve) => {
          reached = resolve;
        });
        let ended = false;
        const shop = await aShop(folder, async () => {
          count += 1;
          if (ended || count !== at + 1) return;
          ended = true;
          reached();
          // The app is gone: this call and what follows it never happen.
          await new Promise(() => undefined);
        });
        void addVolume(await shop.access(), order, 'a1', aReporter()).catch(() => undefined);
        await stuck;

        // What the killed one still has under way on the disk.
        const access = await shop.access();
        const found = access.journal.unfinished();
        const entry = access.journal.get('a1');
        if (entry === null) {
          expect(found).toEqual([]);
          if (shop.engine.containers.has(shop.db.id)) await expectAsBefore(shop, { killed: true });
          else await expectAdded(shop);
        } else if (how === 'finish') {
          await finishAddition(access, entry, aReporter());
          await expectAdded(shop);
        } else {
          const isThere = shop.engine.containers.has(shop.db.id);
          expect(await takeBack(access, entry, nobody)).toBe(isThere ? 'as-before' : 'in-use');
          if (isThere) await expectAsBefore(shop, { killed: true });
          else await expectAdded(shop);
        }
        await rm(folder, { recursive: true });
      }
    },
  );
});

describe('an addition that was cut short', () => {
  it('stays noted while the engine is away', async () => {
    const shop = await aShop(folder, async (call) => {
      if (call === 'makeHelper' || call === 'listHelpers') throw new Error('away');
    });
    const access = await shop.access();
    expect(await addVolume(access, order, 'a1', aReporter()).catch(factsOf)).toMatchObject({
      kind: 'volume-not-added',
      left: 'unfinished',
    });
    access.journal.release('a1');
    expect(access.journal.unfinished()).toMatchObject([{ id: 'a1', service: 'db', fileChanged: false }]);
  });

  it('keeps a volume whose data is nowhere else', async () => {
    const shop = await aShop(folder, async (call) => {
      if (call === 'up' || call === 'listHelpers') throw new Error('away');
    });
    const access = await shop.access();
    await addVolume(access, order, 'a1', aReporter()).catch(() => undefined);
    const entry = access.journal.get('a1');
    if (entry === null) throw new Error('Not noted');
    // Somebody deleted the container meanwhile.
    shop.engine.containers.delete(shop.db.id);
    const again = { ...access, engine: shop.engine.access };
    expect(await takeBack(again, entry, nobody)).toBe('in-use');
    expect(contents(shop.files.get(volume))).toEqual(contents(held));
    expect(await textOf(shop)).toBe(withVolume);
  });

  it('starts what Compose has put in its place and not come to start', async () => {
    const shop = await aShop(folder, async (call) => {
      if (call === 'up' || call === 'listHelpers') throw new Error('away');
    });
    const access = await shop.access();
    await addVolume(access, order, 'a1', aReporter()).catch(() => undefined);
    const entry = access.journal.get('a1');
    if (entry === null) throw new Error('Not noted');
    const mount = {
      kind: 'volume',
      volume,
      anonymous: false,
      destination: order.path,
      readOnly: false,
    } as const;
    const made = { ...shop.db, id: containerId('made'), state: 'created', mounts: [mount] } as const;
    shop.engine.containers.delete(shop.db.id);
    shop.engine.containers.set(made.id, made);
    const before = shop.engine.calls.length;
    expect(await takeBack({ ...access, engine: shop.engine.access }, entry, nobody)).toBe('in-use');
    expect(shop.engine.calls.slice(before)).toEqual([`start ${shop.db.name}`]);
  });

  it('has run again what ran before it, also where its finishing was cut short', async () => {
    let copies = 0;
    let reached: () => void = () => undefined;
    const shop = await aShop(folder, async (call) => {
      if (call !== 'writeArchive') return;
      copies += 1;
      reached();
      // The app is gone, with what ran before stopped.
      await new Promise(() => undefined);
    });
    const cutShort = async (work: () => Promise<unknown>) => {
      const stuck = new Promise<void>((resolve) => {
        reached = resolve;
      });
      void work().catch(() => undefined);
      await stuck;
      const access = await shop.access();
      const entry = access.journal.get('a1');
      if (entry === null) throw new Error('Not noted');
      return { access, entry };
    };
    const first = await shop.access();
    const once = await cutShort(() => addVolume(first, order, 'a1', aReporter()));
    const twice = await cutShort(() => finishAddition(once.access, once.entry, aReporter()));
    expect(copies).toBe(2);
    expect(shop.engine.containers.get(shop.db.id)?.state).toBe('exited');
    expect(await takeBack(twice.access, twice.entry, nobody)).toBe('as-before');
    await expectAsBefore(shop, { killed: true });
  });

  it.each(['changed', 'taken away'])('is taken back also where the file was %s since then', async (how) => {
    let isAway = false;
    const shop = await aShop(folder, async (call) => {
      if (call === 'up') isAway = true;
      if (isAway) throw new Error('away');
    });
    const access = await shop.access();
    await addVolume(access, order, 'a1', aReporter()).catch(() => undefined);
    const entry = access.journal.get('a1');
    if (entry === null) throw new Error('Not noted');
    const mine = `${withVolume}# mine\n`;
    if (how === 'changed') await writeFile(shop.file, mine);
    else await rm(shop.file);
    isAway = false;
    expect(await takeBack(access, entry, nobody)).toBe('as-before');
    expect(await textOf(shop).catch(() => null)).toBe(how === 'changed' ? mine : null);
    // What it was before can still be had.
    expect(await filesBeside()).toContain('compose.yaml.bak-19700101-000005');
    expect(shop.engine.containers.get(shop.db.id)?.state).toBe('running');
  });
});
