import { t } from '../../../shared/texts.ts';
import { appChords } from '../../commands/app-chords.ts';
import { useActions, useApp, useSetUi } from '../../store/app-context.tsx';
import { openPage } from '../../store/route.ts';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { rich } from '../../ui/rich.tsx';

/** An engine without containers. */
export function NothingYet() {
  const { openDialog } = useActions();
  const reason = useEngineReason();
  const deleted = useApp(({ deletedStacks }) => deletedStacks.length > 0);
  return (
    <EmptyState
      icon="stack"
      title={deleted ? t('No containers') : t('No containers yet')}
      actions={
        <>
          <ActionButton
            icon="plus"
            chord={appChords.run}
            onClick={() => openDialog({ kind: 'run', path: null })}
            disabledReason={reason}
          >
            {t('Choose a Compose file')}
          </ActionButton>
          <ActionButton
            icon="walkthrough"
            onClick={() => {
              openPage({ view: 'walkthrough' });
            }}
          >
            {t('Open the walkthrough')}
          </ActionButton>
        </>
      }
    >
      {deleted
        ? t('The stacks that were deleted stand below, and can be run again with the data they had.')
        : t(
            'Run a stack from its Compose file, or drop the file here. Whatever you start in a terminal shows up by itself.',
          )}
    </EmptyState>
  );
}

/** A search or filter that leaves nothing. */
export function NoMatches() {
  const query = useApp(({ ui }) => ui.query.trim());
  const setUi = useSetUi();
  const title = query === '' ? t('Nothing is running') : t('No matches');
  return (
    <EmptyState
      icon="search"
      title={title}
      actions={
        <ActionButton onClick={() => setUi(() => ({ query: '', onlyRunning: false }))}>
          {t('Show all containers')}
        </ActionButton>
      }
    >
      {query === ''
        ? t('All containers are stopped, and only running ones are shown.')
        : rich('Nothing here has “{query}” in its name, image, id or port.', { query: <bdi>{query}</bdi> })}
    </EmptyState>
  );
}
