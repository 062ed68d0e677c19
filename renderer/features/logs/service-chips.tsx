import type { CSSProperties } from 'react';
import { t } from '../../../shared/texts.ts';
import { toggled } from '../../store/ui-state.ts';
import { Icon } from '../../ui/icon.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Toggle } from './toggle.tsx';

interface Props {
  /** The colour of each service, in their order. */
  readonly colours: ReadonlyMap<string, string>;
  /** Those that are shown alone; `null`: all. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (services: ReadonlySet<string> | null) => void;
}

/** The services of a stack in their colours: those that are pressed are shown, all of them while none is. */
export function ServiceChips({ colours, chosen, onChoose }: Props) {
  return [...colours].map(([service, colour]) => {
    const pressed = chosen?.has(service) ?? false;
    return (
      <Toggle
        key={service}
        look={chosen === null || pressed ? 'chip' : 'faded'}
        label={service}
        hint={pressed ? t('Showing {service}', { service }) : t('Show only {service}', { service })}
        pressed={pressed}
        style={{ '--service': colour } as CSSProperties}
        onPress={() => {
          const next = toggled(chosen ?? new Set<string>(), service);
          onChoose(next.size === 0 ? null : next);
        }}
      >
        {pressed && <Icon name="check" size={12} />}
        <NameText>{service}</NameText>
      </Toggle>
    );
  });
}
