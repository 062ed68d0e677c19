import type { Container } from '../../../shared/engine.ts';
import { t } from '../../../shared/texts.ts';
import { useApp } from '../../store/app-context.tsx';
import { type Sum, sumOf } from '../../store/figure-sums.ts';
import type { Figures } from '../../store/figures.ts';
import { Cell } from '../../ui/cell.tsx';
import styles from './containers.module.css';
import type { Figure } from './figure.ts';

function hintOf(figure: Figure, containers: readonly Container[], all: Figures, sum: Sum): string {
  const [only, ...others] = containers;
  if (only === undefined || others.length > 0)
    return t('Sum of {known} of {expected} running containers', { known: sum.known, expected: sum.expected });
  const stats = all.get(only.id);
  return (stats && figure.hint?.(stats)) ?? '';
}

/** A live number, blank while nothing is known. Only this cell renders when it changes, and only when it reads else. */
export function FigureCell({ figure, containers }: { figure: Figure; containers: readonly Container[] }) {
  // One question of the store for both, since every cell of every row asks it at every change.
  const told = useApp(({ figures }) => {
    const sum = sumOf(figure.parts, containers, figures);
    return sum === null ? '' : `${figure.text(sum.parts)}\n${hintOf(figure, containers, figures, sum)}`;
  });
  const [text, hint] = told.split('\n');
  return (
    <Cell className={styles.figure}>
      {told !== '' && (
        <span className="ellipsis" title={hint || undefined}>
          {text}
        </span>
      )}
    </Cell>
  );
}
