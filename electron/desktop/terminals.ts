import { programName } from './find-program.ts';

interface Terminal {
  readonly name: string;
  /** The options that stand before the command, which comes as words of its own. */
  readonly before: readonly string[];
}

/** Linux terminals and how each takes a command: the desktop's own choice first, then by how many people have them. */
export const terminals: readonly Terminal[] = [
  { name: 'x-terminal-emulator', before: ['-e'] },
  { name: 'gnome-terminal', before: ['--'] },
  { name: 'konsole', before: ['-e'] },
  { name: 'xfce4-terminal', before: ['-x'] },
  { name: 'mate-terminal', before: ['-x'] },
  { name: 'ptyxis', before: ['--'] },
  { name: 'kitty', before: [] },
  { name: 'alacritty', before: ['-e'] },
  { name: 'foot', before: [] },
  { name: 'wezterm', before: ['start', '--'] },
  { name: 'ghostty', before: ['-e'] },
  { name: 'xterm', before: ['-e'] },
];

/** `-e` is what nearly all others understand. */
export const optionsBefore = (program: string): readonly string[] =>
  terminals.find(({ name }) => name === programName(program))?.before ?? ['-e'];
