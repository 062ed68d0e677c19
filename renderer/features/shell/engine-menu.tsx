import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { EngineChoice, EngineChoices } from '../../../shared/engine-choice.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './shell.module.css';

interface Entry {
  readonly key: string;
  readonly choice: EngineChoice;
  readonly title: string;
  readonly detail: string;
}

const keyOf = (choice: EngineChoice): string => JSON.stringify(choice);

function entriesOf({ engines }: EngineChoices): readonly Entry[] {
  const automatic = { kind: 'automatic' } as const;
  return [
    {
      key: keyOf(automatic),
      choice: automatic,
      title: t('Automatic'),
      detail: t('As the docker command chooses'),
    },
    ...engines.map(({ choice, title, address, description }) => ({
      key: keyOf(choice),
      choice,
      title,
      detail: [address ?? t('Its address can’t be used'), description]
        .filter((part) => part !== '')
        .join(' · '),
    })),
  ];
}

/** Names the context that the engine was found by, and switches to another one. */
export function EngineMenu({ text }: { text: string }) {
  const { engineChoices, chooseEngine } = useActions();
  const address = useApp(({ snapshot }) => snapshot.connection.target?.address);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [choices, setChoices] = useState<EngineChoices | null>(null);
  const open = async (element: HTMLElement) => {
    const known = await engineChoices();
    if (known === null) return;
    setChoices(known);
    setAnchor(element);
  };
  return (
    <>
      <button
        type="button"
        className={styles.context}
        aria-label={t('Switch context: {text}', { text })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={address}
        onClick={({ currentTarget }) => void open(currentTarget)}
      >
        <bdi className="ellipsis">{text}</bdi>
        <Icon name="up" size={12} />
      </button>
      {choices !== null && (
        <Menu
          open={anchor !== null}
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
          transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          slotProps={{ list: { 'aria-label': t('Engines') } }}
        >
          {entriesOf(choices).flatMap(({ key, choice, title, detail }, at) => [
            ...(at === 1 ? [<Divider key="rule" component="li" />] : []),
            <MenuItem
              key={key}
              role="menuitemradio"
              aria-checked={key === keyOf(choices.chosen)}
              selected={key === keyOf(choices.chosen)}
              onClick={() => {
                setAnchor(null);
                void chooseEngine(choice);
              }}
            >
              <span className={styles.tick}>{key === keyOf(choices.chosen) && <Icon name="check" />}</span>
              <span className={styles.engineEntry}>
                <bdi>{title}</bdi>
                <small>
                  <bdi>{detail}</bdi>
                </small>
              </span>
            </MenuItem>,
          ])}
        </Menu>
      )}
    </>
  );
}
