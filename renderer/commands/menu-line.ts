import { t } from '../../shared/texts.ts';
import type { Actions } from '../store/actions.ts';
import type { MenuEntry } from '../ui/action-menu.tsx';
import type { Chord } from '../ui/chord.ts';
import type { IconName } from '../ui/icon-shapes.tsx';

/** An entry of a row's menu, as a line of a table: what it is called, when it applies, what it does. */
export interface MenuLine<Subject> {
  readonly title: string;
  /** In one piece with the subject's name, where that doesn't simply follow. */
  readonly named?: (name: string) => string;
  readonly icon: IconName;
  readonly tone?: 'danger';
  /** Pressed where its row or page has the focus. */
  readonly chord?: Chord;
  /** Opens the subject's own page, so that its name alone says what it does. */
  readonly opens?: true;
  /**
   * What it takes beside the subject itself: `change` an engine that answers and a row with nothing going on, `rest`
   * only the latter, `ask` only the former, `compose` the Compose CLI and all that `change` takes.
   */
  readonly needs: 'nothing' | 'ask' | 'rest' | 'change' | 'compose';
  /** Left out for a subject to which it can't apply. */
  readonly suits?: (subject: Subject) => boolean;
  /** Why it can't be done to the subject as it is now. */
  readonly resting?: (subject: Subject) => string | null;
  readonly act: (subject: Subject, actions: Actions) => void;
}

/** Lines with a rule between the groups. */
export type MenuTable<Subject> = readonly (readonly MenuLine<Subject>[])[];

/** Why an entry has to wait, by what it needs. */
export type Reasons = Readonly<Record<MenuLine<never>['needs'], string | null>>;

/** The table's entries for one subject, without groups that have none. What hinders all comes before its own reason. */
export function menuEntries<Subject>(
  table: MenuTable<Subject>,
  subject: Subject,
  reasons: Reasons,
  actions: Actions,
): readonly (readonly MenuEntry[])[] {
  return table
    .map((lines) =>
      lines
        .filter(({ suits }) => suits?.(subject) ?? true)
        .map(
          ({ title, named, icon, tone, chord, opens, needs, resting, act }): MenuEntry => ({
            title,
            named: named ?? ((name) => titleOf(title, name)),
            icon,
            tone: tone ?? 'plain',
            chord: chord ?? null,
            opens: opens ?? false,
            disabledReason: reasons[needs] ?? resting?.(subject) ?? null,
            act: () => act(subject, actions),
          }),
        ),
    )
    .filter((entries) => entries.length > 0);
}

/** `Stop shop`; of what asks first, `Rename shop…`. */
function titleOf(title: string, name: string): string {
  return title.endsWith('…')
    ? t('{verb} {name}…', { verb: title.slice(0, -1), name })
    : t('{verb} {name}', { verb: title, name });
}
