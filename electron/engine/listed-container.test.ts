import { describe, expect, it } from 'vitest';
import { imageId } from '../../shared/ids.ts';
import { aContainer, asListed } from './fake-engine.ts';
import { createListedContainers, withInspected } from './listed-container.ts';

const known = aContainer('a', { restartPolicy: 'always' });

describe('a listed container', () => {
  it('keeps what only an inspection tells', () => {
    expect(withInspected(asListed(known), known)).toEqual(known);
  });

  it('takes over what the listing knows better', () => {
    const paused = { ...known, state: 'paused', name: 'renamed' } as const;
    expect(withInspected(asListed(paused), known)).toEqual(paused);
  });

  it('does not keep the start of an earlier run', () => {
    const stopped = { ...known, state: 'exited', exitCode: 0 } as const;
    expect(withInspected(asListed(known), stopped)).toEqual({ ...known, startedAt: null });
  });

  it.each(['sha256:fc01', 'fc01'])(
    'keeps the image’s name where the tag has moved on and it is listed as %s',
    (image) => {
      expect(withInspected({ ...asListed(known), image }, known)).toEqual(known);
    },
  );

  it('takes another image’s id as it is', () => {
    const other = { ...asListed(known), image: 'sha256:ee', imageId: imageId('sha256:ee') };
    expect(withInspected(other, known)).toEqual({ ...known, image: 'sha256:ee', imageId: 'sha256:ee' });
  });

  it('keeps memory that is mounted, which listings leave out', () => {
    const scratch = { kind: 'tmpfs', destination: '/scratch' } as const;
    const data = { kind: 'tmpfs', destination: '/data' } as const;
    const inspected = { ...known, mounts: [data, scratch] };
    expect(withInspected({ ...asListed(known), mounts: [data] }, inspected).mounts).toEqual([data, scratch]);
  });

  it('keeps the exit code of a dead one', () => {
    const dead = { ...known, state: 'dead', exitCode: 1 } as const;
    expect(withInspected({ ...asListed(dead), exitCode: null }, dead)).toEqual(dead);
  });
});

describe('what is inspected after a listing', () => {
  it('is what is new, what changed, and what was never inspected', () => {
    const listed = createListedContainers();
    listed.merge(asListed(aContainer('new')), undefined);
    listed.merge(asListed(aContainer('changed', { name: 'x' })), aContainer('changed'));
    listed.merge(asListed(aContainer('restarted', { run: 'f2' })), aContainer('restarted', { run: 'f1' }));
    listed.merge(asListed(aContainer('unknown')), asListed(aContainer('unknown')));
    listed.merge(asListed(aContainer('same')), aContainer('same'));
    expect(listed.takeStale()).toEqual(['new', 'changed', 'restarted', 'unknown']);
    expect(listed.takeStale()).toEqual([]);
  });

  it('stays the same object where nothing changed', () => {
    expect(createListedContainers().merge(asListed(known), known)).toBe(known);
  });

  it('is not asked for again and again where listing and inspection never agree', () => {
    const listed = createListedContainers();
    const odd = { ...asListed(known), name: 'odd' };
    expect(listed.merge(odd, known)).toEqual({ ...known, name: 'odd' });
    listed.inspected(known);
    expect(listed.takeStale()).toEqual(['a']);
    expect(listed.merge(odd, known)).toBe(known);
    expect(listed.takeStale()).toEqual([]);
  });

  it('is asked for again where either side has news', () => {
    const listed = createListedContainers();
    const running = { ...asListed(known) };
    const exited = { ...known, state: 'exited', exitCode: 1 } as const;
    // The event of the start was missed: the listing is right.
    listed.merge({ ...running, name: 'odd' }, known);
    listed.inspected(known);
    listed.takeStale();
    expect(listed.merge({ ...running, name: 'odd' }, exited).state).toBe('running');
    expect(listed.takeStale()).toEqual(['a']);
  });
});
