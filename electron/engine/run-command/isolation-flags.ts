import { list, numberOrNull, text } from '../narrow.ts';
import {
  type FlagRule,
  type Inspected,
  listFlag,
  mapFlag,
  switchFlag,
  textFlag,
  textsOf,
  wordsOf,
} from './flags.ts';

/** What the container may see of the machine and do to it, and what the engine does with it. */
const rules: readonly FlagRule[] = [
  switchFlag('Privileged', '--privileged'),
  listFlag('CapAdd', '--cap-add'),
  listFlag('CapDrop', '--cap-drop'),
  switchFlag('ReadonlyRootfs', '--read-only'),
  {
    field: 'Init',
    words: (value) => (value === true ? ['--init'] : value === false ? ['--init=false'] : []),
  },
  textFlag('IpcMode', '--ipc', 'private'),
  textFlag('PidMode', '--pid'),
  textFlag('UTSMode', '--uts'),
  textFlag('UsernsMode', '--userns'),
  textFlag('Isolation', '--isolation', 'default'),
  listFlag('GroupAdd', '--group-add'),
  mapFlag('Sysctls', '--sysctl'),
  mapFlag('StorageOpt', '--storage-opt'),
  mapFlag('Annotations', '--annotation'),
  switchFlag('OomKillDisable', '--oom-kill-disable'),
  switchFlag('AutoRemove', '--rm'),
  { field: 'RestartPolicy', words: restart },
];

export function isolationFlags({ host, engine }: Inspected): readonly string[] {
  return [
    ...wordsOf(rules, host),
    ...wordsOf(
      [
        textFlag('Runtime', '--runtime', engine.runtime),
        textFlag('CgroupnsMode', '--cgroupns', engine.cgroupNamespace),
      ],
      host,
    ),
    ...securityOptions(host),
    ...logging(host.LogConfig, engine.logDriver),
  ];
}

/** Docker CLI's own word for lists that are there and empty (`cli/command/container/opts.go`). */
function securityOptions(host: Inspected['host']): readonly string[] {
  // The engine adds this one by itself to containers that share so much with the machine.
  const addsByItself =
    host.Privileged === true || text(host.IpcMode) === 'host' || text(host.PidMode) === 'host';
  const chosen = textsOf(host.SecurityOpt).filter((option) => !(addsByItself && option === 'label=disable'));
  const unmasked =
    Array.isArray(host.MaskedPaths) &&
    list(host.MaskedPaths).length === 0 &&
    list(host.ReadonlyPaths).length === 0;
  return [...chosen, ...(unmasked ? ['systempaths=unconfined'] : [])].flatMap((option) => [
    '--security-opt',
    option,
  ]);
}

function restart(value: unknown): readonly string[] {
  const policy = typeof value === 'object' && value !== null ? value : {};
  const name = 'Name' in policy ? text(policy.Name) : '';
  const retries = 'MaximumRetryCount' in policy ? (numberOrNull(policy.MaximumRetryCount) ?? 0) : 0;
  if (name === '' || name === 'no') return [];
  return ['--restart', retries > 0 ? `${name}:${retries}` : name];
}

function logging(value: unknown, ofEngine: string): readonly string[] {
  const config = typeof value === 'object' && value !== null ? { ...value } : {};
  return wordsOf([textFlag('Type', '--log-driver', ofEngine), mapFlag('Config', '--log-opt')], config);
}

/** Of a container's own name resolution. */
export const dnsFlags: readonly FlagRule[] = [
  listFlag('Dns', '--dns'),
  listFlag('DnsSearch', '--dns-search'),
  listFlag('DnsOptions', '--dns-option'),
  listFlag('ExtraHosts', '--add-host'),
];
