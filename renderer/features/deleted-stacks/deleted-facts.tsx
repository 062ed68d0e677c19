import type { Deletion } from '../../../shared/deletion.ts';
import type { DeletedStack } from '../../../shared/stack-memory.ts';
import { t } from '../../../shared/texts.ts';
import { absoluteTime, age } from '../../format/age.ts';
import { shortPath } from '../../format/path.ts';
import { volumeLabel } from '../../format/volume-label.ts';
import { useApp } from '../../store/app-context.tsx';
import { useTimeText } from '../../ui/clock.ts';
import { NameText } from '../../ui/name-text.tsx';
import { rich } from '../../ui/rich.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './deleted-stacks.module.css';
import { DeletedWhen } from './deleted-when.tsx';
import { keptWords } from './kept-words.ts';
import { savedWords } from './saved-words.ts';

/** Where the Compose file is, or that it is not there. */
function ComposePath({ stack }: { stack: DeletedStack }) {
  const homeDir = useApp(({ about }) => about.homeDir);
  const file = stack.note?.configFiles[0];
  const path = file === undefined ? null : shortPath(file, homeDir);
  if (stack.composeFile === 'present') return path === null ? null : <NameText>{path}</NameText>;
  return (
    <span className={`ellipsis ${styles.amber}`}>
      {path === null
        ? t('where its Compose file is, is not known')
        : rich('not found: {path}', { path: <bdi title={path}>{path}</bdi> })}
    </span>
  );
}

/** When a stack went, and where its Compose file is. */
export function StackFacts({ stack }: { stack: DeletedStack }) {
  return (
    <>
      <DeletedWhen note={stack.note} />
      <span aria-hidden="true">·</span>
      <ComposePath stack={stack} />
    </>
  );
}

/** When a standalone container went. */
export function ContainerFacts({ at }: { at: number }) {
  const text = useTimeText((now) => t('Container deleted {at}', { at: age(at, now) }));
  return <span title={absoluteTime(at)}>{text}</span>;
}

const GoodTag = ({ children }: { children: string }) => (
  <Tag tone="good" icon="shield">
    <bdi>{children}</bdi>
  </Tag>
);

/** What is left of a stack's data: its volumes, and what was saved. */
export function StackKept({ stack, deletion }: { stack: DeletedStack; deletion: Deletion | null }) {
  const sizes = useApp(({ volumeSizes }) => volumeSizes.sizes);
  const kept = keptWords(stack, sizes);
  const saved = deletion === null ? null : savedWords(deletion);
  return (
    <div className={styles.kept} title={stack.keptVolumes.map(volumeLabel).join(', ')}>
      {saved !== null && <GoodTag>{saved}</GoodTag>}
      {kept !== null && <GoodTag>{kept}</GoodTag>}
      {kept === null && saved === null && <Tag tone="off">{t('no volume kept')}</Tag>}
    </div>
  );
}

/** What was saved of a standalone container. */
export function ContainerKept({ deletion }: { deletion: Deletion }) {
  const saved = savedWords(deletion);
  return (
    saved !== null && (
      <div className={styles.kept}>
        <GoodTag>{saved}</GoodTag>
      </div>
    )
  );
}
