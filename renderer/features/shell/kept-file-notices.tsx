import { assertNever } from '../../../shared/assert-never.ts';
import type { KeptFileKind, KeptFileProblem } from '../../../shared/kept-files.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';

const names: Record<KeptFileKind, string> = {
  settings: 'The settings',
  stacks: 'The notes of stacks',
  walkthrough: 'The progress of the walkthrough',
  additions: 'The notes of volumes being added',
  exports: 'The list of volume exports',
  work: 'The notes of work under way',
  deletion: 'The note of a deletion',
};

function wordsOf({ file, path, problem }: KeptFileProblem): { title: string; text: string } {
  switch (problem.kind) {
    case 'set-aside':
      return {
        title: `${names[file]} could not be read`,
        text: `Stackyard began anew without. What was there is kept in ${problem.aside}. To have it back, mend that file, quit Stackyard, and rename it to ${path}.`,
      };
    case 'in-the-way':
      return {
        title: `${names[file]} could not be read`,
        text: `The file stays as it is, and nothing is written over it: ${path}. Mend it or move it elsewhere, and start Stackyard again.`,
      };
    case 'not-written':
      return {
        title: `${names[file]} can’t be saved`,
        text: `${problem.detail}. What changed is kept until you quit. Make room or mend the permissions of ${path}: it is tried again by itself.`,
      };
    default:
      return assertNever(problem);
  }
}

function Notice({ told }: { told: KeptFileProblem }) {
  const { seenKeptFile, copy } = useActions();
  const { title, text } = wordsOf(told);
  const { problem, path } = told;
  const copied = problem.kind === 'set-aside' ? problem.aside : path;
  const actions = (
    <>
      <ActionButton label={`Copy the path ${copied}`} onClick={() => void copy(copied, 'Path')}>
        Copy path
      </ActionButton>
      {problem.kind !== 'not-written' && (
        <ActionButton label={`Dismiss: ${title}`} onClick={() => void seenKeptFile(path)}>
          Dismiss
        </ActionButton>
      )}
    </>
  );
  return (
    <Banner tone={problem.kind === 'not-written' ? 'bad' : 'warning'} urgent title={title} actions={actions}>
      <bdi>{text}</bdi>
    </Banner>
  );
}

/** Says which of the app's own files could not be read or written, where they are, and what to do. */
export function KeptFileNotices() {
  const problems = useApp(({ keptFiles }) => keptFiles);
  return problems.map((told) => <Notice key={`${told.path} ${told.problem.kind}`} told={told} />);
}
