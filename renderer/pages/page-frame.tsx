import { type ReactNode, useId } from 'react';
import { t } from '../../shared/texts.ts';
import { hrefOf, openPage, type Route, type ViewName } from '../store/route.ts';
import { NameText } from '../ui/name-text.tsx';
import { TabBar, tabIds } from '../ui/tab-bar.tsx';
import styles from './page-frame.module.css';

/** A tab of a page, as a line of a table: what it is called and what it shows of the page's subject. */
export interface PageTab<Key extends string, Subject> {
  readonly key: Key;
  readonly title: string;
  readonly show: (subject: Subject) => ReactNode;
}

interface Crumb {
  readonly text: string;
  readonly href: string;
}

interface Props<Key extends string, Subject> {
  readonly name: string;
  /** The list that it stands in. */
  readonly list?: { readonly text: string; readonly view: ViewName };
  /** The way back, outermost first; the list comes before them all. */
  readonly crumbs: readonly Crumb[];
  /** Beside the name: status, image, id. */
  readonly facts: ReactNode;
  readonly actions: ReactNode;
  readonly notice?: ReactNode;
  readonly tabs: readonly PageTab<Key, Subject>[];
  readonly tab: Key;
  readonly subject: Subject;
  readonly routeOfTab: (tab: Key) => Route;
}

/** The page of one container or stack: where it belongs, its name and state, what can be done, its tabs. */
export function PageFrame<Key extends string, Subject>(props: Props<Key, Subject>) {
  const { list = { text: t('Containers'), view: 'containers' } } = props;
  const { name, crumbs, facts, actions, notice, tabs, tab, subject, routeOfTab } = props;
  const base = useId();
  const shown = tabs.find(({ key }) => key === tab) ?? tabs[0];
  if (shown === undefined) return null;
  const ids = tabIds(base, shown.key);
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <nav aria-label={t('Way back')} className={styles.crumbs}>
            <a href={hrefOf({ view: list.view })} aria-label={t('Back to {text}', { text: list.text })}>
              {list.text}
            </a>
            {crumbs.map(({ text, href }) => (
              <a key={href} href={href}>
                <bdi>{text}</bdi>
              </a>
            ))}
            <span aria-current="page">
              <bdi>{name}</bdi>
            </span>
          </nav>
          <div className={styles.title}>
            <h1>
              <NameText as="span">{name}</NameText>
            </h1>
            {facts}
          </div>
        </div>
        <div className={styles.actions}>{actions}</div>
      </header>
      {notice}
      <TabBar
        label={t('About {name}', { name })}
        tabs={tabs}
        current={shown.key}
        base={base}
        onChoose={(key) => openPage(routeOfTab(key))}
      />
      <div role="tabpanel" id={ids.panel} aria-labelledby={ids.tab} className={styles.panel}>
        {shown.show(subject)}
      </div>
    </main>
  );
}
