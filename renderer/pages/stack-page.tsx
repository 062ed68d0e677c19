import { type ReactNode, useRef } from 'react';
import type { StackName } from '../../shared/ids.ts';
import type { Stack } from '../../shared/stack.ts';
import { stackStatus } from '../../shared/stack-status.ts';
import { t } from '../../shared/texts.ts';
import { PageActions } from '../features/containers/page-actions.tsx';
import { useActions, useApp, useInventory, useRunning } from '../store/app-context.tsx';
import type { StackTab } from '../store/route.ts';
import { useComposeReason } from '../store/use-reasons.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner } from '../ui/banner.tsx';
import { GoneBanner } from './gone-banner.tsx';
import { NothingHere } from './nothing-here.tsx';
import { PageFrame } from './page-frame.tsx';
import { PageStatus } from './page-status.tsx';
import { stackTabTable } from './stack-tabs.tsx';

interface Props {
  readonly name: StackName;
  readonly tab: StackTab;
  readonly engineNotice: ReactNode;
}

/** All about one stack. One that is deleted while its page is open stays in sight as it was last seen. */
export function StackPage({ name, tab, engineNotice }: Props) {
  const stack = useInventory().stacks.find((known) => known.name === name);
  const lastSeen = useRef(stack);
  if (stack !== undefined) lastSeen.current = stack;
  const known = stack ?? lastSeen.current;
  if (known === undefined) {
    return (
      <NothingHere icon="stack" title={t('There is no such stack')} engineNotice={engineNotice}>
        {t('No container of {name} is on this engine. It may stand under Deleted stacks.', { name })}
      </NothingHere>
    );
  }
  return <KnownStack stack={known} gone={stack === undefined} tab={tab} engineNotice={engineNotice} />;
}

interface KnownProps extends Pick<Props, 'tab' | 'engineNotice'> {
  readonly stack: Stack;
  readonly gone: boolean;
}

function KnownStack({ stack, gone, tab, engineNotice }: KnownProps) {
  const running = useRunning();
  const { name, containers } = stack;
  const operation = running.stacks.get(name) ?? null;
  return (
    <PageFrame
      name={name}
      crumbs={[]}
      facts={
        (!gone || operation !== null) && (
          <PageStatus name={name} status={stackStatus(containers)} operation={operation} />
        )
      }
      actions={
        <PageActions
          name={name}
          target={{ kind: 'stack', name }}
          containers={containers}
          goneReason={gone ? t('This stack was deleted') : null}
        />
      }
      notice={
        <>
          {engineNotice}
          {gone && operation === null && <StackGone name={name} />}
        </>
      }
      tabs={stackTabTable}
      tab={tab}
      subject={stack}
      routeOfTab={(next) => ({ view: 'stack', name, tab: next })}
    />
  );
}

function StackGone({ name }: { name: StackName }) {
  const { runAgain } = useActions();
  const composeReason = useComposeReason();
  const runnable = useApp(({ deletedStacks }) =>
    deletedStacks.some((deleted) => deleted.name === name && deleted.composeFile === 'present'),
  );
  if (!runnable) {
    return (
      <GoneBanner
        title={t('{name} was deleted', { name })}
        next={t('Back to Containers')}
        to={{ view: 'containers' }}
      >
        {t('What is shown here is the last that was known of it.')}
      </GoneBanner>
    );
  }
  return (
    <Banner
      tone="info"
      urgent
      title={t('{name} was deleted', { name })}
      actions={
        <ActionButton
          icon="undo"
          label={t('Run {name} again', { name })}
          disabledReason={composeReason}
          onClick={() => void runAgain(name)}
        >
          {t('Run again')}
        </ActionButton>
      }
    >
      <span>
        {t(
          'Its volumes are kept unless they were ticked by name. What is shown here is the last that was known.',
        )}
      </span>
    </Banner>
  );
}
