import { readFile } from 'node:fs/promises';
import type { HostPath } from '../../shared/ids.ts';

// What is brought in from elsewhere may name profiles there.
const brings = /\b(?:profiles|include|extends)\b/;

/**
 * Whether Compose files may hold a service that only a profile brings. `false` is certain, and known without a run of
 * Compose; a file that can't be read, or writes its keys with escapes, may.
 */
export async function mayBringProfiles(files: readonly HostPath[]): Promise<boolean> {
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8').catch(() => null)));
  return texts.some((text) => text === null || brings.test(text) || text.includes('\\'));
}
