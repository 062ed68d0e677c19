import type { Volume } from '../../shared/engine.ts';

/** What people call a volume: its key in the Compose file, the start of an anonymous one's digits, or its name. */
export function volumeLabel(volume: Volume): string {
  if (volume.compose !== null) return volume.compose.key;
  return volume.anonymous ? `${volume.name.slice(0, 12)}…` : volume.name;
}
