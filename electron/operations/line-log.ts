import { t } from '../../shared/texts.ts';

/** The output of a running tool: the last lines are kept, and handed on in batches. */
export interface LineLog {
  add(line: string): void;
  /** Oldest first; the first line says how many were dropped, if any. */
  lines(): readonly string[];
  /** Hands on what waits for the next batch. */
  flush(): void;
}

const mostLines = 5_000;

export function createLineLog(onBatch: (lines: readonly string[]) => void): LineLog {
  let kept: string[] = [];
  let dropped = 0;
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    onBatch(batch);
  }

  return {
    add(line) {
      kept.push(line);
      // Cut in large pieces: shifting one line at a time would copy the list for every line.
      if (kept.length > mostLines * 1.2) {
        dropped += kept.length - mostLines;
        kept = kept.slice(-mostLines);
      }
      waiting.push(line);
      timer ??= setTimeout(flush, 50);
    },
    lines: () =>
      dropped === 0 ? [...kept] : [t('… {dropped} earlier lines were dropped', { dropped }), ...kept],
    flush,
  };
}
