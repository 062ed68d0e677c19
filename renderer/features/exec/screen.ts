import type { TerminalSize } from '../../../shared/exec.ts';

/** Which of the matches is shown, counted from 1, `null` where there are too many to count; and how many there are. */
export interface Found {
  readonly at: number | null;
  readonly count: number;
}

/** What a screen tells of. Nothing that a program writes leads to any of it but `hovered`. */
export interface ScreenEvents {
  /** Typed, pasted, or the screen's own answer to the program: to be sent to it. */
  readonly typed: (bytes: Uint8Array) => void;
  readonly resized: (size: TerminalSize) => void;
  /** The user pasted by key, menu or middle button: not sent yet. */
  readonly pasted: (text: string) => void;
  /** The pointer is on a link, which may be called otherwise than where it leads; `null`: on none. */
  readonly hovered: (address: string | null) => void;
  readonly opened: (address: string) => void;
  readonly found: (found: Found) => void;
  readonly pressed: (key: ScreenKey) => void;
}

/** The keys that are not the program's. */
export type ScreenKey = 'copy' | 'paste' | 'search' | 'leave' | 'leave-back';

/** A terminal's screen: what was written stays in it, wherever it is shown, and while it isn't. */
export interface Screen {
  /** Shows it in an element, as large as that is. */
  attach(host: HTMLElement): void;
  detach(): void;
  /** Resolves when it is drawn: wait for it, and a slow screen slows the program. */
  write(bytes: Uint8Array): Promise<void>;
  size(): TerminalSize;
  focus(): void;
  /** The selected text; empty for none. */
  selection(): string;
  selectAll(): void;
  /** Forgets all but the line that the cursor is in. */
  clear(): void;
  paste(text: string): void;
  /** The program tells pasted text from typed, so that it runs no line of it by itself. */
  readonly tellsPasted: boolean;
  /** The program wants to hear of the mouse. */
  readonly wantsMouse: boolean;
  search(text: string, direction: 'next' | 'previous'): void;
  endSearch(): void;
  setScreenReader(on: boolean): void;
  /** The program has ended: its hold on mouse and keys is off, what it showed stays. */
  release(): void;
  /** A new program begins beneath what the last one showed. */
  begin(): void;
  dispose(): void;
}

export interface ScreenOptions {
  /** Its accessible name. */
  readonly name: string;
  /** What a screen reader says after the name. */
  readonly description: string;
  readonly mac: boolean;
  readonly screenReader: boolean;
  readonly events: ScreenEvents;
}

export type CreateScreen = (options: ScreenOptions) => Screen;

/** Where screens come from. The emulator is a third of a megabyte: it is loaded when the first terminal is shown. */
export const screenSource = {
  load: async (): Promise<CreateScreen> => (await import('./xterm-screen.ts')).createXtermScreen,
};
