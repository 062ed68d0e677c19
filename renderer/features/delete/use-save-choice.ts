import { useState } from 'react';
import type { PlannedVolume } from '../../../shared/delete-plan.ts';
import type { SaveChoice } from '../../../shared/deletion.ts';
import type { VolumeName } from '../../../shared/ids.ts';
import type { Unsaved } from '../../../shared/unsaved.ts';

export const namesOf = (volumes: readonly PlannedVolume[]): ReadonlySet<VolumeName> =>
  new Set(volumes.map(({ name }) => name));

/** What is to be saved first: unsaved files unless somebody says no, ticked volumes only if somebody says so. */
export function useSaveChoice(unsaved: Unsaved | null, going: readonly PlannedVolume[]) {
  const [files, setFiles] = useState(true);
  const [volumes, setVolumes] = useState(false);
  const isOffered = unsaved !== null && (unsaved.risks.length > 0 || unsaved.unknown.length > 0);
  const save: SaveChoice = { unsavedFiles: isOffered && files, volumes: going.length > 0 && volumes };
  return {
    save,
    setFiles,
    setVolumes,
    /** Of the volumes that go those of which no copy is made. */
    lost: going.filter(({ anonymous }) => !save.volumes && !(anonymous && save.unsavedFiles)),
  };
}
