import { assertNever } from '../../../shared/assert-never.ts';
import type { KeptFileKind, KeptFileProblem } from '../../../shared/kept-files.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';

const names: Record<KeptFileKind, string> = {
  settings: t('The settings'),
  stacks: t('The notes of stacks'),
  walkthrough: t('The progress of the walkthrough'),
  additions: t('The notes of volumes being added'),
  exports: t('The list of volume exports'),
  work: t('The notes of work under way'),
  deletion: t('The note of a deletion'),
};

function wordsOf({ file, path, problem }: KeptFileProblem): { title: string; text: string } {
  switch (problem.kind) {
    case 'set-aside':
      return {
        title: t('{names} could not be read', { names: names[file] }),
        text: t(
          'Stackyard began anew without. What was there is kept in {aside}. To have it back, mend that file, quit Stackyard, and rename it to {path}.',
          { aside: problem.aside, path },
        ),
      };
    case 'in-the-way':
      return {
        title: t('{names} could not be read', { names: names[file] }),
        text: t(
          'The file stays as it is, and nothing is written over it: {path}. Mend it or move it elsewhere, and start Stackyard again.',
          { path },
        ),
      };
    case 'not-written':
      return {
        title: t('{names} can’t be saved', { names: names[file] }),
        text: t(
          '{detail}. What changed is kept until you quit. Make room or mend the permissions of {path}: it is tried again by itself.',
          { detail: problem.detail, path },
        ),
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
      <ActionButton
        label={t('Copy the path {copied}', { copied })}
        onClick={() => void copy(copied, t('Path'))}
      >
        {t('Copy path')}
      </ActionButton>
      {problem.kind !== 'not-written' && (
        <ActionButton label={t('Dismiss: {title}', { title })} onClick={() => void seenKeptFile(path)}>
          {t('Dismiss')}
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
