import { createServer } from 'node:net';
import { unkeptDirectories } from '../../shared/data-directories.ts';
import type { EngineTarget } from '../../shared/engine.ts';
import type { RunPreview, RunRequest } from '../../shared/run-preview.ts';
import type { Compose, ComposeModel } from '../compose/compose.ts';
import type { EngineApi } from '../engine/engine-api.ts';
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
  const unkept = await unkeptOf(api, model, request.profiles);
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
    unkept,
    availableProfiles: model.profiles,
    existing,
  };
}

/** The directories of each service that would not be found again after the stack is deleted. */
async function unkeptOf(
  api: EngineApi,
  model: ComposeModel,
  profiles: readonly string[],
): Promise<RunPreview['unkept']> {
  const services = model.services.filter((service) => isActive(service.profiles, profiles));
  const found = await Promise.all(
    services.map(async ({ name, image, data }) => {
      // Without a name of its own, Compose gives a built image this one.
      const facts = await api.imageFacts(image ?? `${model.name}-${name}`).catch(() => null);
      return unkeptDirectories({ image, ...data }, facts).map((unkept) => ({ service: name, ...unkept }));
    }),
  );
  return found.flat();
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
