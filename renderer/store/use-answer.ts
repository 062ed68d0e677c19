import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

type Answer<Plan> =
  | { readonly kind: 'loading' }
  /** `key` is what was asked for. */
  | { readonly kind: 'ready'; readonly plan: Plan; readonly key: string }
  | { readonly kind: 'failed'; readonly error: AppError };

/** An answer of the engine, asked for again whenever `key` changes. What is shown stays until the new one is there. */
export function useAnswer<Plan>(key: string, question: () => Promise<Result<Plan, AppError>>) {
  const [state, setState] = useState<Answer<Plan>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what is asked; another attempt asks it again.
  useEffect(() => {
    let outdated = false;
    void question().then((answer) => {
      if (outdated) return;
      setState(
        answer.ok ? { kind: 'ready', plan: answer.value, key } : { kind: 'failed', error: answer.error },
      );
    });
    return () => {
      outdated = true;
    };
  }, [key, attempt]);
  const tryAgain = useCallback(() => {
    setState({ kind: 'loading' });
    setAttempt((count) => count + 1);
  }, []);
  return { state, tryAgain };
}
