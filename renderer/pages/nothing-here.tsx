import type { ReactNode } from 'react';
import { t } from '../../shared/texts.ts';
import { useApp } from '../store/app-context.tsx';
import { openPage, type ViewName } from '../store/route.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import styles from './page-frame.module.css';

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly children: string;
  readonly engineNotice: ReactNode;
  /** Where to go from here. */
  readonly list?: { readonly text: string; readonly view: ViewName };
}

/** In a page's place when nobody knows what it is about; while nothing is known at all yet, it waits. */
export function NothingHere({
  icon,
  title,
  children,
  engineNotice,
  list = { text: t('Back to Containers'), view: 'containers' },
}: Props) {
  const listed = useApp(({ snapshot }) => snapshot.listedAt !== null);
  const connecting = useApp(({ snapshot }) => snapshot.connection.kind === 'connecting');
  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">{t('Nothing here')}</h1>
      {engineNotice}
      {(listed || connecting) && (
        <EmptyState
          framed
          icon={icon}
          title={listed ? title : t('Connecting to the engine')}
          actions={<ActionButton onClick={() => openPage({ view: list.view })}>{list.text}</ActionButton>}
        >
          {listed ? children : t('This page opens as soon as the engine has told what is there.')}
        </EmptyState>
      )}
    </main>
  );
}
