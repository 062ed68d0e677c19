import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import type { Container } from '../../shared/engine.ts';
import { type StackName, stackName } from '../../shared/ids.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { anEngineWith } from '../operations/engine-stub.ts';
import { rememberStacks } from './remember-stacks.ts';
import { openStackNotes, type StackNotes } from './stack-notes.ts';

const shop = stackName('shop');
const web = aReplica('web');
const db = aReplica('db');
const snapshotOf = (...containers: readonly Container[]): EngineSnapshot =>
  anEngineWith({ containers }).access.snapshot();
const unreachable = (snapshot: EngineSnapshot): EngineSnapshot => ({
  ...snapshot,
  connection: {
    kind: 'unreachable',
    target: null,
    cause: { kind: 'timeout', address: 'x' },
    since: 0,
  },
  containers: new Map(),
});

let dir: string;
let notes: StackNotes;
let atWork: Map<StackName, 'deleting' | 'other'>;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-remember-'));
  notes = await openStackNotes({ dir, now: () => 5_000 });
  atWork = new Map();
});
afterEach(async () => {
  await notes.flush();
  await rm(dir, { recursive: true });
});
const watching = () => rememberStacks({ notes, changing: () => atWork });
const noted = () => notes.get('engine-1', shop);

describe('a stack that is seen', () => {
  it('is noted', () => {
    watching()(snapshotOf(web, db));
    expect(noted()).toMatchObject({ services: ['db', 'web'], goneAt: null, goneBy: null });
  });

  it('and then goes, was deleted elsewhere', () => {
    const remember = watching();
    remember(snapshotOf(web));
    remember(snapshotOf());
    expect(noted()).toMatchObject({ services: ['web'], goneAt: 5_000, goneBy: 'elsewhere' });
  });

  it('and goes while we delete it, was deleted here, with all the services that it had', () => {
    const remember = watching();
    remember(snapshotOf(web, db));
    atWork.set(shop, 'deleting');
    remember(snapshotOf(db));
    remember(snapshotOf());
    expect(noted()).toMatchObject({ services: ['db', 'web'], goneBy: 'stackyard' });
  });

  it('and is empty for a moment while it is run, has not gone', () => {
    const remember = watching();
    remember(snapshotOf(web));
    atWork.set(shop, 'other');
    remember(snapshotOf());
    expect(noted()?.goneAt).toBeNull();
  });

  it('and is left empty by a run that failed, has gone once that has ended', () => {
    const remember = watching();
    remember(snapshotOf(web));
    atWork.set(shop, 'other');
    const empty = snapshotOf();
    remember(empty);
    atWork.clear();
    remember(empty);
    expect(noted()).toMatchObject({ goneAt: 5_000, goneBy: 'elsewhere' });
  });

  it('and comes back, has not gone any more', () => {
    const remember = watching();
    remember(snapshotOf(web));
    remember(snapshotOf());
    remember(snapshotOf(web));
    expect(noted()).toMatchObject({ goneAt: null, goneBy: null });
  });

  it('has not gone because the engine has', () => {
    const remember = watching();
    remember(snapshotOf(web));
    remember(unreachable(snapshotOf(web)));
    expect(noted()?.goneAt).toBeNull();
  });
});

it('finds that a stack went while nobody looked', () => {
  watching()(snapshotOf(web));
  watching()(snapshotOf());
  expect(noted()).toMatchObject({ goneAt: 5_000, goneBy: 'elsewhere' });
});

it('leaves the stacks of other engines alone', () => {
  watching()(snapshotOf(web));
  const note = noted();
  if (note === null) throw new Error('not noted');
  notes.put({ ...note, engineId: 'engine-2' });
  watching()(snapshotOf());
  expect(notes.get('engine-2', shop)?.goneAt).toBeNull();
});
