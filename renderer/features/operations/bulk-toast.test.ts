import { describe, expect, it } from 'vitest';
import type { BulkResult, BulkRow } from '../../../shared/bulk.ts';
import { containerId } from '../../../shared/ids.ts';
import type { Outcome } from '../../../shared/operation.ts';
import { bulkToast } from './bulk-toast.ts';

type BulkOutcome = Extract<Outcome, { kind: 'bulk' }>;

const row = (name: string, result: BulkResult = { kind: 'done' }): BulkRow => ({
  subject: 'container',
  name,
  result,
});
const failed = (name: string): BulkRow =>
  row(name, { kind: 'failed', error: { kind: 'port-taken', port: 3000, by: 'other' } });
const outcome = (rows: readonly BulkRow[], difference: Partial<BulkOutcome> = {}): BulkOutcome => ({
  kind: 'bulk',
  rows,
  kept: [],
  again: null,
  deletions: [],
  ...difference,
});
const again = { action: 'start', ids: [containerId('f'.repeat(64))], alsoDeleteVolumes: [] } as const;

describe('the corner', () => {
  it('says how many were changed, and how many were left', () => {
    const left = row('redis', { kind: 'left', reason: 'stopped-already' });
    expect(
      bulkToast('stop', 'container', outcome([row('shop / web-1'), row('shop / db-1'), left]), {
        platform: 'linux',
        canUndo: false,
      }),
    ).toEqual({
      tone: 'good',
      title: '2 containers stopped',
      lines: ['1 left as it was.'],
      actions: ['show-result'],
      stays: 9000,
    });
  });

  it('says what failed and why, at most three, offers to try it again, and stays', () => {
    const rows = [row('redis'), failed('a'), failed('b'), failed('c'), failed('d')];
    expect(
      bulkToast('start', 'container', outcome(rows, { again }), { platform: 'linux', canUndo: false }),
    ).toEqual({
      tone: 'bad',
      title: '1 of 5 containers started',
      lines: [
        'a: The container other is using port 3000.',
        'b: The container other is using port 3000.',
        'c: The container other is using port 3000.',
        'And 1 more.',
      ],
      actions: ['try-again', 'show-result'],
      stays: null,
    });
  });

  it('says of a stack that was busy what kept it so', () => {
    const busy = row('shop / web-1', { kind: 'failed', error: { kind: 'busy', what: 'stop', name: 'shop' } });
    expect(
      bulkToast('delete', 'container', outcome([busy]), { platform: 'linux', canUndo: false }).lines,
    ).toEqual(['shop / web-1: shop is busy. Stopping shop is still going on.']);
  });

  it('names the volumes that are kept, and a network that stays', () => {
    const network: BulkRow = {
      subject: 'network',
      name: 'front',
      result: { kind: 'in-use', usedBy: ['proxy'] },
    };
    expect(
      bulkToast('delete', 'container', outcome([row('a'), network], { kept: ['shop / data'] }), {
        platform: 'linux',
        canUndo: false,
      }),
    ).toMatchObject({
      tone: 'warning',
      title: '1 container deleted',
      lines: ['Network front stays: it is used by proxy.', 'Volume shop / data is kept.'],
      stays: null,
    });
  });
});
