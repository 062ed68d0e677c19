import type { PreviewService, PreviewVolume, RunPreview } from '../../../shared/run-preview.ts';
import { plural, t } from '../../../shared/texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './run.module.css';

function source({ image, builds }: PreviewService): string {
  if (builds) return image === null ? t('built from its folder') : t('built as {image}', { image });
  return image ?? '';
}

function volumeWords({ external, exists }: PreviewVolume): {
  text: string;
  tone: 'good' | 'off' | 'warning';
} {
  if (exists) return { text: t('exists, attached with its data'), tone: 'good' };
  return external ? { text: t('expected, but not there'), tone: 'warning' } : { text: t('new'), tone: 'off' };
}

/** The services and volumes that a run will make. */
export function PreviewLists({ preview }: { preview: RunPreview }) {
  const { services, volumes } = preview;
  return (
    <div className={styles.lists}>
      <section aria-label={t('Services')}>
        <h3>{plural(services.length, '{n} service', '{n} services')}</h3>
        <ul>
          {services.map((service) => (
            <li key={service.name}>
              <Icon name="container" />
              <div className={styles.item}>
                <NameText as="b">{service.name}</NameText>
                <NameText as="small">{source(service)}</NameText>
              </div>
              {service.ports.length > 0 && (
                <span className={styles.ports}>
                  {plural(service.ports.length, 'port', 'ports')} {service.ports.slice(0, 4).join(', ')}
                  {service.ports.length > 4 && ` +${service.ports.length - 4}`}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('Volumes')}>
        <h3>
          {volumes.length === 0 ? t('No volumes') : plural(volumes.length, '{n} volume', '{n} volumes')}
        </h3>
        {volumes.length === 0 && (
          <p className={styles.dim}>{t('What the containers write is gone when the stack is deleted.')}</p>
        )}
        <ul>
          {volumes.map((volume) => {
            const { text, tone } = volumeWords(volume);
            return (
              <li key={volume.name}>
                <Icon name="volume" />
                <div className={styles.item}>
                  <NameText as="b">{volume.key}</NameText>
                  <small className={styles[tone]}>{text}</small>
                </div>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
