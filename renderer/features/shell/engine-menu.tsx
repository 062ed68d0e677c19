import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type MouseEvent, useState } from 'react';
import type { EngineChoice, EngineChoices } from '../../../shared/engine-choice.ts';
import { t } from '../../../shared/texts.ts';
import { useActions, useApp } from '../../store/app-context.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './shell.module.css';

interface Entry {
  readonly key: string;
  readonly choice: EngineChoice;
  readonly title: string;
  readonly detail: string;
}

/** Where the menu opens: the word stands at the foot of the window, the button at the end of its line. */
const places = {
  word: {
    anchorOrigin: { vertical: 'top', horizontal: 'left' },
    transformOrigin: { vertical: 'bottom', horizontal: 'left' },
  },
  button: {
    anchorOrigin: { vertical: 'bottom', horizontal: 'right' },
    transformOrigin: { vertical: 'top', horizontal: 'right' },
  },
} as const;

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

interface Props {
  /** A button of its own, or a word in a line of them. */
  readonly look?: 'button' | 'word';
}

/** Names the context that the engine was found by, and switches to another one. */
export function EngineContext({ look = 'word' }: Props) {
  const { engineChoices, chooseEngine } = useActions();
  const text = useApp(({ snapshot }) => snapshot.connection.target?.context) ?? t('no context');
  const address = useApp(({ snapshot }) => snapshot.connection.target?.address);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [choices, setChoices] = useState<EngineChoices | null>(null);
  const label = t('Switch context: {text}', { text });
  const opener = { 'aria-haspopup': 'menu', 'aria-expanded': anchor !== null } as const;
  const onOpen = ({ currentTarget }: MouseEvent<HTMLElement>) => void open(currentTarget);
  const open = async (element: HTMLElement) => {
    const known = await engineChoices();
    if (known === null) return;
    setChoices(known);
    setAnchor(element);
  };
  return (
    <>
      {look === 'button' ? (
        <ActionButton {...opener} label={label} onClick={onOpen}>
          {text}
        </ActionButton>
      ) : (
        <button
          type="button"
          {...opener}
          className={styles.context}
          aria-label={label}
          title={address}
          onClick={onOpen}
        >
          <bdi className="ellipsis">{text}</bdi>
          <Icon name="up" size={12} />
        </button>
      )}
      {choices !== null && (
        <Menu
          open={anchor !== null}
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          {...places[look]}
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
