import { useEffect, useState } from 'react';
import type { EngineDisk } from '../../../shared/engine.ts';
import { useApp, useAsk } from '../../store/app-context.tsx';
import { useDocumentVisible } from '../../store/use-watch-figures.ts';

const askEveryMs = 60_000;

/** Room on the engine's disk, looked at every minute while the page is seen; `null` where that can't be told. */
export function useEngineDisk(): EngineDisk | null {
  const ask = useAsk();
  const visible = useDocumentVisible();
  const ready = useApp(({ snapshot }) => snapshot.connection.kind === 'ready');
  const [disk, setDisk] = useState<EngineDisk | null>(null);
  useEffect(() => {
    if (!ready || !visible) return;
    let isOver = false;
    const look = async () => {
      const answer = await ask('engine.disk', null);
      if (!isOver) setDisk(answer.ok ? answer.value : null);
    };
    void look();
    const timer = setInterval(() => void look(), askEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [ask, ready, visible]);
  return ready ? disk : null;
}
