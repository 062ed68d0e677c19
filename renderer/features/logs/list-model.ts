import { type OtherHeight, type RowOffsets, rowOffsets } from './row-offsets.ts';

/** Rows in their order. Each has an id, greater than that of the row before it; a position changes, an id doesn't. */
export interface ListRows {
  readonly count: number;
  idAt(position: number): number;
  /** The position of a row, or of the first one after it where it is not among them. */
  positionOf(id: number): number;
}

/** What is to be drawn, and where. Distances are CSS pixels from the top of what scrolls. */
export interface ListView {
  /** The ids of the rows to draw, in their order, and where the first of them stands. */
  readonly drawn: readonly number[];
  readonly top: number;
  /** What the drawn rows come to, as far as their heights are known. */
  readonly drawnHeight: number;
  /** Of all that scrolls. */
  readonly height: number;
  readonly scrollTop: number;
  /** The end stays in sight, whatever comes. */
  readonly following: boolean;
  /** Rows after the last one that was in sight. */
  readonly unseen: number;
  readonly count: number;
}

interface Options {
  /** Of a row that nothing else is known of. */
  readonly rowHeight: number;
  /** Drawn above and beneath what is in sight, in CSS pixels. */
  readonly overscan: number;
  /** What is left free beneath the last row. */
  readonly trail: number;
}

/** A row and how far from its top the upper edge of the view is. It stays there while one reads. */
export interface Anchor {
  readonly id: number;
  readonly into: number;
}

const noRows: ListRows = { count: 0, idAt: () => 0, positionOf: () => 0 };
const mostHeights = 4_000;

/**
 * Where a virtual list stands. It either follows its end, or holds a row where it is, whatever comes, goes or changes
 * its height. While the list is being scrolled, what changes above moves the list's beginning instead of the scroll
 * position, which would stop the movement; as soon as it rests, that is put right.
 */
