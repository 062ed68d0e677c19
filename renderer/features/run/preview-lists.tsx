import type { PreviewService, PreviewVolume, RunPreview } from '../../../shared/run-preview.ts';
import { count } from '../../format/list.ts';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import styles from './run.module.css';

function source({ image, builds }: PreviewService): string {
  if (builds) return image === null ? 'built from its folder' : `built as ${image}`;
  return image ?? '';
}

function volumeWords({ external, exists }: PreviewVolume): {
  text: string;
  tone: 'good' | 'off' | 'warning';
} {
  if (exists) return { text: 'exists, attached with its data', tone: 'good' };
  return external ? { text: 'expected, but not there', tone: 'warning' } : { text: 'new', tone: 'off' };
}

/** The services and volumes that a run will make. */
export function PreviewLists({ preview }: { preview: RunPreview }) {
  const { services, volumes } = preview;
  return (
    <div className={styles.lists}>
      <section aria-label="Services">
        <h3>{count(services.length, 'service')}</h3>
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
                  {service.ports.length === 1 ? 'port' : 'ports'} {service.ports.slice(0, 4).join(', ')}
                  {service.ports.length > 4 && ` +${service.ports.length - 4}`}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Volumes">
        <h3>{volumes.length === 0 ? 'No volumes' : count(volumes.length, 'volume')}</h3>
        {volumes.length === 0 && (
          <p className={styles.dim}>What the containers write is gone when the stack is deleted.</p>
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
