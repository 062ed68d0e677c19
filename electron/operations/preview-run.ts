import { createServer } from 'node:net';
import type { EngineTarget } from '../../shared/engine.ts';
import type { RunPreview, RunRequest } from '../../shared/run-preview.ts';
import type { Compose } from '../compose/compose.ts';
import { type EngineAccess, reachableEngine } from './engine-access.ts';
import { portHolder } from './run.ts';

/** What a run would make, and which of its ports are taken, without touching anything. */
export async function previewRun(
  engine: EngineAccess,
  compose: Compose,
  request: RunRequest,
): Promise<RunPreview> {
  const { api } = reachableEngine(engine);
  const model = await compose.config(request);
  const { containers, volumes } = await engine.refreshed();
  const all = [...containers.values()];
  const existing = all.some((container) => container.compose?.project === model.name);
  // The stack's own ports are free for it: Compose recreates what holds them.
  const own = new Set(
    all
      .filter((container) => container.compose?.project === model.name)
      .flatMap((container) => container.ports.flatMap((port) => port.host?.port ?? [])),
  );
  const taken: { port: number; service: string; by: string | null }[] = [];
  for (const service of model.services.filter((service) => isActive(service.profiles, request.profiles))) {
    for (const port of service.ports) {
      if (own.has(port)) continue;
      const by = portHolder(all, port, model.name);
      if (by !== null || (await isTakenOnHost(api.target, port))) {
        taken.push({ port, service: service.name, by });
      }
    }
  }
  return {
    request: { ...request, projectName: model.name },
    services: model.services.map(({ name, image, builds, ports, profiles }) => ({
      name,
      image,
      builds,
      ports,
      profiles,
    })),
    volumes: model.volumes.map(({ key, name, external }) => ({
      key,
      name,
      external,
      exists: volumes.has(name),
    })),
    takenPorts: taken,
    availableProfiles: model.profiles,
    existing,
  };
}

const isActive = (profiles: readonly string[], chosen: readonly string[]) =>
  profiles.length === 0 || profiles.some((profile) => chosen.includes(profile));

/** Whether a program outside the engine listens on the port; only asked where the engine is on this machine. */
async function isTakenOnHost(target: EngineTarget, port: number): Promise<boolean> {
  if (target.linkHost !== 'localhost') return false;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    probe.once('listening', () => probe.close(() => resolve(false)));
    probe.listen({ port, host: '0.0.0.0', exclusive: true });
  });
}
