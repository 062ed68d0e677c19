import Skeleton from '@mui/material/Skeleton';
import { useMemo } from 'react';
import type { FileContent } from '../../../shared/container-files.ts';
import { t } from '../../../shared/texts.ts';
import { describeError } from '../../errors/describe-error.ts';
import { formatBytes } from '../../format/bytes.ts';
import { useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { CodeView } from '../../ui/code-view.tsx';
import styles from './files.module.css';
import { Picture } from './picture.tsx';
import type { Reading } from './use-file-content.ts';

interface Props {
  /** The file's, as it is shown. */
  readonly name: string;
  readonly reading: Reading;
  readonly onAgain: () => void;
}

/** What a file holds, as text or picture; else why it is not shown. */
export function FileContentView({ name, reading, onAgain }: Props) {
  const platform = useApp(({ about }) => about.platform);
  switch (reading.kind) {
    case 'reading':
      return (
        <div role="status" aria-label={t('Reading the file')}>
          <Skeleton width="30%" />
          <Skeleton width="60%" />
          <Skeleton width="45%" />
        </div>
      );
    case 'failed': {
      const { title, cause, nextStep } = describeError(reading.error, platform);
      return (
        <Banner
          tone="warning"
          title={title}
          actions={<ActionButton onClick={onAgain}>{t('Try again')}</ActionButton>}
        >
          <span>
            <bdi>{cause}</bdi> {nextStep}
          </span>
        </Banner>
      );
    }
    case 'read':
      return <Content name={name} content={reading.content} />;
  }
}

function Content({ name, content }: { name: string; content: FileContent }) {
  switch (content.kind) {
    case 'text':
      return <Text name={name} content={content} />;
    case 'picture':
      return <Picture name={name} type={content.type} data={content.data} />;
    case 'large-picture':
      return (
        <p className={styles.note}>
          {t('A picture of {bytes}: too large to be shown here. Download it to see it.', {
            bytes: formatBytes(content.bytes),
          })}
        </p>
      );
    case 'binary':
      return (
        <p className={styles.note}>
          {t('A binary file of {bytes}: neither text nor a picture. Download it to open it.', {
            bytes: formatBytes(content.bytes),
          })}
        </p>
      );
    case 'special':
      return (
        <p className={styles.note}>{t('A device, pipe or socket: it holds nothing that could be shown.')}</p>
      );
  }
}

function Text({ name, content }: { name: string; content: Extract<FileContent, { kind: 'text' }> }) {
  const { text, whole, bytes, encoding } = content;
  const lines = useMemo(
    () =>
      text
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map((line) => [{ kind: 'plain' as const, text: line }]),
    [text],
  );
  if (bytes === 0) return <p className={styles.note}>{t('This file is empty.')}</p>;
  return (
    <>
      {!whole && (
        <p className={styles.note}>
          {t('The first megabyte of {bytes}. Download it to see the rest.', { bytes: formatBytes(bytes) })}
        </p>
      )}
      {encoding === 'other' && (
        <p className={styles.note}>{t('This text is not UTF-8: letters beyond ASCII may be wrong.')}</p>
      )}
      <CodeView label={t('Content of {name}', { name })} lines={lines} />
    </>
  );
}
