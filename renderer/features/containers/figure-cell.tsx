import type { Container } from '../../../shared/engine.ts';
import { useApp } from '../../store/app-context.tsx';
import type { Figures } from '../../store/figures.ts';
import { Cell } from '../../ui/cell.tsx';
import styles from './containers.module.css';
import { type Figure, sumOf } from './figure.ts';

function hintOf(figure: Figure, containers: readonly Container[], all: Figures): string | undefined {
  const [only, ...others] = containers;
  if (only !== undefined && others.length === 0) {
    const stats = all.get(only.id);
    return stats === undefined ? undefined : figure.hint?.(stats);
  }
  const sum = sumOf(figure, containers, all);
  return sum === null ? undefined : `Sum of ${sum.known} of ${sum.expected} running containers`;
}

/** A live number, blank while nothing is known. Only this cell renders when it changes, and only when it reads else. */
export function FigureCell({ figure, containers }: { figure: Figure; containers: readonly Container[] }) {
  const text = useApp((data) => {
    const sum = sumOf(figure, containers, data.figures);
    return sum === null ? '' : figure.text(sum.parts);
  });
  const hint = useApp((data) => hintOf(figure, containers, data.figures));
  return (
    <Cell className={styles.figure}>
      <span className="ellipsis" title={hint}>
        {text}
      </span>
    </Cell>
  );
}
