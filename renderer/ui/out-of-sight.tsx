import { qualifiedLabel } from '../../shared/container-label.ts';
import type { Container } from '../../shared/engine.ts';
import { plural, t } from '../../shared/texts.ts';
import { Banner } from './banner.tsx';
import { Icon } from './icon.tsx';
import { NameText } from './name-text.tsx';
import styles from './out-of-sight.module.css';
import { Segments } from './segments.tsx';

type HiddenBy = 'collapsed' | 'search' | 'only-running';

interface Props {
  readonly hidden: readonly { readonly container: Container; readonly by: HiddenBy }[];
  /** How many are in sight. */
  readonly inSight: number;
  readonly scope: 'all' | 'in-sight';
  readonly onScope: (scope: 'all' | 'in-sight') => void;
}

const reasons: Record<HiddenBy, string> = {
  collapsed: t('its stack is collapsed'),
  search: t('the search leaves it out'),
  'only-running': t('only running ones are shown'),
};

/** Names everything that is selected and out of sight, and lets it be left out. Nothing when all is in sight. */
export function OutOfSight({ hidden, inSight, scope, onScope }: Props) {
  if (hidden.length === 0) return null;
  const all = hidden.length + inSight;
  return (
    <>
      <Banner
        tone="warning"
        title={plural(hidden.length, '{n} of {count} is out of sight', '{n} of {count} are out of sight', {
          count: plural(all, '{n} selected container', '{n} selected containers'),
        })}
      >
        <ul className={styles.list} aria-label={t('Out of sight')}>
          {hidden.map(({ container, by }) => (
            <li key={container.id}>
              <Icon name="container" size={14} />
              <NameText>{qualifiedLabel(container)}</NameText>
              <small>{reasons[by]}</small>
            </li>
          ))}
        </ul>
      </Banner>
      {(inSight > 0 || scope === 'in-sight') && (
        <div className={styles.choice}>
          <Segments
            label={t('What to change')}
            value={scope}
            options={[
              { value: 'in-sight', text: t('Only what is in sight ({inSight})', { inSight }) },
              { value: 'all', text: t('Everything selected ({all})', { all }) },
            ]}
            onChange={onScope}
          />
        </div>
      )}
    </>
  );
}
