import type { EngineTarget } from '../../shared/engine.ts';
import type { ContainerId } from '../../shared/ids.ts';
import { localPath } from '../engine/engine-endpoint.ts';
import { shellWord } from '../engine/run-command/shell-words.ts';

/** Bash where the container has it. No `;` in it: Windows Terminal takes that for its own. */
const anyShell = 'command -v bash >/dev/null && exec bash || exec sh';

/**
 * The words that open a shell in a container. The engine is named among them, since a terminal may run its command in
 * another environment than ours. The id is hex digits, so nothing that a container wrote is among them.
 */
export const shellInContainer = (
  docker: string,
  target: EngineTarget,
  id: ContainerId,
): readonly string[] => [
  docker,
  ...(localPath(target.address) === null && target.context !== 'default'
    ? ['--context', target.context]
    : ['--host', target.address]),
  'exec',
  '-it',
  id,
  'sh',
  '-c',
  anyShell,
];

/** What else the docker CLI goes by, to be set where the terminal does not inherit it. */
const ofDocker = ['DOCKER_CONFIG', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'];

/** A script for macOS's Terminal, which runs it in a shell of its own. It takes itself away. */
export function terminalScript(words: readonly string[], env: NodeJS.ProcessEnv): string {
  const settings = ofDocker.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [`export ${name}=${shellWord(value)}`];
  });
  const lines = [
    '#!/bin/sh',
    'rm -f -- "$0" && rmdir -- "$(dirname -- "$0")"',
    ...settings,
    `exec ${words.map(shellWord).join(' ')}`,
  ];
  return `${lines.join('\n')}\n`;
}
