import { openAdditionJournal } from '../history/addition-journal.ts';
import { openDeletionNotes } from '../history/deletion-notes.ts';
import type { SettingsFile } from '../history/settings-file.ts';
import { openStackNotes } from '../history/stack-notes.ts';
import { openVolumeExports } from '../history/volume-exports.ts';
import { openWorkNotes } from '../history/work-notes.ts';
import { openProgressFile } from '../walkthrough/progress-file.ts';
import type { KeptFilesPlace } from './kept-place.ts';

export type KeptFiles = Awaited<ReturnType<typeof openKeptFiles>>;

/** All that the app keeps in files of its own, but for the settings, which come first: the window needs them. */
export async function openKeptFiles(place: KeptFilesPlace, settings: SettingsFile) {
  const [notes, journal, walkthrough, exports, work, deletions] = await Promise.all([
    openStackNotes(place),
    openAdditionJournal(place),
    openProgressFile(place),
    openVolumeExports(place),
    openWorkNotes(place),
    openDeletionNotes(place.dir, place.problems),
  ]);
  const flush = async () => {
    await Promise.all([notes.flush(), settings.flush(), walkthrough.flush()]);
  };
  const { problems } = place;
  return { notes, settings, journal, walkthrough, exports, work, deletions, problems, flush };
}
