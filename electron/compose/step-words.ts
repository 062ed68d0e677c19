import type { Step } from '../../shared/operation.ts';

/**
 * What Compose's words for an event mean; a word that is not listed is work in progress.
 * From docker/compose pkg/api/event.go (5.x), pkg/progress/event.go and pkg/compose/pull.go (2.x).
 */
const stateOfWord: ReadonlyMap<string, Step['state']> = new Map([
  ['Created', 'done'],
  ['Started', 'done'],
  ['Running', 'done'],
  ['Healthy', 'done'],
  ['Exited', 'done'],
  ['Recreated', 'done'],
  ['Restarted', 'done'],
  ['Stopped', 'done'],
  ['Killed', 'done'],
  ['Removed', 'done'],
  ['Built', 'done'],
  ['Pulled', 'done'],
  ['Configured', 'done'],
  ['Pull complete', 'done'],
  ['Download complete', 'done'],
  ['Already exists', 'done'],
  ['Warning', 'warning'],
  ['Interrupted', 'warning'],
  ['Error', 'failed'],
]);

export function stateOf(text: string): Step['state'] {
  const known = stateOfWord.get(text);
  if (known !== undefined) return known;
  if (text.startsWith('Skipped')) return 'done';
  if (text.startsWith('Error ')) return 'failed';
  // A one-shot job that others wait for: `service "migrate" didn't complete successfully: exit 1`.
  if (text.includes("didn't complete successfully")) return 'failed';
  return 'working';
}

const subjectOfWord: ReadonlyMap<string, Step['subject']> = new Map([
  ['Container', 'container'],
  ['Network', 'network'],
  ['Volume', 'volume'],
  ['Image', 'image'],
  ['Service', 'build'],
]);

/** `Container demo-web-1` and `Volume "demo_data"` taken apart; `null` where the id begins with no such word. */
export function resourceOf(id: string): Pick<Step, 'subject' | 'name'> | null {
  const [, word = '', name = ''] = /^(\w+) +"?([^"]+?)"?$/.exec(id) ?? [];
  const subject = subjectOfWord.get(word);
  return subject === undefined ? null : { subject, name };
}
