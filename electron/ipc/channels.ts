import type { PushName } from '../../shared/ipc.ts';

export const commandChannel = 'stackyard:command';
export const pushChannel = (name: PushName): string => `stackyard:push:${name}`;
