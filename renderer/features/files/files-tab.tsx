import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ContainerPath } from '../../../shared/container-files.ts';
import { containerLabel } from '../../../shared/container-label.ts';
import { resolvePath } from '../../../shared/container-path.ts';
import type { Container } from '../../../shared/engine.ts';
import type { AppError } from '../../../shared/errors.ts';
import { shownName } from '../../../shared/shown-name.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useApp, useAsk } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { rich } from '../../ui/rich.tsx';
import { DeleteFileDialog, ReplaceDialog } from './file-dialogs.tsx';
import { FilePane } from './file-pane.tsx';
import { type EntryRow, type FileRow, fileRows } from './file-rows.ts';
import { FileTree } from './file-tree.tsx';
import styles from './files.module.css';
import { MenuButton } from './menu-button.tsx';
import { PathBar } from './path-bar.tsx';
import { TransferBar } from './transfer-bar.tsx';
import { useDragOut } from './use-drag-out.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useFolders } from './use-folders.ts';
import { useTransfers } from './use-transfers.ts';
import { useUpload } from './use-upload.ts';
import { whyNotWritten } from './why-not.ts';

interface Props {
  readonly container: Container;
  /** What deleting a file takes beside, for its confirmation. */
  readonly deletionNote?: ReactNode;
}

/** The files of a container, running or not, as a tree with a preview beside it. */
export function FilesTab({ container, deletionNote }: Props) {
  const platform = useApp(({ about }) => about.platform);
  const ask = useAsk();
  const engineReason = useEngineReason();
  const { folders, open, base, marks, refresh, readWhole, setFolderOpen, goTo } = useFolders(container);
  const moving = useTransfers(container.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [going, setGoing] = useState(false);
  const [visit, setVisit] = useState(0);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [refreshing, setRefreshing] = useState(false);
  const [deleting, setDeleting] = useState<EntryRow | null>(null);
  const { id, mounts } = container;
  const rows = useMemo(
    () => fileRows(base, { folders, open, marks, mounts }),
    [base, folders, open, marks, mounts],
  );
  const row = rows.find(({ key }) => key === chosen);
  /** Where what is uploaded goes to: the folder that is chosen, or that around what is chosen. */
  const target = row === undefined ? base : isFolder(row) ? row.path : row.folder;

  const onRefresh = useCallback(async () => {
    setRefreshing(true);
    await refresh('fresh');
    setRefreshing(false);
  }, [refresh]);
  const uploads = useUpload(container, moving, () => void onRefresh());
  const dragOut = useDragOut(id, moving.report);
  const drop = useFileDrop(base, (folder, paths) => void uploads.plan(folder, paths));

  const go = useCallback(
    async (path: ContainerPath) => {
      setGoing(true);
      const gone = await goTo(path);
      if (gone === null) return;
      setGoing(false);
      setProblem('error' in gone ? gone.error : null);
      if ('error' in gone) return;
      setChosen(gone.choose);
      setVisit((count) => count + 1);
    },
    [goTo],
  );
  const follow = (link: FileRow) => {
    if (link.kind !== 'entry' || link.entry.target === null) return;
    void go(resolvePath(link.folder, link.entry.target));
  };
  const enter = (entered: FileRow) => {
    if (entered.kind === 'partial' && entered.rest === 'unread') readWhole(entered.folder);
    else follow(entered);
  };
  const remove = async ({ path }: EntryRow) => {
    setDeleting(null);
    const answer = await ask('files.delete', { container: id, path });
    if (!answer.ok) moving.report(answer.error);
    await onRefresh();
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
        <MenuButton
          title={t('Upload')}
          label={t('Upload to {target}', { target: shownName(target) })}
          icon="upload"
          disabledReason={engineReason ?? whyNotWritten(container, target)}
          lines={[
            { title: t('Files…'), act: () => void uploads.choose(target, 'files') },
            { title: t('A folder…'), act: () => void uploads.choose(target, 'folder') },
          ]}
        />
        <IconButton
          label={t('Refresh the files')}
          hint={t('Refresh')}
          icon="restart"
          disabledReason={refreshing ? t('The files are being read') : null}
          onClick={() => void onRefresh()}
        />
      </div>
      <TransferBar transfers={moving.transfers} onCallOff={moving.callOff} />
      {top?.kind === 'failed' ? (
        <Unreadable error={top.error} onAgain={() => void onRefresh()} />
      ) : (
        <div className={styles.split}>
          <div className={styles.left} {...drop.handlers}>
            <FileTree
              label={t('Files of {container}', { container: containerLabel(container) })}
              rows={rows}
              visit={visit}
              chosen={chosen}
              onChoose={({ key }) => setChosen(key)}
              onOpen={setFolderOpen}
              onEnter={enter}
              onDelete={(gone) => {
                if (gone.kind === 'entry') setDeleting(gone);
              }}
              onDrag={(event, dragged) => void dragOut.begin(event, dragged)}
            />
            {dragOut.coming !== null && (
              <p role="status" className={`${styles.dropNote} ${styles.coming}`}>
                {rich('Getting {name}: keep holding it', {
                  name: <bdi>{shownName(dragOut.coming)}</bdi>,
                })}
              </p>
            )}
            {drop.over !== null && (
              <p role="status" className={styles.dropNote}>
                {rich('Drop to upload to {over}', { over: <bdi>{shownName(drop.over)}</bdi> })}
              </p>
            )}
          </div>
          {row?.kind === 'entry' && (
            <FilePane
              key={row.key}
              container={container}
              row={row}
              onClose={() => setChosen(null)}
              onFollow={() => follow(row)}
              onDownload={(as) => void moving.begin({ kind: 'download', container: id, path: row.path, as })}
              onDelete={() => setDeleting(row)}
              onChanged={() => void onRefresh()}
            />
          )}
        </div>
      )}
      {deleting !== null && (
        <DeleteFileDialog
          container={container}
          row={deleting}
          note={deletionNote}
          onClose={() => setDeleting(null)}
          onDelete={() => void remove(deleting)}
        />
      )}
      {uploads.asked !== null && (
        <ReplaceDialog
          {...uploads.asked}
          onClose={uploads.drop}
          onUpload={() => {
            if (uploads.asked !== null) void uploads.put(uploads.asked);
          }}
        />
      )}
    </div>
  );
}

function isFolder(row: FileRow): row is EntryRow {
  return row.kind === 'entry' && row.entry.kind === 'folder';
}

function Unreadable({ error, onAgain }: { error: AppError; onAgain: () => void }) {
  const platform = useApp(({ about }) => about.platform);
  const { title, cause, nextStep } = describeError(error, platform);
  return (
    <EmptyState
      framed
      icon="warning"
      title={title}
      actions={<ActionButton onClick={onAgain}>{t('Try again')}</ActionButton>}
    >
      <bdi>{cause}</bdi> {nextStep}
    </EmptyState>
  );
}
