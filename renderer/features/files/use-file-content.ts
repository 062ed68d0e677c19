import { useCallback, useEffect, useState } from 'react';
import type { ContainerPath, FileContent } from '../../../shared/container-files.ts';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { useAsk } from '../../store/app-context.tsx';

export type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly content: FileContent }
  | { readonly kind: 'failed'; readonly error: AppError };

// Whoever goes by along the rows, key by key, reads nothing.
const restMs = 120;

/** What a file holds; read anew by `again`, and when the container is another run. */
export function useFileContent({ id, startedAt, state }: Container, path: ContainerPath) {
  const ask = useAsk();
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run or attempt means to read again.
  useEffect(() => {
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await ask('files.read', { container: id, path });
      if (over) return;
      setReading(
        answer.ok ? { kind: 'read', content: answer.value } : { kind: 'failed', error: answer.error },
      );
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [ask, id, path, startedAt, state, attempt]);
  const again = useCallback(() => {
    // What was there before the file was saved is not shown as if it still were.
    setReading({ kind: 'reading' });
    setAttempt((count) => count + 1);
  }, []);
  return { reading, again };
}
