import { describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '../../shared/update.ts';
import { Failure } from '../failure.ts';
import { problemOf } from './problem-of.ts';
import type { Offered, Updater } from './updater.ts';
import { createUpdates } from './updates.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const coded = (code: string, message = 'It is so\n    at somewhere') =>
  Object.assign(new Error(message), { code });

interface World {
  readonly offered?: Offered | null;
  readonly skipped?: string;
  readonly busy?: boolean;
  readonly updater?: Partial<Updater>;
}

function aWorld({
  offered = { version: '1.2.0', notes: '<p>New</p>' },
  skipped,
  busy = false,
  updater,
}: World = {}) {
  let time = 7_000;
  const told: UpdateState[] = [];
  const skip = vi.fn(async () => undefined);
  const install = vi.fn();
  const restart = vi.fn(async (work: Updater['install']) => work(() => undefined));
  const load = vi.fn(
    async (): Promise<Updater> => ({
      check: async () => offered,
      download: async () => undefined,
      install,
      ...updater,
    }),
  );
  const updates = createUpdates({
    load,
    skipped: () => skipped ?? null,
    skip,
    mustBeIdle: () => {
      if (busy) throw new Failure({ kind: 'busy', what: 'delete', name: 'shop' });
    },
    restart,
    push: (state) => told.push(state),
    now: () => time,
  });
  const kinds = () => told.map(({ kind }) => kind);
  const pass = (ms: number) => {
    time += ms;
  };
  return { pass, updates, told, kinds, skip, install, load, restart };
}

const release = { version: '1.2.0', notes: 'New' };

describe('updates', () => {
  it('are offered, downloaded and put in place, each on a word of its own', async () => {
    const { updates, told, kinds, install, load } = aWorld();
    expect([updates.state().kind, load.mock.calls.length]).toEqual(['idle', 0]);
    await updates.look();
    expect(told.at(-1)).toEqual({ kind: 'available', release });
    await updates.act('restart');
    expect(install).not.toHaveBeenCalled();
    await updates.act('download');
    await settled();
    await updates.act('restart');
    expect(kinds()).toEqual(['checking', 'available', 'downloading', 'downloaded']);
    expect(install).toHaveBeenCalledTimes(1);
  });

  it('that are put off are offered again when asked for, and by themselves the next day', async () => {
    const { updates, pass } = aWorld();
    await updates.act('check');
    await updates.act('later');
    pass(10_000);
    await updates.look();
    expect(updates.state().kind).toBe('newest');
    await updates.act('check');
    expect(updates.state().kind).toBe('available');
    await updates.act('later');
    pass(24 * 60 * 60 * 1_000);
    await updates.look();
    expect(updates.state().kind).toBe('available');
  });

  it('that are put off are not skipped, and those that are skipped only when asked for', async () => {
    const { updates, kinds, skip } = aWorld({ skipped: '1.2.0' });
    await updates.look();
    expect(updates.state()).toEqual({ kind: 'newest', at: 7_000 });
    await updates.act('check');
    expect(updates.state().kind).toBe('available');
    await updates.act('later');
    await updates.act('skip');
    expect([updates.state().kind, skip.mock.calls.length]).toEqual(['idle', 0]);
    await updates.act('check');
    await updates.act('skip');
    expect(skip.mock.calls).toEqual([['1.2.0']]);
    expect(kinds().at(-1)).toBe('idle');
  });

  it('wait while something runs', async () => {
    const { updates, restart } = aWorld({ busy: true });
    await updates.look();
    await updates.act('download');
    await settled();
    await expect(updates.act('restart')).rejects.toMatchObject({ error: { kind: 'busy', name: 'shop' } });
    expect(restart).not.toHaveBeenCalled();
    expect(updates.state().kind).toBe('downloaded');
  });

  it('that fail say why, and can be tried again', async () => {
    let failures = 1;
    const download = async () => {
      failures -= 1;
      if (failures >= 0) throw coded('ERR_CHECKSUM_MISMATCH');
    };
    const { updates } = aWorld({ updater: { download } });
    await updates.look();
    await updates.act('download');
    await settled();
    expect(updates.state()).toEqual({
      kind: 'download-failed',
      release,
      problem: { kind: 'not-as-announced', detail: 'It is so' },
    });
    await updates.look();
    expect(updates.state().kind).toBe('download-failed');
    await updates.act('download');
    await settled();
    expect(updates.state().kind).toBe('downloaded');
  });

  it('are called off', async () => {
    const download: Updater['download'] = (_, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('cancelled'))),
      );
    const { updates } = aWorld({ updater: { download } });
    await updates.look();
    await updates.act('download');
    await updates.look();
    expect(updates.state().kind).toBe('downloading');
    await updates.act('cancel');
    await settled();
    expect(updates.state()).toEqual({ kind: 'available', release });
  });

  it('that nobody could look for are looked for again, with what does it loaded anew', async () => {
    const { updates, load } = aWorld();
    load.mockRejectedValueOnce(new Error('net::ERR_NAME_NOT_RESOLVED'));
    await updates.look();
    expect(updates.state()).toMatchObject({ kind: 'check-failed', problem: { kind: 'offline' } });
    await updates.look();
    expect(updates.state().kind).toBe('available');
  });
});

it.each([
  [coded('ECONNREFUSED'), 'offline'],
  [new Error('net::ERR_CONNECTION_REFUSED'), 'offline'],
  [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'no-answer'],
  [coded('HTTP_ERROR_500'), 'no-answer'],
  [coded('ERR_UPDATER_INVALID_UPDATE_INFO'), 'no-answer'],
  [coded('ENOSPC'), 'disk'],
  ['nothing', 'other'],
])('knows what %s means', (thrown, kind) => expect(problemOf(thrown).kind).toBe(kind));
