import { useMemo } from 'react';
import type { Container } from '../../../shared/engine.ts';
import { dataSummary } from '../../../shared/where-data.ts';
import { dataWords } from '../../format/data-words.ts';
import { Cell } from '../../ui/cell.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './containers.module.css';
import { useKnownPlaces } from './row-world.tsx';

interface Props {
  readonly containers: readonly Container[];
  readonly ofStack: boolean;
}

/** Where a row's data is, in a word: what would be lost first of all. */
export function DataCell({ containers, ofStack }: Props) {
  const placesOf = useKnownPlaces();
  const words = useMemo(
    () => dataWords(dataSummary(containers, placesOf), ofStack),
    [containers, placesOf, ofStack],
  );
  return (
    <Cell>
      {words !== null && (
        <span title={words.hint} className={styles.dataTag}>
          <Tag tone={words.tone} icon={words.tone === 'good' ? 'shield' : 'warning'}>
            {words.text}
          </Tag>
        </span>
      )}
    </Cell>
  );
}
