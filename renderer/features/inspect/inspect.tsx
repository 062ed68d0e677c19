import Skeleton from '@mui/material/Skeleton';
import { useMemo, useState } from 'react';
import { containerLabel } from '../../../shared/container-label.ts';
import type { Container } from '../../../shared/engine.ts';
import { plural, t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { CodeView } from '../../ui/code-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './inspect.module.css';
import type { Json } from './inspect-tree.ts';
import { jsonLines, jsonText } from './json-tokens.ts';
import { maskEnvironment } from './mask-inspect.ts';
import { TreeRowView } from './tree-row.tsx';
import { useInspected } from './use-inspected.ts';
import { useTree } from './use-tree.ts';

type Look = 'tree' | 'json';
const looks = [
  { value: 'tree', text: t('Tree') },
  { value: 'json', text: t('Raw JSON') },
] as const;

/** All that the engine tells of a container, as a tree or as JSON; secrets only on request. */
export function Inspect({ container }: { container: Container }) {
  const { inspected, again } = useInspected(container);
  const platform = useApp(({ about }) => about.platform);
  if (inspected.kind === 'asking') {
    return (
      <div role="status" aria-label={t('Asking the engine')}>
        <Skeleton width="30%" />
        <Skeleton width="60%" />
        <Skeleton width="45%" />
      </div>
    );
  }
  if (inspected.kind === 'failed') {
    const { title, cause, nextStep } = describeError(inspected.error, platform);
    return (
      <EmptyState
        framed
        icon="warning"
        title={title}
        actions={<ActionButton onClick={again}>{t('Try again')}</ActionButton>}
      >
        {cause} {nextStep}
      </EmptyState>
    );
  }
  return <Known name={containerLabel(container)} value={inspected.value} />;
}

function Known({ name, value }: { name: string; value: Json }) {
  const { copy } = useActions();
  const [look, setLook] = useState<Look>('tree');
  const [revealed, setRevealed] = useState(false);
  const masked = useMemo(() => maskEnvironment(value), [value]);
  const shown = revealed ? value : masked.value;
  const tree = useTree(shown);
  const secrets = plural(masked.count, '{n} secret', '{n} secrets');
  return (
    <>
      <div className={styles.toolbar}>
        {look === 'tree' && <SearchBox {...tree.search} placeholder={t('Search names and values')} />}
        <Segments label={t('Show as')} options={looks} value={look} onChange={setLook} />
        <span className={styles.grow} />
        {masked.count > 0 && (
          <ActionButton icon="shield" onClick={() => setRevealed(!revealed)}>
            {revealed ? t('Hide {secrets}', { secrets }) : t('Reveal {secrets}', { secrets })}
          </ActionButton>
        )}
        <ActionButton
          icon="copy"
          label={t('Copy all of {name}', { name })}
          onClick={() =>
            void copy(
              jsonText(shown),
              'JSON',
              masked.count > 0 && !revealed ? [t('{secrets} left out.', { secrets })] : [],
            )
          }
        >
          {t('Copy')}
        </ActionButton>
      </div>
      {look === 'json' ? (
        <RawJson name={name} value={shown} />
      ) : (
        <div
          role="tree"
          aria-label={t('Inspect {name}', { name })}
          className={styles.tree}
          onKeyDown={tree.onKeyDown}
        >
          {tree.rows.map((row) => (
            <TreeRowView
              key={row.path}
              row={row}
              current={row.path === tree.current}
              found={tree.found.has(row.path)}
              focusable={row.path === tree.focusable}
              onToggle={() => tree.toggle(row.path)}
              onFocus={() => tree.setFocused(row.path)}
            />
          ))}
        </div>
      )}
    </>
  );
}

function RawJson({ name, value }: { name: string; value: Json }) {
  const lines = useMemo(() => jsonLines(jsonText(value)), [value]);
  return <CodeView label={t('JSON of {name}', { name })} lines={lines} />;
}
