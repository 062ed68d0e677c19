import type { Container, ContainerState } from './engine.ts';

const upStates: ReadonlySet<ContainerState> = new Set(['running', 'paused', 'restarting']);

/** Holds processes, so it can be stopped or killed. `docker ps` lists these among the running ones. */
export const isUp = ({ state }: Container): boolean => upStates.has(state);
