import { type ReactNode, useRef } from 'react';
import { containerLabel } from '../../shared/container-label.ts';
import { containerStatus } from '../../shared/container-status.ts';
import type { Container } from '../../shared/engine.ts';
import { type ContainerId, shortId } from '../../shared/ids.ts';
import { successorOf } from '../../shared/successor.ts';
import { t } from '../../shared/texts.ts';
import { PageActions } from '../features/containers/page-actions.tsx';
import { useActions, useApp, useRunning } from '../store/app-context.tsx';
import { type ContainerTab, hrefOf } from '../store/route.ts';
import { NameText } from '../ui/name-text.tsx';
import { containerTabTable } from './container-tabs.tsx';
import { GoneBanner } from './gone-banner.tsx';
import { NothingHere } from './nothing-here.tsx';
import styles from './page-frame.module.css';
import { PageFrame } from './page-frame.tsx';
import { PageStatus } from './page-status.tsx';

interface Props {
  readonly id: ContainerId;
  readonly tab: ContainerTab;
  readonly engineNotice: ReactNode;
}

/** All about one container. One that goes while its page is open stays in sight as it was last seen. */
export function ContainerPage({ id, tab, engineNotice }: Props) {
  const container = useApp(({ snapshot }) => snapshot.containers.get(id));
  const lastSeen = useRef(container);
  if (container !== undefined) lastSeen.current = container;
  const known = container ?? lastSeen.current;
  if (known === undefined) {
    return (
      <NothingHere icon="container" title={t('There is no such container')} engineNotice={engineNotice}>
        {t('The engine knows no container {id}. It may have been deleted.', { id: shortId(id) })}
      </NothingHere>
    );
  }
  return (
    <KnownContainer container={known} gone={container === undefined} tab={tab} engineNotice={engineNotice} />
  );
}

interface KnownProps extends Pick<Props, 'tab' | 'engineNotice'> {
  readonly container: Container;
  readonly gone: boolean;
}

function KnownContainer({ container, gone, tab, engineNotice }: KnownProps) {
  const { copy } = useActions();
  const running = useRunning();
  const { id, image } = container;
  const label = containerLabel(container);
  const stack = container.compose?.project;
  return (
    <PageFrame
      name={label}
      crumbs={
        stack === undefined
          ? []
          : [{ text: stack, href: hrefOf({ view: 'stack', name: stack, tab: 'containers' }) }]
      }
      facts={
        <>
          {!gone && (
            <PageStatus
              name={label}
              status={containerStatus(container)}
              operation={running.containers.get(id) ?? null}
            />
          )}
          <NameText className={styles.fact}>{image}</NameText>
          <button
            type="button"
            className={styles.id}
            aria-label={t('Copy id of {label}', { label })}
            title={t('Copy the full id')}
            onClick={() => void copy(id, t('Id of {label}', { label }))}
          >
            {shortId(id)}
          </button>
        </>
      }
      actions={
        <PageActions
          name={label}
          target={{ kind: 'container', id }}
          containers={[container]}
          goneReason={gone ? t('This container is gone') : null}
        />
      }
      notice={
        <>
          {engineNotice}
          {gone && <ContainerGone container={container} tab={tab} />}
        </>
      }
      tabs={containerTabTable}
      tab={tab}
      subject={container}
      routeOfTab={(next) => ({ view: 'container', id, tab: next })}
    />
  );
}

function ContainerGone({ container, tab }: { container: Container; tab: ContainerTab }) {
  const containers = useApp(({ snapshot }) => snapshot.containers);
  const successor = successorOf(container, containers.values());
  const label = containerLabel(container);
  return successor === null ? (
    <GoneBanner
      title={t('{label} is gone', { label })}
      next={t('Back to Containers')}
      to={{ view: 'containers' }}
    >
      {t('It was deleted. What is shown here is the last that was known of it.')}
    </GoneBanner>
  ) : (
    <GoneBanner
      title={t('{label} was replaced', { label })}
      next={t('Open the new {successor}', { successor: containerLabel(successor) })}
      to={{ view: 'container', id: successor.id, tab }}
    >
      {t('Another container, {id}, took its place.', { id: shortId(successor.id) })}
    </GoneBanner>
  );
}
