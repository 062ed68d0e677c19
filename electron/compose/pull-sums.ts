import type { Step } from '../../shared/operation.ts';

/** What one line tells of one layer of an image that is pulled. */
export interface LayerProgress {
  /** The image, or before Compose 5 the service that it is pulled for. */
  readonly image: string;
  readonly layer: string;
  /** In the engine's words: `Downloading`, `Extracting`, `Pull complete`. */
  readonly phase: string;
  /** Bytes; `null` where the line tells none. */
  readonly current: number | null;
  readonly total: number | null;
}

/** The layer is on this machine when one of these is said of it. */
const afterDownload = new Set(['Verifying Checksum', 'Download complete', 'Extracting', 'Pull complete']);

/**
 * Sums the layers of each image, so that one step tells how far the image is. The total grows while more layers begin;
 * it is the size that is downloaded, not that on the disk.
 */
export function pullSums(): { add(layer: LayerProgress): Step | null } {
  const images = new Map<string, Map<string, { readonly current: number; readonly total: number }>>();

  return {
    add({ image, layer, phase, current, total }) {
      const layers =
        images.get(image) ?? new Map<string, { readonly current: number; readonly total: number }>();
      images.set(image, layers);
      const before = layers.get(layer);
      if (phase === 'Downloading' && current !== null && total !== null)
        layers.set(layer, { current, total });
      else if (afterDownload.has(phase) && before)
        layers.set(layer, { current: before.total, total: before.total });
      else return null;

      const all = [...layers.values()];
      const got = all.reduce((sum, each) => sum + each.current, 0);
      const wanted = all.reduce((sum, each) => sum + each.total, 0);
      const text = got < wanted ? `Downloading ${bytes(got)}/${bytes(wanted)}` : 'Extracting';
      return { subject: 'image', name: image, state: 'working', text };
    },
  };
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** As Docker writes sizes: decimal units, four digits. */
function bytes(count: number): string {
  let size = count;
  let at = 0;
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000;
    at += 1;
  }
  return `${Number(size.toPrecision(4))}${units[at]}`;
}
