import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aReplica } from '../../shared/builders.ts';
import { containerId, deletionId, hostPath, stackName } from '../../shared/ids.ts';
import { openDeletionNotes } from '../history/deletion-notes.ts';
import { openStackNotes } from '../history/stack-notes.ts';
import { openWorkNotes } from '../history/work-notes.ts';
import { writeArchiveFile } from '../saved/archive-file.ts';
import { anEntry } from '../tar/a-tar.ts';
import type { Yard } from './begin.ts';
import { anEngineWith } from './engine-stub.ts';
import { createOperations } from './operations.ts';
import { beginPutBack } from './put-back-saved.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stackyard-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const web = aReplica('web');
const names = Array.from({ length: 30 }, (_, at) => `srv/${at}`);
// More than all that any stream on the way holds of it.
const content = 'x'.repeat(300_000);

/**
 * Puts thirty saved files into a container that runs. `onCall` hears of what is asked of the engine, and of each file that
 * comes to it whole, and may call it off.
 */
async function putBack(onCall: (call: string, cancel: () => void) => void) {
  const whole: string[] = [];
  const told = (call: string) => onCall(call, () => yard.operations.cancel(id));
  const engine = anEngineWith(
    { containers: [web] },
    {
      inspectText: async () => {
        told('look');
        return '{}';
      },
      statPath: async () => ({ kind: 'file', executable: false, bytes: 1, target: null }),
      writeArchive: async (_id, _folder, tar) => {
        const reader = extract();
        tar.pipe(reader);
        for await (const entry of reader) {
          let bytes = 0;
          for await (const piece of entry) bytes += String(piece).length;
          expect(bytes).toBe(content.length);
          whole.push(`/${entry.header.name}`);
          told(entry.header.name);
        }
      },
    },
  );
  const path = hostPath(join(dir, 'web-1.tar.gz'));
  await writeArchiveFile(path, async function* () {
    for (const name of names) yield anEntry(name, { content });
    return names.length;
  });
  const deletions = await openDeletionNotes(dir);
  await deletions.put({
    id: deletionId('deletion'),
    engineId: 'engine-1',
    at: 1,
    name: 'shop',
    stack: stackName('shop'),
    wholeStack: true,
    containers: [{ id: containerId('old'), name: web.name, label: 'web-1', ran: true }],
    saved: [
      {
        of: { kind: 'container', name: web.name, label: 'web-1', inLayer: 30, volumes: [] },
        path,
        files: 30,
        bytes: 30,
        archiveBytes: 1,
      },
    ],
    state: 'done',
    inspected: {},
    networks: {},
    volumes: [],
    undo: null,
  });
  const yard: Yard = {
    engine: engine.access,
    deletions,
    helperOwner: 'me',
    now: () => 1,
    operations: createOperations(() => 1),
    notes: await openStackNotes({ dir, now: () => 1 }),
    compose: () => Promise.reject(new Error('no')),
  };
  const works = await openWorkNotes({ dir, now: () => 1 });
  const id = beginPutBack(yard, works, { deletion: deletionId('deletion'), path, container: web.id });
  await yard.operations.idle();
  const state = yard.operations.list()[0]?.state;
  return { state, whole, calls: engine.calls, log: yard.operations.log(id), notes: works };
}

describe('putting saved files back', () => {
  it('stops what runs, and starts it again', async () => {
    const { state, whole, calls } = await putBack(() => undefined);
    expect(state).toMatchObject({
      kind: 'succeeded',
      outcome: { kind: 'put-back', putBack: { files: 30, leftOut: 0 }, notBack: { paths: [], more: 0 } },
    });
    expect(whole).toHaveLength(30);
    expect(calls).toEqual(['stop shop-web-1', 'start shop-web-1']);
  });

  it('called off in the middle has no file there by half, and tells each that is not back', async () => {
    const { state, whole, calls, log } = await putBack((call, cancel) => call === 'srv/2' && cancel());
    const missing = names.map((name) => `/${name}`).slice(whole.length);
    expect(whole.length).toBeGreaterThanOrEqual(3);
    expect(missing.length).toBeGreaterThan(0);
    expect(state).toMatchObject({
      kind: 'succeeded',
      outcome: {
        putBack: { files: whole.length },
        notBack: { paths: missing.slice(0, 10), more: Math.max(0, missing.length - 10) },
      },
    });
    expect(log).toEqual(missing.map((path) => `Not put back: ${path}`));
    expect(calls).toEqual(['stop shop-web-1', 'start shop-web-1']);
  });

  it('called off while the container stops leaves it as it was, and running', async () => {
    const { state, whole, calls } = await putBack((call, cancel) => call === 'look' && cancel());
    expect(state).toEqual({ kind: 'cancelled', at: 1, exists: [] });
    expect(whole).toEqual([]);
    expect(calls.filter((call) => call.startsWith('stop'))).toEqual([]);
  });
});
