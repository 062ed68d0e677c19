import type { HostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import type { Fetching, Walkthrough } from '../../../shared/walkthrough.ts';
import { describeError } from '../../errors/describe-error.ts';
import { percentText } from '../../format/number.ts';
import { shortPath } from '../../format/path.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { rich } from '../../ui/rich.tsx';
import styles from './walkthrough.module.css';

function Place({ path }: { path: HostPath }) {
  const home = useApp(({ about }) => about.homeDir);
  return (
    <bdi className={styles.path} title={path}>
      {shortPath(path, home)}
    </bdi>
  );
}

function GettingIt({ fetching }: { fetching: Extract<Fetching, { kind: 'running' }> }) {
  const { cancelFetch } = useActions();
  const { folder, part } = fetching;
  const percent = part === null ? null : Math.round(part * 100);
  return (
    <section className={styles.getting} aria-label={t('Getting the sample')}>
      <span>
        {percent === null
          ? rich('Getting it into {place} …', { place: <Place path={folder} /> })
          : rich('Getting it into {place}: {percent}', {
              place: <Place path={folder} />,
              percent: percentText(percent, 0),
            })}
      </span>
      <ProgressLine label={t('Getting the sample')} percent={percent} />
      <ActionButton size="small" onClick={() => void cancelFetch()}>
        {t('Cancel')}
      </ActionButton>
    </section>
  );
}

function DidNotWork({ fetching }: { fetching: Extract<Fetching, { kind: 'failed' }> }) {
  const { fetchSample } = useActions();
  const platform = useApp(({ about }) => about.platform);
  const { title, cause, nextStep } = describeError(fetching.error, platform);
  const { source } = fetching;
  return (
    <Banner
      tone="bad"
      urgent
      title={title}
      actions={
        source !== 'folder' && (
          <>
            <ActionButton size="small" onClick={() => void fetchSample(source)}>
              {t('Try again')}
            </ActionButton>
            {source !== 'bundled' && (
              <ActionButton size="small" look="primary" onClick={() => void fetchSample('bundled')}>
                {t('Use the bundled sample')}
              </ActionButton>
            )}
          </>
        )
      }
    >
      <bdi>{cause}</bdi>
      <span>{nextStep}</span>
    </Banner>
  );
}

/** Step 1: four ways to a copy of the sample, and the copies that are there. */
export function SampleStep({ walkthrough }: { walkthrough: Walkthrough }) {
  const { fetchSample, choosePlaceOfSample, takeSampleFolder, openSample } = useActions();
  const { copy, copies, destination, fetching } = walkthrough;
  if (fetching.kind === 'running') return <GettingIt fetching={fetching} />;
  const others = copies.filter((folder) => folder !== copy?.progress.folder);
  const have = copy !== null && copy.file.kind !== 'missing';
  return (
    <>
      {have && (
        <div className={styles.have}>
          <Icon name="folder" />
          <span>{rich('Your copy is in {place}', { place: <Place path={copy.progress.folder} /> })}</span>
          <ActionButton size="small" onClick={() => void openSample('folder')}>
            {t('Open folder')}
          </ActionButton>
        </div>
      )}
      {fetching.kind === 'failed' && <DidNotWork fetching={fetching} />}
      <h3>{have ? t('Get another copy') : t('How to get it')}</h3>
      <p className={styles.place}>
        {rich('It goes into {place}', { place: <Place path={destination} /> })}
        <ActionButton
          look="link"
          size="small"
          label={t('Change where the sample goes')}
          onClick={() => void choosePlaceOfSample()}
        >
          {t('Change')}
        </ActionButton>
      </p>
      <div className={styles.buttons}>
        <ActionButton
          look={have || fetching.kind === 'failed' ? 'plain' : 'primary'}
          icon="drop"
          onClick={() => void fetchSample('git')}
        >
          {t('Clone with git')}
        </ActionButton>
        <ActionButton icon="drop" onClick={() => void fetchSample('zip')}>
          {t('Download the zip')}
        </ActionButton>
        <ActionButton icon="stack" onClick={() => void fetchSample('bundled')}>
          {t('Use the bundled sample')}
        </ActionButton>
        <ActionButton icon="folder" onClick={() => void takeSampleFolder(null)}>
          {t('Choose a folder')}
        </ActionButton>
      </div>
      <p className={styles.hint}>{t('The bundled sample needs no network, and looks a little different.')}</p>
      {others.length > 0 && (
        <section aria-label={t('Other copies')}>
          <h3>{t('Go on with another copy')}</h3>
          <ul className={styles.copies}>
            {others.map((folder) => (
              <li key={folder}>
                <Place path={folder} />
                <ActionButton
                  size="small"
                  label={t('Go on with {folder}', { folder })}
                  onClick={() => void takeSampleFolder(folder)}
                >
                  {t('Go on')}
                </ActionButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
