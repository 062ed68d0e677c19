import type { AppState } from '../../shared/app-state.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/texts.ts';
import { listed } from '../format/list.ts';
import type { Description } from './description.ts';

type ComposeError = Extract<
  AppError,
  {
    kind:
      | 'compose-cli-missing'
      | 'compose-missing'
      | 'compose-not-in-folder'
      | 'compose-invalid'
      | 'port-taken'
      | 'image-unavailable'
      | 'build-failed'
      | 'compose-failed'
      | 'volume-differs';
  }
>;

function whereInFile(file: string | null, line: number | null): string {
  if (file === null) return '';
  return line === null ? `${file}: ` : t('{file}, line {line}: ', { file, line });
}

function describeComposeMissing(platform: AppState['platform']): Description {
  const base = {
    title: t('Docker Compose is not installed'),
    cause: t('Neither “docker compose” nor “docker-compose”, version 2 or newer, was found on this machine.'),
  };
  if (platform === 'linux') {
    return {
      ...base,
      nextStep: t(
        'Install the Compose plugin. Stacks that are here can still be stopped, started and deleted.',
      ),
      command: 'sudo apt-get install docker-compose-plugin',
    };
  }
  return { ...base, nextStep: t('Install Docker Desktop or the Compose plugin, then try again.') };
}

/** What keeps Compose from running a stack. */
export function describeComposeError(error: ComposeError, platform: AppState['platform']): Description {
  switch (error.kind) {
    case 'compose-cli-missing':
      return describeComposeMissing(platform);
    case 'compose-missing':
      return {
        title: t('The Compose file is not there any more'),
        cause: t('Not found: {files}.', { files: listed(error.files) }),
        nextStep: t('Put it back, or choose where it is now with “Locate Compose file…”.'),
      };
    case 'compose-not-in-folder':
      return {
        title: t('No Compose file in this folder'),
        cause: t('{folder} holds no compose.yaml, compose.yml, docker-compose.yaml or docker-compose.yml.', {
          folder: error.folder,
        }),
        nextStep: t('Choose another folder, or the file itself.'),
      };
    case 'compose-invalid':
      return {
        title: t('The Compose file has a mistake'),
        cause: `${whereInFile(error.file, error.line)}${error.message}`,
        nextStep: t('Correct it and try again. Nothing was changed.'),
      };
    case 'port-taken':
      return {
        title: t('Port {port} is taken', { port: error.port }),
        cause:
          error.by === null
            ? t('A program outside the engine is using port {port}.', { port: error.port })
            : t('The container {by} is using port {port}.', { by: error.by, port: error.port }),
        nextStep:
          error.by === null
            ? t('Close that program or choose another port in the Compose file, then try again.')
            : t('Stop {by} or choose another port in the Compose file, then try again.', { by: error.by }),
      };
    case 'image-unavailable':
      return {
        title: t('The image {image} could not be had', { image: error.image }),
        cause: error.detail,
        nextStep: t('Check the image’s name and your network, then try again.'),
      };
    case 'build-failed':
      return {
        title:
          error.service === null
            ? t('The build failed')
            : t('The build of {service} failed', { service: error.service }),
        cause: error.detail,
        nextStep: t('The log says where. Correct it and try again.'),
      };
    case 'compose-failed':
      return {
        title: t('Docker Compose reported a problem'),
        cause:
          error.detail || t('It ended with code {exitCode}.', { exitCode: error.exitCode ?? t('unknown') }),
        nextStep: t('The log says more. Try again when it is mended.'),
      };
    case 'volume-differs':
      return {
        title: t('A volume no longer fits the Compose file'),
        cause: t(
          'Compose wanted to recreate it, which would have emptied it; it was left as it is. {detail}',
          { detail: error.detail },
        ),
        nextStep: t('Make the volume’s lines in the Compose file as they were, then try again.'),
      };
    default:
      return assertNever(error);
  }
}
