import { openAdditionJournal } from '../history/addition-journal.ts';
import { openDeletionNotes } from '../history/deletion-notes.ts';
import { createKeptFileProblems } from '../history/kept-file-problems.ts';
import { openSettingsFile } from '../history/settings-file.ts';
import { openStackNotes } from '../history/stack-notes.ts';
import { openVolumeExports } from '../history/volume-exports.ts';
import { openWorkNotes } from '../history/work-notes.ts';
import { openProgressFile } from '../walkthrough/progress-file.ts';

export type KeptFiles = Awaited<ReturnType<typeof openKeptFiles>>;

/** All that the app keeps in files of its own, under `dir`. `now` in ms since 1970. */
export async function openKeptFiles(dir: string, now: () => number) {
  const problems = createKeptFileProblems();
  const place = { dir, now, problems };
  const [notes, settings, journal, walkthrough, exports, work, deletions] = await Promise.all([
    openStackNotes(place),
    openSettingsFile(place),
    openAdditionJournal(place),
    openProgressFile(place),
    openVolumeExports(place),
    openWorkNotes(place),
    openDeletionNotes(dir, problems),
  ]);
  const flush = async () => {
    await Promise.all([notes.flush(), settings.flush(), walkthrough.flush()]);
  };
  return { notes, settings, journal, walkthrough, exports, work, deletions, problems, flush };
}
