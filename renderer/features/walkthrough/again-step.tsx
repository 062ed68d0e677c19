import type { ReactNode } from 'react';
import type { Operation } from '../../../shared/operation.ts';
import { type CopyFacts, isSameVolume, type Reading, verdictOf } from '../../../shared/walkthrough.ts';
import { absoluteTime } from '../../format/age.ts';
import { formatBytes } from '../../format/bytes.ts';
import { count } from '../../format/list.ts';
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
    volume?.name ?? 'none: in the container',
    volume === null || volume.createdAt === null ? none : absoluteTime(volume.createdAt),
    bytes === null ? none : formatBytes(bytes),
  ];
}

/** What the database held before and after, as it was read. */
function BeforeAndAfter({ before, after }: { before: Reading | null; after: Reading | null }) {
  const [left, right] = [columnOf(before), columnOf(after)];
  const rows = ['Todos', 'Volume', 'Volume made', 'Size of the volume']
    .map((name, row) => ({ name, cells: [left[row], right[row]] }))
    // Of what nobody told there is no row.
    .filter(({ cells }) => cells.some((cell) => cell !== none));
  return (
    <table className={styles.compare}>
      <caption className="visually-hidden">What the database held</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Before</th>
          <th scope="col">After</th>
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
        title={`${count(verdict.lost, 'todo')} of ${verdict.of} ${verdict.lost === 1 ? 'is' : 'are'} gone`}
      >
        {before.volume === null
          ? 'The files of the database lay in its container, and went with it.'
          : isSameVolume(before.volume, after.volume)
            ? 'The volume is the same, but they are not in the database any more.'
            : 'The new containers have another volume than the old ones.'}
      </Banner>
    );
  }
  if (verdict.todos === 0) {
    return (
      <Banner tone="info" title="There were no todos to find again">
        Add one, then delete the stack and run it once more.
      </Banner>
    );
  }
  return (
    <div className={styles.still} role="status">
      <Banner tone="info" title="Your todos are still there">
        <span>
          {verdict.todos === 1 ? 'The todo' : `All ${verdict.todos} todos`} of before{' '}
          {verdict.todos === 1 ? 'was' : 'were'} found again in the new containers
          {isSameVolume(before.volume, after.volume) ? ', on the same volume' : ''}.
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
  const busy = name !== undefined && stacks.has(name) ? `Wait: ${name} is busy` : null;
  const missing =
    name === undefined ? 'Run the application first' : copy.progress.added ? null : 'Add a todo first';
  return (
    <div className={styles.buttons}>
      <ActionButton
        look="primary"
        icon="bin"
        disabledReason={engine ?? missing ?? busy}
        onClick={() => name !== undefined && openDialog({ kind: 'delete', target: { kind: 'stack', name } })}
      >
        Delete the stack
      </ActionButton>
      <ShowMe primary={false} />
    </div>
  );
}

/** Step 5: delete, run again, compare. */
export function AgainStep({ copy, progressOf, isCounterExample = false }: Props) {
  const { runFolder } = useActions();
  const runReason = useRunReason(copy);
  if (copy === null) return <p className={styles.hint}>Get the sample first.</p>;
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
            Run it again
          </ActionButton>
        </div>
      )}
      {!isDeleted && !proved && !(isCounterExample && after !== null) && <Delete copy={copy} />}
      <StackAtWork copy={copy} progressOf={progressOf} />
      {isDeleted && isUp && <p className={styles.hint}>Asking the new database what it holds …</p>}
      {before !== null && after !== null && <Result before={before} after={after} />}
      {(before !== null || last !== null) && <BeforeAndAfter before={before ?? last} after={after} />}
    </>
  );
}
