import { assertNever } from '../../shared/assert-never.ts';
import { containerLabel } from '../../shared/container-label.ts';
import type { Container, EngineTarget } from '../../shared/engine.ts';
import { t } from '../../shared/texts.ts';
import { composeEnvironment } from '../engine/compose-environment.ts';
import { Failure } from '../failure.ts';
import { findProgram, wordsOfVariable } from './find-program.ts';
import { shellInContainer, terminalScript } from './shell-in-container.ts';
import type { Program } from './start-program.ts';
import type { System } from './system.ts';
import { optionsBefore, terminals } from './terminals.ts';

/**
 * Opens the system's terminal with a shell in a running container, by the docker CLI on the engine that the app shows.
 * Throws `conflict` where it doesn't run, `no-program` without the CLI or a terminal.
 */
export async function openTerminal(
  system: System,
  target: EngineTarget,
  container: Container,
): Promise<void> {
  if (container.state !== 'running') {
    throw new Failure({
      kind: 'conflict',
      detail: t('{container} is not running.', { container: containerLabel(container) }),
    });
  }
  const docker = await findProgram(system, 'docker');
  if (docker === null) throw new Failure({ kind: 'no-program', what: 'docker' });
  const env = composeEnvironment(target, system.env);
  const words = shellInContainer(docker, target, container.id);
  // One that is installed may still not start: no display, no session.
  for await (const program of terminalsFor(system, words, env)) if (await system.start(program)) return;
  throw new Failure({ kind: 'no-program', what: 'terminal' });
}

/** The ways to open a terminal on this system that runs `words`, best first. */
async function* terminalsFor(
  system: System,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): AsyncGenerator<Program> {
  const desktop = desktopOf(system.platform);
  switch (desktop) {
    case 'macos': {
      const script = await system.writeScript('Container.command', terminalScript(words, env));
      yield { command: '/usr/bin/open', args: ['-a', 'Terminal', script], env };
      return;
    }
    case 'windows': {
      const local = system.env.LOCALAPPDATA;
      const names = ['wt', ...(local ? [`${local}\\Microsoft\\WindowsApps\\wt.exe`] : [])];
      const wt = await findProgram(system, ...names);
      if (wt !== null) yield { command: wt, args: ['new-tab', '--', ...words], env };
      // The empty word is the window's title: `start` takes its first quoted word for one.
      yield { command: system.env.ComSpec ?? 'cmd.exe', args: ['/d', '/c', 'start', '', ...words], env };
      return;
    }
    case 'linux': {
      for (const wanted of [system.chosen().terminal ?? undefined, system.env.TERMINAL]) {
        const [chosen, ...options] = wordsOfVariable(wanted);
        const own = chosen === undefined ? null : await findProgram(system, chosen);
        if (own !== null) yield { command: own, args: [...options, ...optionsBefore(own), ...words], env };
      }
      for (const { name, before } of terminals) {
        const command = await findProgram(system, name);
        if (command !== null) yield { command, args: [...before, ...words], env };
      }
      return;
    }
    default:
      assertNever(desktop);
  }
}

const desktopOf = (platform: NodeJS.Platform): 'macos' | 'windows' | 'linux' =>
  platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : 'linux';
