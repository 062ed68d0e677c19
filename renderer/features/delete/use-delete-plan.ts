import { useCallback, useEffect, useState } from 'react';
import type { DeletePlan } from '../../../shared/delete-plan.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ContainerId } from '../../../shared/ids.ts';
import type { Target } from '../../../shared/target.ts';
import { useAsk } from '../../store/app-context.tsx';

export type PlanState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly plan: DeletePlan }
  | { readonly kind: 'failed'; readonly error: AppError };

/**
 * What the deletion would do, asked again whenever `signature` (what the target consists of) changes. The plan that
 * is shown stays until the new one is there.
 */
export function useDeletePlan(target: Target, signature: string) {
  const ask = useAsk();
  const [state, setState] = useState<PlanState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another signature or attempt is the reason to ask again.
  useEffect(() => {
    let outdated = false;
    void ask('delete.plan', { target }).then((answer) => {
      if (outdated) return;
      setState(answer.ok ? { kind: 'ready', plan: answer.value } : { kind: 'failed', error: answer.error });
    });
    return () => {
      outdated = true;
    };
  }, [ask, target, signature, attempt]);
  const tryAgain = useCallback(() => {
    setState({ kind: 'loading' });
    setAttempt((count) => count + 1);
  }, []);
  return { state, tryAgain };
}

/** Bytes that the containers of a plan wrote outside volumes; `null` until the engine has counted. */
export function useWrittenBytes(plan: DeletePlan | null): ReadonlyMap<ContainerId, number> | null {
  const ask = useAsk();
  const [bytes, setBytes] = useState<ReadonlyMap<ContainerId, number> | null>(null);
  useEffect(() => {
    if (plan === null || plan.containers.length === 0) return;
    let outdated = false;
    void ask('container.writtenBytes', { ids: plan.containers.map(({ id }) => id) }).then((answer) => {
      if (!outdated && answer.ok) setBytes(answer.value);
    });
    return () => {
      outdated = true;
    };
  }, [ask, plan]);
  return bytes;
}
