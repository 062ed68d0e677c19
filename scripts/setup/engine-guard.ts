/**
 * A program of its own, started beside each private engine: `engine-guard.ts SLOT_FOLDER`. It waits until standard
 * input ends, which it does when the process that started the engine is gone in whatever way, and then ends the
 * engine and removes its traces.
 */
import { releaseOrphanedSlot } from './engine-slot.ts';

const folder = process.argv[2];
process.stdin.resume().once('close', () => {
  if (folder !== undefined) void releaseOrphanedSlot(folder);
});
