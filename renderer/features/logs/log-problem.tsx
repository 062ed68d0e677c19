import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import type { LogSession } from './log-session.ts';

/** Why nothing more is read, and what mends it; the lines that were read stay beneath. */
export function LogProblem({ session, onTryAgain }: { session: LogSession; onTryAgain: () => void }) {
  const platform = useApp(({ about }) => about.platform);
  const stream = session.stream();
  if (stream.kind === 'open' || stream.error === null) return null;
  const { title, cause, nextStep } = describeError(stream.error, platform);
  return (
    <Banner
      urgent
      tone="bad"
      title={title}
      actions={
        <ActionButton size="small" onClick={onTryAgain}>
          {t('Try again')}
        </ActionButton>
      }
    >
      {cause} {nextStep}
    </Banner>
  );
}
