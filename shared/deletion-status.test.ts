import { describe, expect, it } from 'vitest';
import { aContainer, aReplica } from './builders.ts';
import type { Deletion } from './deletion.ts';
import { deletionStatus, deletionsInView } from './deletion-status.ts';
import type { Container } from './engine.ts';
import { deletionId, hostPath, stackName } from './ids.ts';

const web = aReplica('web');
const db = aReplica('db');
const deleted = ({ id, name }: Container, label: string) => ({ id, name, label, ran: true });
const shop: Deletion = {
  id: deletionId('shop'),
  engineId: 'engine-1',
  at: 2,
  name: 'shop',
  stack: stackName('shop'),
  wholeStack: true,
  containers: [deleted(db, 'db-1'), deleted(web, 'web-1')],
  saved: [],
  state: 'done',
};
const redis = aContainer({ name: 'redis' });
const alone: Deletion = {
  ...shop,
  id: deletionId('alone'),
  name: 'redis',
  stack: null,
  wholeStack: false,
  containers: [deleted(redis, 'redis')],
};
const view = (deletions: readonly Deletion[], ...present: readonly Container[]) => {
  const found = deletionsInView(deletions, new Map(present.map((each) => [each.id, each])), 'engine-1');
  return {
    stacks: [...found.stacks.values()].map(({ id }) => id),
    containers: found.containers.map(({ id }) => id),
    unfinished: found.unfinished.map(({ deletion }) => deletion.id),
    saved: found.saved.map(({ id }) => id),
  };
};
const nothing = { stacks: [], containers: [], unfinished: [], saved: [] };

describe('what stands after a deletion', () => {
  it('is told by the ids and names of its containers', () => {
    const stopped: Container = { ...db, state: 'exited' };
    const another: Container = { ...web, id: redis.id };
    expect([
      deletionStatus(shop, []),
      deletionStatus(shop, [stopped]),
      deletionStatus(shop, [another, db]),
    ]).toEqual([
      { gone: ['db-1', 'web-1'], there: [], stopped: [] },
      { gone: ['web-1'], there: ['db-1'], stopped: ['db-1'] },
      { gone: [], there: ['db-1'], stopped: [] },
    ]);
  });
});

describe('deletions in view', () => {
  it('are the last of each stack and of each standalone container that is not there again', () => {
    const earlier = { ...shop, id: deletionId('earlier') };
    expect(view([shop, earlier, alone])).toEqual({ ...nothing, stacks: ['shop'], containers: ['alone'] });
    expect(view([alone], redis)).toEqual(nothing);
  });

  it('leave out those of other engines, those that were undone and those that go on', () => {
    expect(
      view([
        { ...shop, engineId: 'engine-2' },
        { ...shop, state: 'undone' },
        { ...alone, state: 'going-on' },
      ]),
    ).toEqual(nothing);
  });

  it('tell of one that came to no end as long as something of it is left to be done', () => {
    const interrupted: Deletion = { ...shop, state: 'interrupted' };
    expect([
      view([interrupted], db).unfinished,
      view([interrupted], db, web).unfinished,
      view([interrupted], { ...db, state: 'exited' }, web).unfinished,
      view([{ ...shop, state: 'failed' }]).unfinished,
      view([{ ...shop, state: 'failed' }], db).unfinished,
    ]).toEqual([['shop'], [], ['shop'], [], ['shop']]);
  });

  it('tell of saved files on whichever engine, also after the deletion was undone', () => {
    const files = {
      of: { kind: 'container', name: 'redis', label: 'redis', inLayer: 1, volumes: [] },
      path: hostPath('/saved/redis.tar.gz'),
      files: 1,
      bytes: 1,
      archiveBytes: 1,
    } as const;
    const saved: Deletion = { ...alone, engineId: 'engine-2', state: 'undone', saved: [files] };
    expect(view([saved])).toEqual({ ...nothing, saved: ['alone'] });
  });
});
