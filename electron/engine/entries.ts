import { same } from './same.ts';

/**
 * The containers, volumes or networks of one engine. Answers may arrive in another order than they were asked for,
 * so each carries a stamp, taken when its request began. Of two inspections, the one begun later wins. A listing
 * loses against any inspection that ended after the listing began: the engine lists from a copy that it brings up to
 * date only after it has told of the change, while an inspection waits for the container itself.
 */
export interface Entries<Id extends string, Item> {
  /** The same object as long as nothing changed. */
  current(): ReadonlyMap<Id, Item>;
  get(id: Id): Item | undefined;
  /** One thing; `null` where it doesn't exist. */
  put(id: Id, item: Item | null, began: number, ended: number): void;
  /** A whole listing. `merge` says what becomes of a listed item beside the one that is known. */
  putAll(
    items: readonly Item[],
    began: number,
    merge?: (listed: Item, known: Item | undefined) => Item,
  ): void;
  /** Another engine: nothing of this one is known any more. */
  clear(): void;
}

export function createEntries<Id extends string, Item>(idOf: (item: Item) => Id): Entries<Id, Item> {
  const items = new Map<Id, Item>();
  // Of the last inspection, also of what is gone, until a later listing has confirmed it.
  const inspections = new Map<Id, { readonly began: number; readonly ended: number }>();
  let published: ReadonlyMap<Id, Item> | null = new Map();

  // What says the same stays the same object, so that nobody need look at it again.
  function write(id: Id, item: Item | null): void {
    const known = items.get(id);
    if (item === null ? known === undefined : same(known, item)) return;
    if (item === null) items.delete(id);
    else items.set(id, item);
    published = null;
  }

  return {
    current() {
      published ??= new Map(items);
      return published;
    },
    get: (id) => items.get(id),

    put(id, item, began, ended) {
      if ((inspections.get(id)?.began ?? 0) > began) return;
      inspections.set(id, { began, ended });
      write(id, item);
    },

    putAll(listed, began, merge = (item) => item) {
      for (const [id, { ended }] of inspections) if (ended <= began) inspections.delete(id);
      // What is left was inspected since the listing began.
      const byId = new Map(listed.map((item) => [idOf(item), item]));
      for (const [id, item] of byId) if (!inspections.has(id)) write(id, merge(item, items.get(id)));
      for (const id of [...items.keys()]) if (!byId.has(id) && !inspections.has(id)) write(id, null);
    },

    clear() {
      items.clear();
      inspections.clear();
      published = null;
    },
  };
}
