import { describe, expect, it } from 'vitest';
import { Failure } from '../failure.ts';
import { anEntry, aTar } from '../tar/a-tar.ts';
import { createTarReader } from '../tar/tar-reader.ts';
import { createTarAudit } from './tar-audit.ts';

/** What is refused of an archive, and why; `null` where nothing is. */
const refusal = (...entries: readonly Buffer[]): unknown => refusalOf({ devices: false }, entries);

function refusalOf(allowed: { readonly devices: boolean }, entries: readonly Buffer[]): unknown {
  const reader = createTarReader({ entry: createTarAudit(allowed) });
  try {
    reader.push(aTar(...entries));
    return null;
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.error : thrown;
  }
}

const refused = (entry: string, reason: string) => ({ kind: 'archive-refused', entry, reason });

describe('an archive that stays in its folder', () => {
  it('may hold links that lead anywhere, as long as nothing is reached through them', () => {
    expect(
      refusal(
        anEntry('./', { type: '5' }),
        anEntry('./up', { type: '2', link: '../../etc' }),
        anEntry('./abs', { type: '2', link: '/etc/passwd' }),
        anEntry('./a..b/...', { content: 'x' }),
        anEntry('./same', { type: '1', link: './a..b/...' }),
        anEntry('./pipe', { type: '6' }),
      ),
    ).toBeNull();
  });

  it('may put a folder in the place of a link and fill it', () => {
    expect(
      refusal(
        anEntry('a', { type: '2', link: '/etc' }),
        anEntry('a', { type: '5' }),
        anEntry('a/passwd', { content: 'x' }),
      ),
    ).toBeNull();
  });
});

describe('an archive is refused', () => {
  it.each([
    ['a path that climbs out', '../x'],
    ['a path that climbs out further on', './a/../../x'],
    ['an absolute path', '/etc/passwd'],
  ])('for %s', (_, name) => {
    expect(refusal(anEntry(name))).toEqual(refused(name, 'outside'));
  });

  it('for what it would write through a link of its own', () => {
    expect(refusal(anEntry('./a', { type: '2', link: '/etc' }), anEntry('./a/passwd'))).toEqual(
      refused('./a/passwd', 'through-link'),
    );
  });

  it('also where the link was linked to under another name', () => {
    expect(
      refusal(
        anEntry('a', { type: '2', link: '/etc' }),
        anEntry('b', { type: '1', link: 'a' }),
        anEntry('b/passwd'),
      ),
    ).toEqual(refused('b/passwd', 'through-link'));
  });

  it('for a hard link to what is outside, or reached through a link', () => {
    expect(refusal(anEntry('b', { type: '1', link: '../../etc/shadow' }))).toEqual(refused('b', 'outside'));
    expect(
      refusal(anEntry('a', { type: '2', link: '/etc' }), anEntry('b', { type: '1', link: 'a/shadow' })),
    ).toEqual(refused('b', 'through-link'));
  });

  it.each(['3', '4'])('for a device (type %s)', (type) => {
    expect(refusal(anEntry('disk', { type }))).toEqual(refused('disk', 'device'));
    expect(refusalOf({ devices: true }, [anEntry('disk', { type })])).toBeNull();
  });
});
