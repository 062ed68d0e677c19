import { t } from '../../shared/texts.ts';
import styles from './brought-image.module.css';

/** Says what is brought to the engine where files in a volume are removed: no request of the engine does that. */
export const BroughtImage = () => (
  <p className={styles.note}>
    {t('For this, Stackyard loads a small image of its own into the engine, and removes it again after.')}
  </p>
);
