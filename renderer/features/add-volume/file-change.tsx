import { useMemo } from 'react';
import type { AddVolumePreview } from '../../../shared/add-volume.ts';
import { lineDiff } from '../../../shared/line-diff.ts';
import { t } from '../../../shared/texts.ts';
import { describeRefusal } from '../../errors/describe-refusal.ts';
import { fileName, shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { Banner } from '../../ui/banner.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import styles from './add-volume.module.css';
import { isForHand, linesByHand } from './lines-by-hand.ts';

type Change = AddVolumePreview['change'];

/** The change of the Compose file before it is written, or why there is none. */
export function FileChange({ preview, stale }: { preview: AddVolumePreview; stale: boolean }) {
  const { change } = preview;
  switch (change.kind) {
    case 'edit':
      return <Edit change={change} stale={stale} />;
    case 'none':
      return (
        <Banner tone="info" title={t('The Compose file has this volume already')}>
          <span>{t('Its container was made before, so it does not have it yet.')}</span>
        </Banner>
      );
    case 'refused':
      return (
        <>
          <Refused change={change} />
          {isForHand(change.refusal) && <ByHand preview={preview} />}
        </>
      );
  }
}

function Edit({ change, stale }: { change: Extract<Change, { kind: 'edit' }>; stale: boolean }) {
  const homeDir = useApp(({ about }) => about.homeDir);
  const { before, after, file } = change;
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  return (
    <section
      className={`${styles.change} ${stale ? styles.stale : ''}`}
      aria-label={t('Change of the Compose file')}
      aria-busy={stale}
    >
      <h3>
        <bdi>{shortPath(file, homeDir)}</bdi>
      </h3>
      <DiffView label={t('Lines of {file} that change', { file: fileName(file) })} lines={lines} />
    </section>
  );
}

function Refused({ change: { refusal, file } }: { change: Extract<Change, { kind: 'refused' }> }) {
  const { title, cause, nextStep } = describeRefusal(refusal, file);
  return (
    <Banner tone="warning" urgent title={title}>
      <span>
        <bdi>{cause}</bdi> {nextStep}
      </span>
    </Banner>
  );
}

/** What to write where the app can't: in which file, only the refusal can tell, if anything. */
function ByHand({ preview }: { preview: AddVolumePreview }) {
  const { copy } = useActions();
  const { path } = preview;
  return (
    <section className={styles.change} aria-label={t('To be written by hand')}>
      <h3>{t('To be written by hand')}</h3>
      <CommandLine command={linesByHand(preview)} onCopy={(text) => void copy(text, t('Lines'))} />
      <p className={styles.note}>
        {t('An entry for {path} without a name goes: this one takes its place.', { path })}
      </p>
    </section>
  );
}
