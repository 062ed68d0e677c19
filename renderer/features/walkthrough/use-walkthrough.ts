import { currentStep, type Steps, walkthroughSteps } from '../../../shared/walkthrough.ts';
import { useApp, useSetUi } from '../../store/app-context.tsx';
import type { ShownStep } from './steps.ts';

/** The walkthrough as it stands, and the step whose words are shown: the one to be done, unless another was chosen. */
export function useWalkthrough() {
  const walkthrough = useApp((data) => data.walkthrough);
  const chosen = useApp(({ ui }) => ui.walkthroughStep);
  const setUi = useSetUi();
  const steps: Steps = walkthroughSteps(walkthrough.copy);
  const current = currentStep(steps);
  const shown: ShownStep = chosen ?? current ?? 'again';
  const show = (step: ShownStep) => setUi(() => ({ walkthroughStep: step === current ? null : step }));
  return { walkthrough, steps, current, shown, show };
}
