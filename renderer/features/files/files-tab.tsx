import { useCallback, useMemo, useState } from 'react';
import type { ContainerPath } from '../../../shared/container-files.ts';
import { containerLabel } from '../../../shared/container-label.ts';
import { resolvePath } from '../../../shared/container-path.ts';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FilePane } from './file-pane.tsx';
import { type FileRow, fileRows } from './file-rows.ts';
import { FileTree } from './file-tree.tsx';
import styles from './files.module.css';
import { PathBar } from './path-bar.tsx';
import { useFolders } from './use-folders.ts';

/** The files of a container, running or not, as a tree with a preview beside it. */
export function FilesTab({ container }: { container: Container }) {
  const platform = useApp(({ about }) => about.platform);
  const { folders, open, base, marks, refresh, setFolderOpen, goTo } = useFolders(container);
  const [chosen, setChosen] = useState<string | null>(null);
  const [going, setGoing] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [refreshing, setRefreshing] = useState(false);
  const { mounts } = container;
  const rows = useMemo(
    () => fileRows(base, { folders, open, marks, mounts }),
    [base, folders, open, marks, mounts],
  );
  const row = rows.find(({ key }) => key === chosen);

  const go = useCallback(
    async (path: ContainerPath) => {
      setGoing(true);
      const gone = await goTo(path);
      setGoing(false);
      setProblem('error' in gone ? gone.error : null);
      if (!('error' in gone)) setChosen(gone.choose);
    },
    [goTo],
  );
  const follow = (link: FileRow) => {
    if (link.kind !== 'entry' || link.entry.target === null) return;
    void go(resolvePath(link.folder, link.entry.target));
  };
  const onRefresh = async () => {
    setRefreshing(true);
    await refresh(true);
    setRefreshing(false);
  };

  const top = folders.get(base);
  return (
    <div className={styles.tab}>
      <div className={styles.toolbar}>
        <PathBar
          base={base}
          busy={going}
          problem={problem === null ? null : describeError(problem, platform).cause}
          onGo={(path) => void go(path)}
        />
        <IconButton
          label="Refresh the files"
          hint="Refresh"
          icon="restart"
          disabledReason={refreshing ? 'The files are being read' : null}
          onClick={() => void onRefresh()}
        />
      </div>
      {top?.kind === 'failed' ? (
        <Unreadable error={top.error} onAgain={() => void onRefresh()} />
      ) : (
        <div className={styles.split}>
          <FileTree
            label={`Files of ${containerLabel(container)}`}
            rows={rows}
            chosen={chosen}
            onChoose={({ key }) => setChosen(key)}
            onOpen={setFolderOpen}
            onEnter={follow}
          />
          {row?.kind === 'entry' && (
            <FilePane
              key={row.key}
              container={container}
              row={row}
              onClose={() => setChosen(null)}
              onFollow={() => follow(row)}
            />
          )}
        </div>
      )}
    </div>
  );
}

function Unreadable({ error, onAgain }: { error: AppError; onAgain: () => void }) {
  const platform = useApp(({ about }) => about.platform);
  const { title, cause, nextStep } = describeError(error, platform);
  return (
    <EmptyState
      framed
      icon="warning"
      title={title}
      actions={<ActionButton onClick={onAgain}>Try again</ActionButton>}
    >
      <bdi>{cause}</bdi> {nextStep}
    </EmptyState>
  );
}
