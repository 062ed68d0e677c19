import CircularProgress from '@mui/material/CircularProgress';
import { useState } from 'react';
import type { Unsaved } from '../../../shared/unsaved.ts';
import type { Risk } from '../../../shared/where-data.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import { AddVolumeFirst } from './add-volume-first.tsx';
import styles from './unsaved.module.css';
import { UnsavedFiles } from './unsaved-files.tsx';
import { unsavedWords } from './unsaved-words.ts';

interface Props {
  /** `null` while it is looked for. */
  readonly unsaved: Unsaved | null;
  readonly save: boolean;
  readonly onSave: (save: boolean) => void;
}

/** One place with unsaved data: how much and where, and what can be done about it. */
function UnsavedPlace({ risk }: { risk: Risk }) {
  const [shown, setShown] = useState(false);
  return (
    <li>
      <div className={styles.place}>
        <span>
          <b>
            <bdi>{risk.label}</bdi>
          </b>{' '}
          <bdi>{unsavedWords(risk.place)}</bdi>
        </span>
        <span className={styles.buttons}>
          <ActionButton
            size="small"
            look="link"
            label={`${shown ? 'Hide' : 'Show'} files of ${risk.label}`}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide files' : 'Show files'}
          </ActionButton>
          <AddVolumeFirst container={risk.container} />
        </span>
      </div>
      {shown && <UnsavedFiles risk={risk} />}
    </li>
  );
}

const mostShown = 50;

/** Names what would be lost with the containers, and offers to save it first. */
export function UnsavedData({ unsaved, save, onSave }: Props) {
  if (unsaved === null) {
    return (
      <p className={styles.looking} role="status">
        <CircularProgress size={14} aria-hidden />
        Looking for unsaved data…
      </p>
    );
  }
  const { risks, unknown, bytes } = unsaved;
  if (risks.length === 0 && unknown.length === 0) return null;
  const copy = bytes === null || bytes === 0 ? 'A copy' : `A copy of ${formatBytes(bytes)}`;
  return (
    <section aria-label="Unsaved data" className={styles.unsaved}>
      <h3>
        <Icon name="warning" size={15} />
        {risks.length === 0 ? 'Perhaps there is unsaved data' : 'This data is in no volume'}
      </h3>
      <ul>
        {risks.slice(0, mostShown).map((risk) => (
          <UnsavedPlace
            key={`${risk.container.id} ${risk.place.kind === 'layer' ? '' : risk.place.path}`}
            risk={risk}
          />
        ))}
        {risks.length > mostShown && <li>{`and ${risks.length - mostShown} more places`}</li>}
        {unknown.length > 0 && (
          <li>
            <bdi>{listed(unknown)}</bdi> could not be looked into: there may be more.
          </li>
        )}
      </ul>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control. */}
      <label>
        <TickBox tick={save ? 'all' : 'none'} onTick={() => onSave(!save)} />
        <span>
          Save the unsaved files first
          <small>
            {save
              ? `${copy} that Undo puts back. It is kept until you remove it.`
              : 'Without a copy it goes for good.'}
          </small>
        </span>
      </label>
    </section>
  );
}
