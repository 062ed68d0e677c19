export interface Editor {
  /** The program in PATH, as `VISUAL` and `EDITOR` name it. */
  readonly program: string;
  /** Its name among macOS's applications. */
  readonly application: string | null;
  /** Where Windows has it, below %LOCALAPPDATA% or %ProgramFiles%. */
  readonly windows: string | null;
}

const editor = (
  program: string,
  application: string | null = null,
  windows: string | null = null,
): Editor => ({
  program,
  application,
  windows,
});

/** Editors with windows of their own, which open a file that is named to them. The ones for code come first. */
export const editors: readonly Editor[] = [
  editor('code', 'Visual Studio Code', 'Programs\\Microsoft VS Code\\Code.exe'),
  editor('codium', 'VSCodium', 'Programs\\VSCodium\\VSCodium.exe'),
  editor('cursor', 'Cursor', 'Programs\\cursor\\Cursor.exe'),
  editor('code-insiders', 'Visual Studio Code - Insiders'),
  editor('zed', 'Zed'),
  editor('zeditor'),
  editor('subl', 'Sublime Text', 'Sublime Text\\sublime_text.exe'),
  editor('idea', 'IntelliJ IDEA'),
  editor('webstorm', 'WebStorm'),
  editor('kate'),
  editor('gnome-text-editor'),
  editor('gedit'),
  editor('xed'),
  editor('pluma'),
  editor('mousepad'),
  editor('geany'),
  editor('notepad++', null, 'Notepad++\\notepad++.exe'),
];
