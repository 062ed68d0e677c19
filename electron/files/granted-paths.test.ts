import { expect, it } from 'vitest';
import { factsOf } from '../failure.ts';
import { createGrantedPaths } from './granted-paths.ts';

it('lets in what was picked, and nothing else', () => {
  const granted = createGrantedPaths();
  granted.grant(['/home/ada/note', '/home/ada/app']);
  expect(() => granted.mustBeGranted(['/home/ada/note', '/home/ada/app'])).not.toThrow();
  for (const other of ['/home/ada/.ssh/id_ed25519', '/home/ada/app/x', '/home/ada/note/']) {
    let facts: unknown = null;
    try {
      granted.mustBeGranted(['/home/ada/note', other]);
    } catch (thrown) {
      facts = factsOf(thrown);
    }
    expect(facts).toMatchObject({ kind: 'file-failed', path: other });
  }
});
