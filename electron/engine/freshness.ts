import type { Freshness } from '../../shared/diagnostics.ts';

/** Remembers when the engine was last heard of. Times are milliseconds since 1970. */
export interface FreshnessNotes {
  event(at: number): void;
  listed(at: number, tookMs: number): void;
  read(): Pick<Freshness, 'lastEventAt' | 'listed'>;
  /** Of another engine nothing is known yet. */
  forget(): void;
}

export function createFreshnessNotes(): FreshnessNotes {
  let lastEventAt: number | null = null;
  let listed: Freshness['listed'] = null;
  return {
    event(at) {
      lastEventAt = at;
    },
    listed(at, tookMs) {
      listed = { at, tookMs };
    },
    read: () => ({ lastEventAt, listed }),
    forget() {
      lastEventAt = null;
      listed = null;
    },
  };
}
