import { t } from '../../../shared/texts.ts';
import styles from './diagrams.module.css';

interface Picture {
  readonly caption: string;
  /** What the picture shows, for who can't see it. */
  readonly label: string;
  readonly volume: boolean;
}

const pictures = {
  without: {
    caption: t('Without a volume'),
    label: t(
      'Without a volume: the files of the database lie inside its container. When the container is deleted, they go with it.',
    ),
    volume: false,
  },
  with: {
    caption: t('With a volume'),
    label: t(
      'With a volume: the files of the database lie in the volume, outside the container. The container is deleted, a new one is made, and the volume is mounted in it again.',
    ),
    volume: true,
  },
} satisfies Record<string, Picture>;

function ContainerBox({
  x,
  name,
  dashed,
  files,
}: {
  x: number;
  name: string;
  dashed: boolean;
  files: boolean;
}) {
  return (
    <g>
      <rect x={x} y={12} width={130} height={76} rx={8} className={dashed ? styles.gone : styles.container} />
      <text x={x + 12} y={33} className={styles.name}>
        {name}
      </text>
      {files ? (
        <Files x={x + 12} y={46} label={t('/data/db')} lost={dashed} />
      ) : (
        <text x={x + 12} y={66} className={styles.dim}>
          {t('/data/db')}
        </text>
      )}
    </g>
  );
}

function Files({ x, y, label, lost }: { x: number; y: number; label: string; lost: boolean }) {
  return (
    <g className={lost ? styles.lost : styles.files}>
      {[0, 16, 32].map((left) => (
        <path key={left} d={`M${x + left} ${y}h8l4 4v16h-12z`} />
      ))}
      <text x={x + 50} y={y + 15}>
        {label}
      </text>
    </g>
  );
}

function Arrow({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <g className={styles.arrow}>
      <path d={`M${x} ${y}h52m-7-5 7 5-7 5`} />
      <text x={x + 26} y={y - 9} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

/** Where the database's files are, before and after its container is deleted, with a volume or without. */
export function Diagram({ kind }: { kind: keyof typeof pictures }) {
  const { caption, label, volume } = pictures[kind];
  return (
    <figure className={styles.figure}>
      <figcaption>{caption}</figcaption>
      <svg className={styles.diagram} viewBox={`0 0 520 ${volume ? 176 : 100}`} role="img" aria-label={label}>
        <ContainerBox x={8} name="todo-database" dashed={false} files={!volume} />
        <Arrow x={148} y={50} text={t('delete')} />
        <rect x={212} y={24} width={96} height={52} rx={8} className={styles.gone} />
        <text x={260} y={54} textAnchor="middle" className={styles.dim}>
          {volume ? 'deleted' : t('all gone')}
        </text>
        <Arrow x={318} y={50} text={t('run again')} />
        <ContainerBox x={382} name="todo-database" dashed={false} files={false} />
        {!volume && (
          <text x={450} y={66} className={styles.dim}>
            {t('· empty')}
          </text>
        )}
        {volume && (
          <g>
            <path className={styles.mount} d="M73 88v38M447 88v38" />
            <rect x={8} y={126} width={504} height={42} rx={21} className={styles.volume} />
            <Files x={34} y={137} label={t('volume “database”')} lost={false} />
            <text x={486} y={152} textAnchor="end" className={styles.stays}>
              {t('stays')}
            </text>
          </g>
        )}
      </svg>
    </figure>
  );
}
