import { assertNever } from '../../../shared/assert-never.ts';
import type { OpenDialog } from '../../store/ui-state.ts';
import { CloneVolumeDialog } from './clone-volume-dialog.tsx';
import { CreateVolumeDialog } from './create-volume-dialog.tsx';
import { DeleteVolumesDialog } from './delete-volumes-dialog.tsx';
import { EmptyVolumeDialog } from './empty-volume-dialog.tsx';
import { ExportVolumeDialog } from './export-volume-dialog.tsx';
import { ImportVolumeDialog } from './import-volume-dialog.tsx';

type Dialog = Extract<
  OpenDialog,
  {
    kind:
      | 'delete-volumes'
      | 'create-volume'
      | 'clone-volume'
      | 'empty-volume'
      | 'export-volume'
      | 'import-volume';
  }
>;

/** The dialogs about volumes, beside the one that deletes a single one. */
export function VolumeDialog({ dialog }: { dialog: Dialog }) {
  switch (dialog.kind) {
    case 'delete-volumes':
      return <DeleteVolumesDialog />;
    case 'create-volume':
      return <CreateVolumeDialog />;
    case 'clone-volume':
      return <CloneVolumeDialog name={dialog.name} />;
    case 'empty-volume':
      return <EmptyVolumeDialog name={dialog.name} />;
    case 'export-volume':
      return <ExportVolumeDialog name={dialog.name} />;
    case 'import-volume':
      return <ImportVolumeDialog name={dialog.name} path={dialog.path} />;
    default:
      return assertNever(dialog);
  }
}
