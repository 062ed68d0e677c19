import { expect, it } from 'vitest';
import { aReplica } from './builders.ts';
import { containerId, stackName } from './ids.ts';
import { heirOf, stillThere } from './put-back.ts';

const old = aReplica('web', { id: containerId('a'.repeat(64)) });
const anew = aReplica('web', { id: containerId('b'.repeat(64)) });
const deletion = {
  stack: stackName('shop'),
  containers: [{ id: old.id, label: 'web-1', name: old.name, ran: true }],
};
const files = {
  of: { kind: 'container', name: old.name, label: 'web-1', inLayer: 1, volumes: [] },
} as const;

it('files go back into the container of the same service and number', () => {
  const oneOff = aReplica('web', { compose: { oneOff: true } });
  expect(heirOf(deletion, files, [aReplica('db'), oneOff, old, anew])).toBe(anew);
});

it('there is nowhere to put them while the container that they are of stands there', () => {
  expect(heirOf(deletion, files, [old])).toBeNull();
});

it('those of a container that stood alone go into the one of its name', () => {
  const alone = { ...anew, compose: null };
  expect(heirOf({ ...deletion, stack: null }, files, [alone])).toBe(alone);
});

it('the container that they are of stands there still, or another one does', () => {
  const present = (...ids: (typeof old.id)[]) => new Map(ids.map((id) => [id, id]));
  expect(stillThere(deletion, files, present(old.id, anew.id))).toBe(old.id);
  expect(stillThere(deletion, files, present(anew.id))).toBeNull();
  expect(stillThere(deletion, { of: { ...files.of, name: 'shop-db-1' } }, present(old.id))).toBeNull();
});
