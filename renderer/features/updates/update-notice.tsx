import { assertNever } from '../../../shared/assert-never.ts';
import { t } from '../../../shared/texts.ts';
import type { Release, UpdateAct, UpdateState } from '../../../shared/update.ts';
import { formatBytes } from '../../format/bytes.ts';
import { updateProblemText } from '../../format/update-words.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import styles from './updates.module.css';

interface View {
  readonly release: Release;
  readonly title: string;
  readonly text: string;
  readonly acts: readonly { readonly act: UpdateAct; readonly title: string; readonly primary?: boolean }[];
}

/** What is to be said of an update; `null` where nothing waits for a word. */
function viewOf(state: UpdateState): View | null {
  const later = { act: 'later', title: t('Later') } as const;
  const skip = { act: 'skip', title: t('Skip this version') } as const;
  switch (state.kind) {
    case 'not-here':
    case 'no-place':
    case 'idle':
    case 'checking':
    case 'newest':
    case 'check-failed':
      return null;
    case 'available':
      return {
        release: state.release,
        title: t('Stackyard {version} is available', { version: state.release.version }),
        text: t('Nothing is downloaded until you say so.'),
        acts: [{ act: 'download', title: t('Download'), primary: true }, later, skip],
      };
    case 'downloading':
      return {
        release: state.release,
        title: t('Downloading Stackyard {version}', { version: state.release.version }),
        text:
          state.total === null
            ? formatBytes(state.bytes)
            : t('{bytes} of {total}', { bytes: formatBytes(state.bytes), total: formatBytes(state.total) }),
        acts: [{ act: 'cancel', title: t('Cancel') }],
      };
    case 'download-failed':
      return {
        release: state.release,
        title: t('Stackyard {version} could not be downloaded', { version: state.release.version }),
        text: updateProblemText(state.problem),
        acts: [{ act: 'download', title: t('Try again'), primary: true }, later, skip],
      };
    case 'downloaded':
      return {
        release: state.release,
        title: t('Stackyard {version} is ready', { version: state.release.version }),
        text: t('It is put in place when you restart, and not before. Containers run on meanwhile.'),
        acts: [{ act: 'restart', title: t('Restart to update'), primary: true }, later],
      };
    default:
      return assertNever(state);
  }
}

/** Offers a newer version, which can be refused. Its notes are of somebody else: they are text, and nothing but. */
export function UpdateNotice() {
  const state = useApp(({ update }) => update);
  const { updateAct } = useActions();
  const view = viewOf(state);
  if (view === null) return null;
  const { release, title, text, acts } = view;
  return (
    <section aria-label={t('Update')}>
      <span role="status" className="visually-hidden">
        {title}
      </span>
      <Banner
        tone={state.kind === 'download-failed' ? 'bad' : 'info'}
        title={title}
        actions={acts.map(({ act, title: words, primary }) => (
          <ActionButton key={act} look={primary ? 'primary' : 'plain'} onClick={() => void updateAct(act)}>
            {words}
          </ActionButton>
        ))}
      >
        <bdi>{text}</bdi>
        {state.kind === 'downloading' && state.total !== null && (
          <progress
            className={styles.progress}
            value={state.bytes}
            max={Math.max(1, state.total)}
            aria-label={title}
          />
        )}
        {release.notes !== '' && (
          <details className={styles.notes}>
            <summary>{t('What is new')}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard, too. */}
            <section tabIndex={0} aria-label={t('Release notes')} className={styles.text}>
              {release.notes}
            </section>
          </details>
        )}
      </Banner>
    </section>
  );
}
