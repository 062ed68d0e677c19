import { useState } from 'react';
import { t } from '../../../shared/texts.ts';
import type { Unsaved } from '../../../shared/unsaved.ts';
import type { Risk } from '../../../shared/where-data.ts';
import { formatBytes } from '../../format/bytes.ts';
import { listed } from '../../format/list.ts';
import { unsavedWords } from '../../format/unsaved-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ListBox } from '../../ui/list-box.tsx';
import { Looking } from '../../ui/looking.tsx';
import { rich } from '../../ui/rich.tsx';
import { TickBox } from '../../ui/tick-box.tsx';
import { AddVolumeFirst } from './add-volume-first.tsx';
import styles from './unsaved.module.css';
import { UnsavedFiles } from './unsaved-files.tsx';

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
            label={shown ? t('Hide files of {label}', risk) : t('Show files of {label}', risk)}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? t('Hide files') : t('Show files')}
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
    return <Looking>{t('Looking for unsaved data…')}</Looking>;
  }
  const { risks, unknown, bytes } = unsaved;
  if (risks.length === 0 && unknown.length === 0) return null;
  const copy =
    bytes === null || bytes === 0 ? t('A copy') : t('A copy of {bytes}', { bytes: formatBytes(bytes) });
  return (
    <ListBox
      label={t('Unsaved data')}
      title={risks.length === 0 ? t('Perhaps there is unsaved data') : t('This data is in no volume')}
      tone="warning"
      foot={<SaveFirst copy={copy} save={save} onSave={onSave} />}
    >
      {risks.slice(0, mostShown).map((risk) => (
        <UnsavedPlace
          key={`${risk.container.id} ${risk.place.kind === 'layer' ? '' : risk.place.path}`}
          risk={risk}
        />
      ))}
      {risks.length > mostShown && <li>{t('and {n} more places', { n: risks.length - mostShown })}</li>}
      {unknown.length > 0 && (
        <li>
          {rich('{unknown} could not be looked into: there may be more.', {
            unknown: <bdi>{listed(unknown)}</bdi>,
          })}
        </li>
      )}
    </ListBox>
  );
}

function SaveFirst({ copy, save, onSave }: Pick<Props, 'save' | 'onSave'> & { readonly copy: string }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the check box in it is its control.
    <label className={styles.save}>
      <TickBox tick={save ? 'all' : 'none'} onTick={() => onSave(!save)} />
      <span>
        {t('Save the unsaved files first')}
        <small>
          {save
            ? t('{copy} that Undo puts back. It is kept until you remove it.', { copy })
            : t('Without a copy it goes for good.')}
        </small>
      </span>
    </label>
  );
}
