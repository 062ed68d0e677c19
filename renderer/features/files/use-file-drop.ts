import { type DragEvent, useState } from 'react';
import type { ContainerPath } from '../../../shared/container-files.ts';
import { type HostPath, hostPath } from '../../../shared/ids.ts';
import { useBridge } from '../../store/app-context.tsx';

/** What an element carries that takes dropped files for a folder. */
export const dropFolderAttribute = 'data-drop-folder';

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** The folder that the pointer is over. */
function folderAt({ target }: DragEvent, base: ContainerPath): ContainerPath {
  const row = target instanceof Element ? target.closest(`[${dropFolderAttribute}]`) : null;
  return row?.getAttribute(dropFolderAttribute) ?? base;
}

/** Files and folders that are dropped on the tree, and which folder they go to. */
export function useFileDrop(
  base: ContainerPath,
  onDrop: (folder: ContainerPath, paths: readonly HostPath[]) => void,
) {
  const bridge = useBridge();
  const [over, setOver] = useState<ContainerPath | null>(null);
  return {
    /** Where files that are held over the tree would go; `null` while none are. */
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        // Whoever else takes files sees by this that they are for us.
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(folderAt(event, base));
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(null);
      },
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(null);
        const paths = [...event.dataTransfer.files]
          .map((file) => bridge.pathOfDropped(file))
          .filter((path) => path !== '')
          .map(hostPath);
        if (paths.length > 0) onDrop(folderAt(event, base), paths);
      },
    },
  };
}
