import { useEffect, useState } from 'react';
import type { OperationId } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import { useAsk, useBridge } from './app-context.tsx';

// Main bounds the log; the window shows no more than this many of its last lines.
const shownLines = 2000;

/** The output of an operation: what there was, then each line as it comes; `null` until the first answer. */
export function useOperationLog(id: OperationId): readonly string[] | null {
  const ask = useAsk();
  const bridge = useBridge();
  const [lines, setLines] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let stopped = false;
    let early: string[] | null = [];
    const end = bridge.on('operation.lines', (push) => {
      if (push.id !== id) return;
      if (early !== null) early.push(...push.lines);
      else setLines((known) => [...(known ?? []), ...push.lines].slice(-shownLines));
    });
    void ask('operation.log', { id }).then((answer) => {
      if (stopped) return;
      const log = answer.ok ? answer.value : [t('The log could not be read.')];
      // Lines that came while the log was being read may stand in it already.
      const fresh = (early ?? []).slice(overlap(log, early ?? []));
      early = null;
      setLines([...log, ...fresh].slice(-shownLines));
    });
    return () => {
      stopped = true;
      end();
    };
  }, [ask, bridge, id]);
  return lines;
}

/** How many of the first `lines` are the last ones of `log`. */
function overlap(log: readonly string[], lines: readonly string[]): number {
  for (let length = Math.min(log.length, lines.length); length > 0; length -= 1) {
    const tail = log.slice(log.length - length);
    if (tail.every((line, index) => line === lines[index])) return length;
  }
  return 0;
}
