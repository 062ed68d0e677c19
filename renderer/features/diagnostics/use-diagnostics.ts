import { useEffect, useState } from 'react';
import type { Diagnostics } from '../../../shared/diagnostics.ts';
import { useAsk } from '../../store/app-context.tsx';

const everyMs = 2_000;

/** What main noted, read anew every 2 s while it is shown; `null` until it has answered once. */
export function useDiagnostics(): Diagnostics | null {
  const ask = useAsk();
  const [read, setRead] = useState<Diagnostics | null>(null);
  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await ask('diagnostics.read', null);
      if (!shown) return;
      // What could not be read now leaves what was read before.
      if (answer.ok) setRead(answer.value);
      timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      shown = false;
      clearTimeout(timer);
    };
  }, [ask]);
  return read;
}
