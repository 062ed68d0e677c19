import type { MenuItemConstructorOptions } from 'electron';

interface Options {
  readonly platform: NodeJS.Platform;
  readonly developing: boolean;
  /** Runs a command of the window's own table. */
  readonly onCommand: (id: string) => void;
}

/**
 * The system's own editing, zoom and window entries, which carry the shortcuts that people expect, and the window's
 * most frequent commands. Those keys are the window's: it hears them first, and knows where they would be typed.
 */
export function applicationMenu({ platform, developing, onCommand }: Options): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const command = (label: string, id: string): MenuItemConstructorOptions => ({
    label,
    click: () => onCommand(id),
  });
  const separator = { type: 'separator' } as const;
  const tools: MenuItemConstructorOptions[] = developing
    ? [separator, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  const settings = command('Settings…', 'go settings');
  const app: MenuItemConstructorOptions[] = mac
    ? [
        {
          role: 'appMenu',
          submenu: [
            { role: 'about' },
            separator,
            settings,
            separator,
            { role: 'services' },
            separator,
            { role: 'hide' },
            { role: 'hideOthers' },
            { role: 'unhide' },
            separator,
            { role: 'quit' },
          ],
        },
      ]
    : [];
  return [
    ...app,
    {
      label: 'File',
      submenu: [
        command('Run a Stack…', 'run'),
        command('Find a Command…', 'palette'),
        separator,
        ...(mac ? [{ role: 'close' } as const] : [settings, separator, { role: 'quit' } as const]),
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        command('Containers', 'go containers'),
        command('Volumes', 'go volumes'),
        command('Walkthrough', 'go walkthrough'),
        separator,
        command('Back', 'back'),
        command('Forward', 'forward'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...tools,
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [command('Keyboard Shortcuts', 'shortcuts'), command('Diagnostics', 'go diagnostics')],
    },
  ];
}
