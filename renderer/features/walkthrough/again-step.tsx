import type { ReactNode } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { plural, t } from '../../../shared/texts.ts';
import { type CopyFacts, isSameVolume, type Reading, verdictOf } from '../../../shared/walkthrough.ts';
import { absoluteTime } from '../../format/age.ts';
import { formatBytes } from '../../format/bytes.ts';
import { useActions, useRunning } from '../../store/app-context.tsx';
import { useEngineReason } from '../../store/use-reasons.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { StackAtWork, useRunReason } from './run-step.tsx';
import { ShowMe } from './todos-step.tsx';
import styles from './walkthrough.module.css';

interface Props {
  readonly copy: CopyFacts | null;
  readonly progressOf: (operation: Operation) => ReactNode;
  /** Its end is that something is lost: nobody is asked to do it once more. */
  readonly isCounterExample?: boolean;
}

const none = '–';

function columnOf(
  reading: Reading | null,
): readonly [todos: string, volume: string, made: string, size: string] {
  if (reading === null) return [none, none, none, none];
  const { todos, volume, bytes } = reading;
  return [
    String(todos.length),
    volume?.name ?? t('none: in the container'),
    volume === null || volume.createdAt === null ? none : absoluteTime(volume.createdAt),
    bytes === null ? none : formatBytes(bytes),
  ];
}

/** What the database held before and after, as it was read. */
function BeforeAndAfter({ before, after }: { before: Reading | null; after: Reading | null }) {
  const [left, right] = [columnOf(before), columnOf(after)];
  const rows = [t('Todos'), t('Volume'), t('Volume made'), t('Size of the volume')]
    .map((name, row) => ({ name, cells: [left[row], right[row]] }))
    // Of what nobody told there is no row.
    .filter(({ cells }) => cells.some((cell) => cell !== none));
  return (
    <table className={styles.compare}>
      <caption className="visually-hidden">{t('What the database held')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('Before')}</th>
          <th scope="col">{t('After')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{cells[0]}</td>
            <td>{cells[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says that the todos are still there only where each of them was found again. */
export function Result({ before, after }: { before: Reading; after: Reading }) {
  const verdict = verdictOf(before, after);
  if (verdict.kind === 'lost') {
    return (
      <Banner
        tone="bad"
        title={plural(verdict.lost, '{n} todo of {of} is gone', '{n} todos of {of} are gone', {
          of: verdict.of,
        })}
      >
        {before.volume === null
          ? t('The files of the database lay in its container, and went with it.')
          : isSameVolume(before.volume, after.volume)
            ? t('The volume is the same, but they are not in the database any more.')
            : t('The new containers have another volume than the old ones.')}
      </Banner>
    );
  }
  if (verdict.todos === 0) {
    return (
      <Banner tone="info" title={t('There were no todos to find again')}>
        {t('Add one, then delete the stack and run it once more.')}
      </Banner>
    );
  }
  return (
    <div className={styles.still} role="status">
      <Banner tone="info" title={t('Your todos are still there')}>
        <span>
          {plural(
            verdict.todos,
            'The todo of before was found again in the new containers{what}.',
            'All {n} todos of before were found again in the new containers{what}.',
            { what: isSameVolume(before.volume, after.volume) ? t(', on the same volume') : '' },
          )}
        </span>
      </Banner>
    </div>
  );
}

function Delete({ copy }: { copy: CopyFacts }) {
  const { openDialog } = useActions();
  const engine = useEngineReason();
  const name = copy.stack?.name;
  const { stacks } = useRunning();
  const busy = name !== undefined && stacks.has(name) ? t('Wait: {name} is busy', { name }) : null;
  const missing =
    name === undefined ? t('Run the application first') : copy.progress.added ? null : t('Add a todo first');
  return (
    <div className={styles.buttons}>
      <ActionButton
        look="primary"
        icon="bin"
        disabledReason={engine ?? missing ?? busy}
        onClick={() => name !== undefined && openDialog({ kind: 'delete', target: { kind: 'stack', name } })}
      >
        {t('Delete the stack')}
      </ActionButton>
      <ShowMe primary={false} />
    </div>
  );
}

/** Step 5: delete, run again, compare. */
export function AgainStep({ copy, progressOf, isCounterExample = false }: Props) {
  const { runFolder } = useActions();
  const runReason = useRunReason(copy);
  if (copy === null) return <p className={styles.hint}>{t('Get the sample first.')}</p>;
  const { before, after, last, proved } = copy.progress;
  const isUp = copy.stack?.up ?? false;
  const isDeleted = before !== null && after === null;
  return (
    <>
      {isDeleted && !isUp && (
        <div className={styles.buttons}>
          <ActionButton
            look="primary"
            icon="play"
            disabledReason={runReason}
            onClick={() => void runFolder(copy.progress.folder)}
          >
            {t('Run it again')}
          </ActionButton>
        </div>
      )}
      {!isDeleted && !proved && !(isCounterExample && after !== null) && <Delete copy={copy} />}
      <StackAtWork copy={copy} progressOf={progressOf} />
      {isDeleted && isUp && <p className={styles.hint}>{t('Asking the new database what it holds …')}</p>}
      {before !== null && after !== null && <Result before={before} after={after} />}
      {(before !== null || last !== null) && <BeforeAndAfter before={before ?? last} after={after} />}
    </>
  );
}
