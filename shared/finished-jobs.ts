import type { Container } from './engine.ts';

/**
 * The containers of a stack that are done: they ended with code 0, and nothing wants them to run. That is so for a
 * one-off, and for a service without a restart policy; `on-failure` is none for one that succeeded, and `unknown` is
 * taken for none until it has been inspected, so that a finished job never shows as a failure for a moment.
 *
 * A service that others depend on to be started or healthy, not to be completed, is no job, though it exited 0: a
 * database that somebody stopped must not read as done.
 */
export function finishedJobs(containers: readonly Container[]): ReadonlySet<Container> {
  const servers = servicesToRun(containers);
  return new Set(
    containers.filter(({ state, exitCode, restartPolicy, compose }) => {
      if (state !== 'exited' || exitCode !== 0) return false;
      if (compose?.oneOff) return true;
      const keptRunning = restartPolicy === 'always' || restartPolicy === 'unless-stopped';
      return !keptRunning && !servers.has(compose?.service ?? null);
    }),
  );
}

function servicesToRun(containers: readonly Container[]): ReadonlySet<string | null> {
  const toRun = new Set<string | null>();
  const toComplete = new Set<string | null>();
  for (const { service, condition } of containers.flatMap(({ compose }) => compose?.dependsOn ?? [])) {
    if (condition === 'service_completed_successfully') toComplete.add(service);
    else toRun.add(service);
  }
  for (const service of toComplete) toRun.delete(service);
  return toRun;
}
