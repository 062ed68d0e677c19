import { type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect } from 'react';
import { assertNever } from '../shared/assert-never.ts';
import type { Operation } from '../shared/operation.ts';
import { t } from '../shared/texts.ts';
import { describeError } from './errors/describe-error.ts';
import { UnfinishedAdditions } from './features/add-volume/unfinished-additions.tsx';
import { ChartsPanel } from './features/charts/charts-panel.tsx';
import { ColumnsButton } from './features/containers/columns-button.tsx';
import { ContainersView } from './features/containers/containers-view.tsx';
import { RowMenu } from './features/containers/row-menu.tsx';
import { DeletedStacks } from './features/deleted-stacks/deleted-stacks.tsx';
import { OperationProgress } from './features/operations/operation-progress.tsx';
import { Toasts } from './features/operations/toasts.tsx';
import { DropTarget } from './features/run/drop-target.tsx';
import { EngineContext } from './features/shell/engine-menu.tsx';
import { EngineNotice } from './features/shell/engine-notice.tsx';
import { Shell } from './features/shell/shell.tsx';
import { WindowShortcuts } from './features/shortcuts/window-shortcuts.tsx';
import { VolumeMenu } from './features/volumes/volume-menu.tsx';
import { BesideWalkthrough } from './features/walkthrough/beside-walkthrough.tsx';
import { WalkthroughOffer } from './features/walkthrough/walkthrough-offer.tsx';
import {
  AddVolumeDialog,
  BulkDeleteDialog,
  BulkDialog,
  BulkResultDialog,
  ContainerPage,
  DeleteDialog,
  DeleteVolumeDialog,
  DiagnosticsView,
  KeptFileNotices,
  KillDialog,
  LogDialog,
  Palette,
  PutBackDialog,
  QuestionDialog,
  RemoveSavedDialog,
  RenameDialog,
  RunDialog,
  SettingsView,
  ShortcutsDialog,
  StackPage,
  UpdateNotice,
  VolumeDialog,
  VolumePage,
  VolumesView,
  WalkthroughPanel,
  WalkthroughView,
} from './on-demand-parts.ts';
import { useApp, useSetUi } from './store/app-context.tsx';
import { routeOf } from './store/route.ts';
import { showTheme } from './theme/theme-choice.ts';
import { ActionButton } from './ui/action-button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { keepFocus } from './ui/keep-focus.ts';
import { PlatformContext } from './ui/platform.ts';
import { showTips } from './ui/tips.ts';

/** Offers an update, where there is one. */
function Update() {
  const offered = useApp(({ update }) => 'release' in update);
  return (
    offered && (
      <Suspense>
        <UpdateNotice />
      </Suspense>
    )
  );
}

/** What stands over a list or a page of its own accord. */
function Notices() {
  return (
    <>
      <EngineNotice />
      <UnfinishedAdditions />
    </>
  );
}

/** What is wrong with the app's own files, and a newer version of it, concern every view. */
function AppNotices() {
  const hasProblems = useApp(({ keptFiles }) => keptFiles.length > 0);
  return (
    <>
      {hasProblems && (
        <Suspense>
          <KeptFileNotices />
        </Suspense>
      )}
      <Update />
    </>
  );
}

function CurrentView() {
  const route = useApp(({ ui }) => ui.route);
  const progressOf = useCallback(
    (operation: Operation): ReactNode => <OperationProgress operation={operation} />,
    [],
  );
  switch (route.view) {
    case 'containers':
      return (
        <BesideWalkthrough
          panel={
            <Suspense>
              <WalkthroughPanel />
            </Suspense>
          }
        >
          <ContainersView progressOf={progressOf} engineNotice={<Notices />} charts={<ChartsPanel />}>
            <DeletedStacks progressOf={progressOf} />
            <WalkthroughOffer />
          </ContainersView>
        </BesideWalkthrough>
      );
    case 'volumes':
      return <VolumesView engineNotice={<Notices />} />;
    case 'walkthrough':
      return <WalkthroughView progressOf={progressOf} />;
    case 'settings':
      return (
        <SettingsView choosers={{ context: <EngineContext look="button" />, columns: <ColumnsButton /> }} />
      );
    case 'diagnostics':
      return <DiagnosticsView />;
    case 'container':
      return <ContainerPage key={route.id} id={route.id} tab={route.tab} engineNotice={<Notices />} />;
    case 'stack':
      return <StackPage key={route.name} name={route.name} tab={route.tab} engineNotice={<Notices />} />;
    case 'volume':
      return <VolumePage key={route.name} name={route.name} tab={route.tab} engineNotice={<Notices />} />;
    default:
      return assertNever(route);
  }
}

