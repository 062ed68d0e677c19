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
export const RunDialog = onDemand(async () => (await import('./features/run/run-dialog.tsx')).RunDialog);
export const SettingsView = onDemand(
  async () => (await import('./features/settings/settings-view.tsx')).SettingsView,
);
export const WalkthroughView = onDemand(
  async () => (await import('./features/walkthrough/walkthrough-view.tsx')).WalkthroughView,
);

/** Loads them all: soon after the first picture, so that nobody waits for one. */
export async function loadParts(): Promise<void> {
  const parts = [
    ContainerPage,
    StackPage,
    VolumePage,
    RunDialog,
    Palette,
    ShortcutsDialog,
    AddVolumeDialog,
    SettingsView,
    WalkthroughView,
  ];
  await Promise.all(parts.map(({ load }) => load()));
}