export function createListModel({ rowHeight, overscan, trail }: Options) {
  const listeners = new Set<() => void>();
  /** Of the rows that are known to be of another height than all others, by id. */
  const heights = new Map<number, number>();
  let offsets: RowOffsets = rowOffsets(rowHeight, []);
  let rows = noRows;
  // Until it is known: a guess, so that something is drawn.
  let viewport = 600;
  /** What stands above the first row. */
  let lead = 0;
  let scrollTop = 0;
  /** Where the list begins: elsewhere than at 0 only while it is being scrolled. */
  let begin = 0;
  let moving = false;
  let following = true;
  let anchor: Anchor | null = null;
  let lastSeen = -1;

  const total = () => lead + offsets.top(rows.count) + trail;
  const positionAt = (distance: number) => offsets.positionAt(distance - begin - lead, rows.count);

  function viewNow(): ListView {
    const first = positionAt(scrollTop - overscan);
    const end = Math.min(rows.count, positionAt(scrollTop + viewport + overscan) + 1);
    return {
      drawn: Array.from({ length: end - first }, (_, place) => rows.idAt(first + place)),
      top: begin + lead + offsets.top(first),
      drawnHeight: offsets.top(end) - offsets.top(first),
      height: begin + total(),
      scrollTop,
      following,
      unseen: following ? 0 : Math.max(0, rows.count - rows.positionOf(lastSeen + 1)),
      count: rows.count,
    };
  }

  let view: ListView = viewNow();

  function locate(): void {
    const others: OtherHeight[] = [];
    for (const [id, height] of heights) {
      const position = rows.positionOf(id);
      if (position < rows.count && rows.idAt(position) === id) others.push({ position, height });
    }
    offsets = rowOffsets(
      rowHeight,
      others.sort((a, b) => a.position - b.position),
    );
  }

  function settleAt(place: number): void {
    begin = 0;
    scrollTop = Math.min(Math.max(0, place), Math.max(0, total() - viewport));
  }

  /** Puts everything where it belongs. */
  function place(): void {
    if (following) settleAt(total());
    else if (anchor !== null) {
      const wanted = lead + offsets.top(rows.positionOf(anchor.id)) + anchor.into;
      begin = scrollTop - wanted;
      const outside = wanted < 0 || wanted > Math.max(0, total() - viewport);
      // Above the beginning of what scrolls there is nothing to be scrolled to.
      const outOfReach = begin < 0 && scrollTop < viewport;
      if (!moving || outside || outOfReach) settleAt(wanted);
    }
    if (rows.count > 0) lastSeen = Math.max(lastSeen, rows.idAt(positionAt(scrollTop + viewport - 1)));
    view = viewNow();
    for (const listener of [...listeners]) listener();
  }

  function hold(position: number): void {
    following = false;
    anchor = { id: rows.idAt(position), into: scrollTop - begin - lead - offsets.top(position) };
  }

  return {
    view: () => view,
    rows: () => rows,
    viewport: () => viewport,
    /** Where the list begins. */
    begin: () => begin,
    /** Returns the function that ends it. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The rows are others now: some came, some went, or others are let through. */
    setRows(next: ListRows): void {
      rows = next;
      locate();
      place();
    },
    /** The height of what is in sight, and of what stands above the first row. */
    setRoom(room: { readonly viewport: number; readonly lead: number }): void {
      if (room.viewport === viewport && room.lead === lead) return;
      ({ viewport, lead } = room);
      place();
    },
    /** The user has scrolled: up leaves the end, down to the end follows it. */
    scrolled(to: number): void {
      if (to === scrollTop) return;
      const up = to < scrollTop;
      scrollTop = to;
      moving = true;
      const atEnd = begin + total() - viewport - scrollTop <= 2;
      if (!up && atEnd) following = true;
      else if (up || !following) hold(positionAt(scrollTop));
      place();
    },
    /** Scrolling has come to rest. */
    rest(): void {
      if (!moving) return;
      moving = false;
      place();
    },
    /** What was drawn turned out to be of these heights, by id. */
    measured(found: ReadonlyMap<number, number>): void {
      let changed = false;
      for (const [id, height] of found) {
        if ((heights.get(id) ?? rowHeight) === height) continue;
        changed = true;
        heights.delete(id);
        if (height !== rowHeight) heights.set(id, height);
      }
      if (!changed) return;
      // Those that were measured longest ago are far away by now.
      for (const id of heights.keys()) {
        if (heights.size <= mostHeights) break;
        heights.delete(id);
      }
      locate();
      place();
    },
    /** Lines are broken at another width, or no longer: no height is known. */
    forgetHeights(): void {
      heights.clear();
      locate();
      place();
    },
    /** Stays where it is, though the end was followed. */
    pause(): void {
      if (!following || rows.count === 0) return;
      hold(positionAt(scrollTop));
      place();
    },
    toStart(): void {
      if (rows.count === 0) return;
      settleAt(0);
      hold(0);
      place();
    },
    toEnd(): void {
      following = true;
      place();
    },
    /** Brings a row into sight, in the upper half where it was out of it. */
    reveal(id: number): void {
      const position = rows.positionOf(id);
      if (position >= rows.count) return;
      const top = begin + lead + offsets.top(position);
      const bottom = begin + lead + offsets.top(position + 1);
      if (top < scrollTop || bottom > scrollTop + viewport) {
        settleAt(lead + offsets.top(position) - Math.floor(viewport / 3));
      }
      hold(position);
      place();
    },
    /** Whether a row is in sight as a whole. */
    inSight(id: number): boolean {
      const position = rows.positionOf(id);
      const top = begin + lead + offsets.top(position);
      const bottom = begin + lead + offsets.top(position + 1);
      return position < rows.count && top >= scrollTop && bottom <= scrollTop + viewport;
    },
    /** The row that stays where it is; `null` while the end is followed. */
    held: (): Anchor | null => (following ? null : anchor),
    /** Goes to where another list was held. */
    stand(at: Anchor): void {
      following = false;
      anchor = at;
      place();
    },
    /** The row at the upper edge; `null` where there is none. */
    topId: (): number | null => (rows.count === 0 ? null : rows.idAt(positionAt(scrollTop))),
    /** Where a row that may be out of sight stands. */
    topOf: (id: number): number => begin + lead + offsets.top(rows.positionOf(id)),
  };
}

export type ListModel = ReturnType<typeof createListModel>;
