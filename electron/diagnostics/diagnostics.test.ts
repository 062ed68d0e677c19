import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { anOperation } from '../../shared/builders.ts';
import type { Connection } from '../../shared/engine.ts';
import type { Operation } from '../../shared/operation.ts';
import type { EngineSnapshot } from '../../shared/snapshot.ts';
import { emptySnapshot } from '../../shared/snapshot-patch.ts';
import { createDiagnostics } from './diagnostics.ts';

const freshness = { lastEventAt: 1, listed: null, confirmedAt: 2, waiting: 0 };
const failed = anOperation({
  name: 'shop',
  state: { kind: 'failed', at: 7, error: { kind: 'conflict', detail: '' } },
});

async function notesIn(dir: string) {
  let time = 0;
  let onSnapshot: (snapshot: EngineSnapshot) => void = () => undefined;
  let onOperations: (list: readonly Operation[]) => void = () => undefined;
  const notes = createDiagnostics({
    inventory: {
      snapshot: emptySnapshot,
      subscribe: (listener) => {
        onSnapshot = listener;
        return () => undefined;
      },
      freshness: () => freshness,
    },
    operations: {
      subscribe: (listener) => {
        onOperations = listener;
        return () => undefined;
      },
    },
    dir,
    runtime: { electron: '33', chrome: '130', node: '20' },
    now: () => ++time,
  });
  const connect = (connection: Connection) => onSnapshot({ ...emptySnapshot(), connection });
  return { notes, connect, tell: (list: readonly Operation[]) => onOperations(list) };
}

it('notes each change of the connection and each failure once, the newest first and fifty at most', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'stackyard-diagnostics-'));
  try {
    await writeFile(join(dir, 'settings.json'), '{}');
    const { notes, connect, tell } = await notesIn(dir);
    const lost: Connection = {
      kind: 'unreachable',
      target: null,
      cause: { kind: 'connection-lost', detail: '' },
      since: 0,
    };
    connect(lost);
    connect(lost);
    tell([failed]);
    tell([failed]);
    notes.commandFailed('logs.save', { kind: 'cancelled' });
    const read = await notes.read();
    expect(read.connections.map(({ connection }) => connection.kind)).toEqual(['unreachable', 'connecting']);
    expect(read.failures).toEqual([{ at: 7, by: 'stop', error: { kind: 'conflict', detail: '' } }]);
    expect(read.freshness).toBe(freshness);
    expect(read.files.find(({ what }) => what === 'Settings')).toMatchObject({ there: true, bytes: 2 });
    expect(read.files.find(({ what }) => what === 'Walkthrough')).toMatchObject({ there: false });

    for (let count = 0; count < 60; count += 1) {
      connect({ ...lost });
      notes.commandFailed('engine.choose', { kind: 'conflict', detail: String(count) });
    }
    const later = await notes.read();
    expect([later.connections.length, later.failures.length]).toEqual([50, 50]);
    expect(later.failures[0]).toMatchObject({ by: 'engine.choose', error: { detail: '59' } });
  } finally {
    await rm(dir, { recursive: true });
  }
});
