/** What the user chose, kept in the app's own `settings.json`. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
}

export const defaultSettings: Settings = { theme: 'system' };
