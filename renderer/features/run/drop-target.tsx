import { useEffect, useState } from 'react';
import { hostPath } from '../../../shared/ids.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useBridge } from '../../store/app-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './run.module.css';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** The whole window takes dropped Compose files and folders, and shows so while they are held over it. */
export function DropTarget() {
  const bridge = useBridge();
  const { openDialog } = useActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // A part of the page may take files for itself.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      setOver(!isTaken);
    };
    const leave = (event: DragEvent) => {
      // Leaving the window has nowhere to go to; moving between elements has.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      setOver(false);
      if (isTaken) return;
      const paths = [...(event.dataTransfer?.files ?? [])]
        .map((file) => bridge.pathOfDropped(file))
        .filter((path) => path !== '')
        .map(hostPath);
      const [path, ...also] = paths;
      if (path !== undefined) openDialog({ kind: 'run', path, also });
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [bridge, openDialog]);
  return over ? (
    <div className={styles.dropHint}>
      <Icon name="drop" size={34} />
      {t('Drop it to see what it will run')}
    </div>
  ) : null;
}
