import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../shared/texts.ts';

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
  const settings = command(t('Settings…'), 'go settings');
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
      label: t('File'),
      submenu: [
        command(t('Run a Stack…'), 'run'),
        command(t('Find a Command…'), 'palette'),
        separator,
        ...(mac
          ? [{ role: 'close', label: t('Close Window') } as const]
          : [settings, separator, { role: 'quit', label: t('Quit') } as const]),
      ],
    },
    {
      label: t('Edit'),
      submenu: [
        { role: 'undo', label: t('Undo') },
        { role: 'redo', label: t('Redo') },
        separator,
        { role: 'cut', label: t('Cut') },
        { role: 'copy', label: t('Copy') },
        { role: 'paste', label: t('Paste') },
        { role: 'selectAll', label: t('Select All') },
      ],
    },
    {
      label: t('View'),
      submenu: [
        command(t('Containers'), 'go containers'),
        command(t('Volumes'), 'go volumes'),
        command(t('Walkthrough'), 'go walkthrough'),
        separator,
        command(t('Back'), 'back'),
        command(t('Forward'), 'forward'),
        separator,
        { role: 'resetZoom', label: t('Actual Size') },
        { role: 'zoomIn', label: t('Zoom In') },
        { role: 'zoomOut', label: t('Zoom Out') },
        separator,
        { role: 'togglefullscreen', label: t('Full Screen') },
        ...tools,
      ],
    },
    {
      role: 'windowMenu',
      label: t('Window'),
      submenu: [
        { role: 'minimize', label: t('Minimize') },
        ...(mac
          ? [{ role: 'zoom', label: t('Zoom') } as const]
          : [{ role: 'close', label: t('Close Window') } as const]),
      ],
    },
    {
      role: 'help',
      label: t('Help'),
      submenu: [command(t('Keyboard Shortcuts'), 'shortcuts'), command(t('Diagnostics'), 'go diagnostics')],
    },
  ];
}
