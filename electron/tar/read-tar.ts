import { t } from '../../shared/texts.ts';
import { Failure } from '../failure.ts';
import { type NamedEntry, namedEntry } from './named-entry.ts';
import type { TarEntry } from './tar-entry.ts';
import { createTarReader } from './tar-reader.ts';

/** One entry, with what is in it: read it before the next entry is asked for, or it is skipped. */
export interface TarItem {
  readonly entry: NamedEntry;
  /** As it stands in the archive. */
  readonly raw: TarEntry;
  /** Bytes of the archive that have come so far. */
  readonly passed: number;
  body(): AsyncGenerator<Buffer>;
}

type Part =
  | { readonly kind: 'entry'; readonly raw: TarEntry; readonly passed: number }
  | { readonly kind: 'content'; readonly piece: Buffer };

/**
 * The entries of a tar archive, one after the other, as fast as they are taken. Throws where it is broken off or is
 * none, after what came before. Whoever opened the source destroys it.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarItem> {
  const parts = lookingAhead(partsOf(source));
  for (let part = await parts.take(); part !== null; part = await parts.take()) {
    // Content that nobody asked for.
    if (part.kind === 'content') continue;
    const { raw, passed } = part;
    yield {
      entry: namedEntry(raw),
      raw,
      passed,
      async *body() {
        for (let next = await parts.peek(); next?.kind === 'content'; next = await parts.peek()) {
          await parts.take();
          yield next.piece;
        }
      },
    };
  }
}

async function* partsOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  let passed = 0;
  let parts: Part[] = [];
  const reader = createTarReader({
    entry: (raw) => void parts.push({ kind: 'entry', raw, passed }),
    content: (piece) => void parts.push({ kind: 'content', piece }),
  });
  try {
    for await (const chunk of source) {
      passed += chunk.byteLength;
      let broken: { readonly thrown: unknown } | null = null;
      try {
        reader.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      } catch (thrown) {
        broken = { thrown };
      }
      yield* parts;
      parts = [];
      if (broken !== null) throw broken.thrown;
    }
    reader.end();
  } catch (thrown) {
    throw inWords(thrown);
  }
}

/** What a reader throws is about a file that was chosen to be imported; this is about any archive. */
function inWords(thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || thrown.error.kind !== 'archive-broken') return thrown;
  const isCutOff = thrown.error.problem === 'cut-off';
  return new Error(isCutOff ? t('The archive breaks off.') : t('The archive is damaged.'), { cause: thrown });
}

function lookingAhead<Item>(items: AsyncGenerator<Item>) {
  let held: Promise<IteratorResult<Item>> | null = null;
  const peek = async (): Promise<Item | null> => {
    held ??= items.next();
    const next = await held;
    return next.done === true ? null : next.value;
  };
  return {
    peek,
    async take() {
      const item = await peek();
      held = null;
      return item;
    },
  };
}
