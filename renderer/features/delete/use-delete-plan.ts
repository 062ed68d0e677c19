import type { ContainerId } from '../../../shared/ids.ts';
import type { Target } from '../../../shared/target.ts';
import { useAsk } from '../../store/app-context.tsx';
import { useAnswer } from '../../store/use-answer.ts';

/** What the deletion would do; `signature` is what the target consists of. */
export function useDeletePlan(target: Target, signature: string) {
  const ask = useAsk();
  return useAnswer(`${JSON.stringify(target)} ${signature}`, () => ask('delete.plan', { target }));
}

/** What deleting these containers would do. `outdated`: the plan that is shown is of others, or of another whole. */
export function useBulkPlans(ids: readonly ContainerId[], signature: string) {
  const ask = useAsk();
  const { state, tryAgain } = useAnswer(signature, () => ask('bulk.plan', { ids }));
  return { state, tryAgain, outdated: state.kind === 'ready' && state.key !== signature };
}
