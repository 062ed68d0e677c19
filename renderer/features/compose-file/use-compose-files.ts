import { useEffect, useState } from 'react';
import type { ComposeFiles } from '../../../shared/compose-files.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Stack } from '../../../shared/stack.ts';
import { useAsk } from '../../store/app-context.tsx';

export type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly files: ComposeFiles }
  | { readonly kind: 'failed'; readonly error: AppError };

/** The stack's Compose files; read again when the window comes to the front, since they are edited elsewhere. */
export function useComposeFiles({ name }: Stack): { reading: Reading; again: () => void } {
  const ask = useAsk();
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [attempt, setAttempt] = useState(0);
  const again = () => setAttempt((count) => count + 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt means to read again.
  useEffect(() => {
    let over = false;
    void ask('stack.composeFiles', { stack: name }).then((answer) => {
      if (over) return;
      setReading(answer.ok ? { kind: 'read', files: answer.value } : { kind: 'failed', error: answer.error });
    });
    return () => {
      over = true;
    };
  }, [ask, name, attempt]);
  useEffect(() => {
    const onFocus = () => setAttempt((count) => count + 1);
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, []);
  return { reading, again };
}
