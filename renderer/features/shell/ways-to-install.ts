import type { AppState } from '../../../shared/app-state.ts';
import { t } from '../../../shared/texts.ts';

export interface WayToInstall {
  readonly name: string;
  /** What to type; `null` where there is only a page to follow. */
  readonly command: string | null;
  /** Docker's or the maker's own page about it. */
  readonly page: string;
}

/** How an engine is installed on a system, the usual way first. */
export const waysToInstall: Readonly<Record<AppState['platform'], readonly WayToInstall[]>> = {
  linux: [
    {
      name: t('Docker Engine, with Compose'),
      command: 'curl -fsSL https://get.docker.com | sudo sh\nsudo usermod -aG docker $USER',
      page: 'https://docs.docker.com/engine/install/',
    },
    {
      name: 'Docker Desktop',
      command: null,
      page: 'https://docs.docker.com/desktop/setup/install/linux/',
    },
  ],
  darwin: [
    {
      name: 'Docker Desktop',
      command: 'brew install --cask docker-desktop',
      page: 'https://docs.docker.com/desktop/setup/install/mac-install/',
    },
    {
      name: 'Colima',
      command: 'brew install colima docker docker-compose\ncolima start',
      page: 'https://github.com/abiosoft/colima#installation',
    },
  ],
  win32: [
    {
      name: 'Docker Desktop',
      command: 'winget install --exact --id Docker.DockerDesktop',
      page: 'https://docs.docker.com/desktop/setup/install/windows-install/',
    },
  ],
};
