import { assertNever } from './assert-never.ts';
import { containerLabel } from './container-label.ts';
import type { ContainerStatus } from './container-status.ts';
import type { Container } from './engine.ts';
import { finishedJobs } from './finished-jobs.ts';
import { plural, t } from './texts.ts';

export { type ContainerStatus, containerStatus } from './container-status.ts';

/** What stands beside the count. Services are named once each, in the order of their rows. */
interface Remarks {
  readonly unhealthy: readonly string[];
  /** Restarting again and again while others run. */
  readonly restarting: readonly string[];
  /** Finished jobs: they are neither counted nor missing. */
  readonly done: readonly string[];
}

export type StackStatus =
  | ({
      readonly kind: 'running' | 'partly-running';
      readonly running: number;
      readonly total: number;
    } & Remarks)
  | { readonly kind: 'paused' }
  | { readonly kind: 'partly-paused'; readonly paused: number; readonly total: number }
  | { readonly kind: 'restarting' }
  /** `null`: the engine didn't tell the code. */
  | { readonly kind: 'exited'; readonly exitCode: number | null }
  | { readonly kind: 'created' };

export type StatusTone = 'good' | 'warning' | 'bad' | 'off';

/**
 * What a stack is doing, from its containers in the order of their rows (product.md, *Rows*).
 *
 * Counted is every container but those that have finished: jobs that are done (see `finishedJobs`), and one-offs that
 * ended, whatever their exit code, since nobody expects them to run. A running one-off counts while it runs. One that
 * is paused makes the stack partly paused. The exit code is the first that is not zero; a one-off's, when there is
 * nothing else.
 */
export function stackStatus(containers: readonly Container[]): StackStatus {
  const jobs = finishedJobs(containers);
  const counted = containers.filter((container) => !jobs.has(container) && !isEndedOneOff(container));
  const inState = (state: Container['state']) => counted.filter((container) => container.state === state);
  const total = counted.length;
  const running = inState('running');
  const paused = inState('paused').length;
  const restarting = inState('restarting');

  if (paused > 0) return paused === total ? { kind: 'paused' } : { kind: 'partly-paused', paused, total };
  if (running.length > 0) {
    const expected = new Set(services(counted));
    return {
      kind: running.length === total ? 'running' : 'partly-running',
      running: running.length,
      total,
      unhealthy: services(running.filter(({ health }) => health === 'unhealthy')),
      restarting: services(restarting),
      // A finished `run web` beside a running web would read as if web were done.
      done: services([...jobs]).filter((name) => !expected.has(name)),
    };
  }
  if (restarting.length > 0) return { kind: 'restarting' };
  if (total > 0 && inState('created').length === total) return { kind: 'created' };
  return { kind: 'exited', exitCode: exitCodeOf(containers) };
}

/**
 * The words of a status: `Running (2/2)`, `Partly running (1/3)`, `Running (1/1) · migrate done`,
 * `Running (2/2) · Unhealthy: db`, `Partly running (1/2) · Restarting: web`, `Partly paused (1/2)`, `Exited (137)`;
 * of a single container `Running`, `Running · Unhealthy`, `Done`, `Dead`, `Removing`.
 */
export function statusText(status: StackStatus | ContainerStatus): string {
  switch (status.kind) {
    case 'running':
      return withRemarks(t('Running ({running}/{total})', status), status);
    case 'partly-running':
      return withRemarks(t('Partly running ({running}/{total})', status), status);
    case 'partly-paused':
      return t('Partly paused ({paused}/{total})', status);
    case 'up':
      return status.unhealthy ? t('Running · Unhealthy') : t('Running');
    case 'exited':
      return status.exitCode === null ? t('Exited') : t('Exited ({exitCode})', { exitCode: status.exitCode });
    case 'paused':
      return t('Paused');
    case 'restarting':
      return t('Restarting');
    case 'created':
      return t('Created');
    case 'done':
      return t('Done');
    case 'removing':
      return t('Removing');
    case 'dead':
      return t('Dead');
    default:
      return assertNever(status);
  }
}

/** The place of a status when rows are sorted by it: running first, created last. */
export function statusRank({ kind }: StackStatus | ContainerStatus): number {
  switch (kind) {
    case 'running':
    case 'up':
      return 0;
    case 'partly-running':
      return 1;
    case 'paused':
      return 2;
    case 'partly-paused':
      return 3;
    case 'restarting':
      return 4;
    case 'exited':
    case 'done':
    case 'removing':
    case 'dead':
      return 5;
    case 'created':
      return 6;
    default:
      return assertNever(kind);
  }
}

/** The colour of the status dot, as a meaning. A container that was stopped is off, one that failed is bad. */
export function statusTone(status: StackStatus | ContainerStatus): StatusTone {
  switch (status.kind) {
    case 'running':
    case 'partly-running':
      if (status.unhealthy.length > 0 || status.restarting.length > 0) return 'bad';
      return status.kind === 'running' ? 'good' : 'warning';
    case 'up':
      return status.unhealthy ? 'bad' : 'good';
    case 'paused':
    case 'partly-paused':
    case 'removing':
      return 'warning';
    case 'restarting':
    case 'dead':
      return 'bad';
    case 'exited':
      return status.exitCode === null || stoppedCodes.has(status.exitCode) ? 'off' : 'bad';
    case 'created':
    case 'done':
      return 'off';
    default:
      return assertNever(status);
  }
}

// By a signal: 130 SIGINT, 137 SIGKILL, 143 SIGTERM. Most programs that are simply stopped leave one of them.
const stoppedCodes: ReadonlySet<number> = new Set([0, 130, 137, 143]);

const isEndedOneOff = ({ state, compose }: Container): boolean =>
  state === 'exited' && compose?.oneOff === true;

const services = (containers: readonly Container[]): readonly string[] => [
  ...new Set(containers.map((container) => container.compose?.service ?? containerLabel(container))),
];

function exitCodeOf(containers: readonly Container[]): number | null {
  const ended = containers.filter(({ state }) => state === 'exited' || state === 'dead');
  const replicas = ended.filter(({ compose }) => !compose?.oneOff);
  const codes = (replicas.length > 0 ? replicas : ended).map(({ exitCode }) => exitCode);
  return codes.find((code) => code !== null && code !== 0) ?? codes.find((code) => code !== null) ?? null;
}

function withRemarks(count: string, { unhealthy, restarting, done }: Remarks): string {
  const remarks = [
    unhealthy.length > 0 ? t('Unhealthy: {names}', { names: serviceNames(unhealthy) }) : null,
    restarting.length > 0 ? t('Restarting: {names}', { names: serviceNames(restarting) }) : null,
    done.length > 0 ? t('{names} done', { names: jobNames(done) }) : null,
  ];
  return [count, ...remarks.filter((remark) => remark !== null)].join(' · ');
}

// A row has room for two names.
const serviceNames = (names: readonly string[]): string =>
  names.length > 2 ? plural(names.length, '{n} service', '{n} services') : names.join(', ');
const jobNames = (names: readonly string[]): string =>
  names.length > 2 ? plural(names.length, '{n} job', '{n} jobs') : names.join(', ');
