import { onDemand } from './ui/on-demand.tsx';

// What the first picture doesn't need is not loaded for it.
export const ContainerPage = onDemand(async () => (await import('./pages/container-page.tsx')).ContainerPage);
export const StackPage = onDemand(async () => (await import('./pages/stack-page.tsx')).StackPage);
export const VolumePage = onDemand(async () => (await import('./pages/volume-page.tsx')).VolumePage);
export const Palette = onDemand(async () => (await import('./pages/page-palette.tsx')).PagePalette);
export const ShortcutsDialog = onDemand(
  async () => (await import('./features/shortcuts/shortcuts-dialog.tsx')).ShortcutsDialog,
);
export const AddVolumeDialog = onDemand(
  async () => (await import('./features/add-volume/add-volume-dialog.tsx')).AddVolumeDialog,
);
export const KeptFileNotices = onDemand(
  async () => (await import('./features/shell/kept-file-notices.tsx')).KeptFileNotices,
);
export const UpdateNotice = onDemand(
  async () => (await import('./features/updates/update-notice.tsx')).UpdateNotice,
);
export const RunDialog = onDemand(async () => (await import('./features/run/run-dialog.tsx')).RunDialog);
export const SettingsView = onDemand(
  async () => (await import('./features/settings/settings-view.tsx')).SettingsView,
);
export const DiagnosticsView = onDemand(
  async () => (await import('./features/diagnostics/diagnostics-view.tsx')).DiagnosticsView,
);
export const WalkthroughView = onDemand(
  async () => (await import('./features/walkthrough/walkthrough-view.tsx')).WalkthroughView,
);
export const BulkDeleteDialog = onDemand(
  async () => (await import('./features/delete/bulk-delete-dialog.tsx')).BulkDeleteDialog,
);
export const BulkDialog = onDemand(async () => (await import('./features/bulk/bulk-dialog.tsx')).BulkDialog);
export const BulkResultDialog = onDemand(
  async () => (await import('./features/operations/bulk-result-dialog.tsx')).BulkResultDialog,
);
export const DeleteDialog = onDemand(
  async () => (await import('./features/delete/delete-dialog.tsx')).DeleteDialog,
);
export const DeleteVolumeDialog = onDemand(
  async () => (await import('./features/volumes/delete-volume-dialog.tsx')).DeleteVolumeDialog,
);
export const KillDialog = onDemand(async () => (await import('./features/kill/kill-dialog.tsx')).KillDialog);
export const LogDialog = onDemand(
  async () => (await import('./features/operations/log-dialog.tsx')).LogDialog,
);
export const PutBackDialog = onDemand(
  async () => (await import('./features/deleted-stacks/put-back-dialog.tsx')).PutBackDialog,
);
export const QuestionDialog = onDemand(
  async () => (await import('./features/operations/question-dialog.tsx')).QuestionDialog,
);
export const RemoveSavedDialog = onDemand(
  async () => (await import('./features/deleted-stacks/remove-saved-dialog.tsx')).RemoveSavedDialog,
);
export const RenameDialog = onDemand(
  async () => (await import('./features/rename/rename-dialog.tsx')).RenameDialog,
);
export const VolumeDialog = onDemand(
  async () => (await import('./features/volumes/volume-dialog.tsx')).VolumeDialog,
);
export const VolumesView = onDemand(
  async () => (await import('./features/volumes/volumes-view.tsx')).VolumesView,
);
export const WalkthroughPanel = onDemand(
  async () => (await import('./features/walkthrough/walkthrough-panel.tsx')).WalkthroughPanel,
);

/** Loads them all: soon after the first picture, so that nobody waits for one. */
export async function loadParts(): Promise<void> {
  const parts = [
    ContainerPage,
    StackPage,
    VolumePage,
    RunDialog,
    UpdateNotice,
    Palette,
    ShortcutsDialog,
    AddVolumeDialog,
    SettingsView,
    DiagnosticsView,
    WalkthroughPanel,
    WalkthroughView,
    BulkDeleteDialog,
    BulkDialog,
    BulkResultDialog,
    DeleteDialog,
    DeleteVolumeDialog,
    KillDialog,
    LogDialog,
    PutBackDialog,
    QuestionDialog,
    RemoveSavedDialog,
    RenameDialog,
    VolumeDialog,
    VolumesView,
  ];
  await Promise.all(parts.map(({ load }) => load()));
}
