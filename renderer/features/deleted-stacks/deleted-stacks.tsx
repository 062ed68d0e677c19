import { type ReactNode, useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DeletionsInView } from '../../../shared/deletion-status.ts';
import type { Operation } from '../../../shared/operation.ts';
import { t } from '../../../shared/texts.ts';
import {
  type MenuTarget,
  ofDeletedContainer,
  ofDeletedStack,
  targetMenu,
} from '../../commands/target-menu.ts';
import { useMenuWorld } from '../../commands/use-menu-world.ts';
import { useApp } from '../../store/app-context.tsx';
import { useDeletions } from '../../store/use-deletions.ts';
import { useVolumeSizes } from '../../store/use-volume-sizes.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import type { MenuPlace } from '../../ui/context-menu.ts';
import { ContainerFacts, ContainerKept, StackFacts, StackKept } from './deleted-facts.tsx';
import { DeletedRow } from './deleted-row.tsx';
import styles from './deleted-stacks.module.css';
import { SavedFilesRegion } from './saved-files.tsx';
import { UnfinishedDeletion } from './unfinished-deletion.tsx';

interface Props {
  readonly progressOf: (operation: Operation) => ReactNode;
}

/** What is no more and can be brought back, with the data that it had, and what was saved of it. */
export function DeletedStacks({ progressOf }: Props) {
  const deletions = useDeletions();
  const anyStack = useApp(({ deletedStacks }) => deletedStacks.length > 0);
  return (
    <>
      {deletions.unfinished.map(({ deletion, status }) => (
        <UnfinishedDeletion key={deletion.id} deletion={deletion} status={status} />
      ))}
      {(anyStack || deletions.containers.length > 0) && (
        <DeletedList deletions={deletions} progressOf={progressOf} />
      )}
      <SavedFilesRegion deletions={deletions.saved} />
    </>
  );
}

interface ListProps extends Props {
  readonly deletions: DeletionsInView;
}

function DeletedList({ deletions, progressOf }: ListProps) {
  const query = useApp(({ ui }) => ui.query.trim().toLowerCase());
  const matches = ({ name }: { readonly name: string }) => name.toLowerCase().includes(query);
  const stacks = useApp(({ deletedStacks }) => deletedStacks).filter(matches);
  const containers = deletions.containers.filter(matches);
  const world = useMenuWorld();
  const [menu, setMenu] = useState<{ readonly target: MenuTarget; readonly place: MenuPlace } | null>(null);
  const openMenu = useCallback((target: MenuTarget, place: MenuPlace) => setMenu({ target, place }), []);
  useVolumeSizes();
  if (stacks.length + containers.length === 0) return null;
  const found = menu && targetMenu(menu.target, world);
  // The focus goes back to where it came from before a dialog opens, which in its turn gives it back there.
  const closeMenu = () => flushSync(() => setMenu(null));
  const both = { progressOf, onMenu: openMenu };
  return (
    <section aria-label={t('Deleted stacks')} className={styles.region}>
      <div className={styles.heading}>
        <h2>{t('Deleted stacks')}</h2>
        <span> {t('· run again with the data they had')}</span>
      </div>
      <ul>
        {stacks.map((stack) => {
          const deletion = deletions.stacks.get(stack.name) ?? null;
          return (
            <DeletedRow
              key={stack.name}
              {...both}
              icon="stack"
              target={{ kind: 'deleted-stack', name: stack.name }}
              menu={ofDeletedStack({ stack, deletion }, world)}
              under={<StackFacts stack={stack} />}
              kept={<StackKept stack={stack} deletion={deletion} />}
            />
          );
        })}
        {containers.map((deletion) => (
          <DeletedRow
            key={deletion.id}
            {...both}
            icon="container"
            target={{ kind: 'deleted-container', deletion: deletion.id }}
            menu={ofDeletedContainer(deletion, world)}
            under={<ContainerFacts at={deletion.at} />}
            kept={<ContainerKept deletion={deletion} />}
          />
        ))}
      </ul>
      {menu !== null && found && (
        <ActionMenu name={found.name} groups={found.groups} place={menu.place} onClose={closeMenu} />
      )}
    </section>
  );
}
