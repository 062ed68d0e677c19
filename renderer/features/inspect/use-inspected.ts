import { useEffect, useState } from 'react';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/texts.ts';
import { useAsk } from '../../store/app-context.tsx';
import type { Json } from './inspect-tree.ts';

export type Inspected =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly value: Json }
  | { readonly kind: 'failed'; readonly error: AppError };

function parsed(text: string): Inspected {
  try {
    return { kind: 'known', value: JSON.parse(text) };
  } catch {
    return { kind: 'failed', error: { kind: 'unexpected', detail: t('The engine’s answer can’t be read.') } };
  }
}

/** All that the engine tells of a container; asked for again whenever the container changes. */
export function useInspected(container: Container): { inspected: Inspected; again: () => void } {
  const ask = useAsk();
  const [inspected, setInspected] = useState<Inspected>({ kind: 'asking' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object or attempt means to ask again.
  useEffect(() => {
    let over = false;
    void ask('container.inspect', { id: container.id }).then((answer) => {
      if (over) return;
      setInspected(answer.ok ? parsed(answer.value) : { kind: 'failed', error: answer.error });
    });
    return () => {
      over = true;
    };
  }, [ask, container, attempt]);
  return { inspected, again: () => setAttempt((count) => count + 1) };
}
