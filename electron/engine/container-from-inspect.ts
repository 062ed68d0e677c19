import type { Container, PortBinding, RestartPolicy } from '../../shared/engine.ts';
import { containerId, imageId } from '../../shared/ids.ts';
import { composeIdentity } from './compose-labels.ts';
import {
  hasEnded,
  healthFrom,
  isPort,
  mountsFrom,
  networksFrom,
  protocolFrom,
  runFrom,
  sortedPorts,
  stateFrom,
  wholeSeconds,
  withTmpfs,
} from './container-parts.ts';
import { fields, list, numberOrNull, text, textMap, textOrNull, timeOrNull } from './narrow.ts';

const policies: readonly RestartPolicy[] = ['no', 'on-failure', 'always', 'unless-stopped'];

/** The empty name is how old containers say `no`. */
function restartPolicyFrom(name: unknown): RestartPolicy {
  return name === '' ? 'no' : (policies.find((policy) => policy === name) ?? 'unknown');
}

/** `{"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}], "443/tcp": null}` */
function portsFrom(value: unknown): readonly PortBinding[] {
  return Object.entries(fields(value)).flatMap(([key, bindings]): PortBinding[] => {
    const [digits, protocol = 'tcp'] = key.split('/');
    const containerPort = Number(digits);
    if (!isPort(containerPort)) return [];
    const exposed = { containerPort, protocol: protocolFrom(protocol) };
    const published = list(bindings)
      .map(fields)
      .map((binding) => ({ ip: text(binding.HostIp), port: Number(binding.HostPort) }))
      .filter(({ port }) => isPort(port));
    return published.length === 0
      ? [{ ...exposed, host: null }]
      : published.map((host) => ({ ...exposed, host }));
  });
}

/** The answer of `GET /containers/{id}/json`; `null` where it has no id. */
export function containerFromInspect(value: unknown): Container | null {
  const raw = fields(value);
  const config = fields(raw.Config);
  const stateOf = fields(raw.State);
  const settings = fields(raw.NetworkSettings);
  const id = textOrNull(raw.Id);
  if (id === null) return null;
  const state = stateFrom(stateOf.Status);
  return {
    id: containerId(id),
    name: text(raw.Name).replace(/^\//, ''),
    image: text(config.Image),
    imageId: imageId(text(raw.Image)),
    state,
    exitCode: hasEnded(state) ? numberOrNull(stateOf.ExitCode) : null,
    health: healthFrom(state, text(fields(stateOf.Health).Status)),
    restartPolicy: restartPolicyFrom(fields(fields(raw.HostConfig).RestartPolicy).Name),
    createdAt: wholeSeconds(timeOrNull(raw.Created)),
    startedAt: timeOrNull(stateOf.StartedAt),
    run: runFrom(settings),
    ports: sortedPorts(portsFrom(settings.Ports)),
    mounts: withTmpfs(mountsFrom(raw.Mounts), Object.keys(fields(fields(raw.HostConfig).Tmpfs))),
    networks: networksFrom(settings),
    compose: composeIdentity(textMap(config.Labels)),
  };
}
