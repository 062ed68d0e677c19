import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type MouseEvent, useState } from 'react';
import type { Container } from '../../../shared/engine.ts';
import type { StackName } from '../../../shared/ids.ts';
import { type PortView, portViews } from '../../../shared/ports.ts';
import { plural, t } from '../../../shared/texts.ts';
import { useActions } from '../../store/app-context.tsx';
import { Cell } from '../../ui/cell.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './containers.module.css';
import { useRowWorld } from './row-world.tsx';

// A row has room for two lines; of more ports the second line tells how many.
const shownPorts = 2;

/** A real link, so that its address can be copied; the browser is opened by main, not by the window. */
function Port({ port, stack }: { port: PortView; stack: StackName | null }) {
  const { openLink } = useActions();
  const { pointedAt } = useRowWorld();
  const { url } = port;
  if (url === null) return <span className={styles.port}>{port.text}</span>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void openLink(url);
  };
  return (
    <a
      className={styles.port}
      href={url}
      title={url}
      {...pointedAt(stack, 'port', url)}
      aria-label={t('Open port {hostPort}', { hostPort: port.hostPort ?? port.text })}
      onClick={open}
      onAuxClick={(event) => {
        if (event.button === 1) open(event);
      }}
    >
      {port.text}
      <Icon name="external" size={12} />
    </a>
  );
}

/** The published ports of a container as links; ports that can't be opened are text. */
export function PortsCell({ container, name }: { container: Container; name: string }) {
  const { linkHost } = useRowWorld();
  const { openLink } = useActions();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const ports = portViews(container, linkHost);
  const hidden = ports.slice(shownPorts);
  return (
    <Cell className={styles.ports}>
      {ports.slice(0, shownPorts).map((port, index) => (
        <span key={port.key} className={styles.portLine}>
          <Port port={port} stack={container.compose?.project ?? null} />
          {index === shownPorts - 1 && hidden.length > 0 && (
            <button
              type="button"
              className={styles.morePorts}
              aria-label={t('{count} of {name}', {
                count: plural(hidden.length, '{n} more port', '{n} more ports'),
                name,
              })}
              aria-haspopup="menu"
              aria-expanded={anchor !== null}
              onClick={(event) => setAnchor(event.currentTarget)}
            >
              +{hidden.length}
            </button>
          )}
        </span>
      ))}
      {anchor !== null && (
        <Menu open anchorEl={anchor} onClose={() => setAnchor(null)}>
          {hidden.map(({ key, text, url, hostPort }) => (
            <MenuItem
              key={key}
              disabled={url === null}
              aria-label={url === null ? text : t('Open port {hostPort}', { hostPort: hostPort ?? text })}
              onClick={() => {
                setAnchor(null);
                if (url !== null) void openLink(url);
              }}
            >
              {text}
              {url !== null && <Icon name="external" size={12} />}
            </MenuItem>
          ))}
        </Menu>
      )}
    </Cell>
  );
}