/** An operation that waits for an answer asks when no other dialog is open. */
function CurrentQuestion() {
  const asking = useApp(({ operations }) =>
    operations.find(({ question, state }) => question !== null && state.kind === 'running'),
  );
  if (asking === undefined || asking.question === null) return null;
  return <QuestionDialog operation={asking} question={asking.question} />;
}

function CurrentDialog() {
  const dialog = useApp(({ ui }) => ui.dialog);
  if (dialog === null) return <CurrentQuestion />;
  switch (dialog.kind) {
    case 'delete':
      return <DeleteDialog target={dialog.target} />;
    case 'delete-volume':
      return <DeleteVolumeDialog name={dialog.name} />;
    case 'delete-volumes':
    case 'create-volume':
    case 'clone-volume':
    case 'empty-volume':
    case 'export-volume':
    case 'import-volume':
      return <VolumeDialog dialog={dialog} />;
    case 'kill':
      return <KillDialog target={dialog.target} />;
    case 'add-volume':
      return <AddVolumeDialog dialog={dialog} />;
    case 'rename':
      return <RenameDialog id={dialog.id} />;
    case 'run':
      return <RunDialog dialog={dialog} />;
    case 'log':
      return <LogDialog id={dialog.operation} />;
    case 'bulk':
      return <BulkDialog action={dialog.action} />;
    case 'remove-saved':
      return <RemoveSavedDialog {...dialog} />;
    case 'put-back':
      return <PutBackDialog {...dialog} />;
    case 'bulk-delete':
      return <BulkDeleteDialog />;
    case 'bulk-result':
      return <BulkResultDialog id={dialog.operation} />;
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    default:
      return assertNever(dialog);
  }
}

/** Shown in the views' place when main itself does not answer. */
function NoAnswer({ onTryAgain }: { onTryAgain: () => void }) {
  const phase = useApp((data) => data.phase);
  const platform = useApp(({ about }) => about.platform);
  if (phase.kind !== 'failed') {
    return (
      <Suspense fallback={<main />}>
        <CurrentView />
      </Suspense>
    );
  }
  const { title, cause, nextStep } = describeError(phase.error, platform);
  return (
    <main role="alert">
      <EmptyState
        framed
        icon="warning"
        title={title}
        actions={<ActionButton onClick={onTryAgain}>{t('Try again')}</ActionButton>}
      >
        {cause} {nextStep}
      </EmptyState>
    </main>
  );
}

/** The window: its frame, the current view, the open dialog, and what is told in the corner. */
export function App({ onTryAgain }: { onTryAgain: () => void }) {
  const theme = useApp(({ settings }) => settings.theme);
  const platform = useApp(({ about }) => about.platform);
  const setUi = useSetUi();
  useEffect(() => keepFocus(document), []);
  useEffect(() => showTips(document), []);
  useLayoutEffect(() => showTheme(document, theme), [theme]);
  useEffect(() => {
    const follow = () => setUi(() => ({ route: routeOf(window.location.hash) }));
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [setUi]);
  return (
    <PlatformContext value={platform}>
      <Shell notices={<AppNotices />}>
        <NoAnswer onTryAgain={onTryAgain} />
      </Shell>
      <RowMenu />
      <VolumeMenu />
      <Suspense>
        <CurrentDialog />
      </Suspense>
      <WindowShortcuts />
      <Toasts />
      <DropTarget />
    </PlatformContext>
  );
}
