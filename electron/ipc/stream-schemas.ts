import { z } from 'zod';
import type { StreamArgs, StreamName, StreamUp } from '../../shared/ipc.ts';
import type { StreamReply } from '../../shared/stream.ts';
import { target } from './schemas.ts';

/** What a stream is opened with; a stream without a schema doesn't compile. */
export const streamArguments: { readonly [Name in StreamName]: z.ZodType<StreamArgs<Name>> } = {
  logs: z.strictObject({ target, tail: z.number().int().min(0).max(10_000_000) }),
};

const reply = <Up>(message: z.ZodType<Up>): z.ZodType<StreamReply<Up>> =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('taken') }),
    z.strictObject({ kind: z.literal('close') }),
    z.strictObject({ kind: z.literal('message'), message }),
  ]);

/** What a window may send to a stream that it has open. */
export const streamReplies: { readonly [Name in StreamName]: z.ZodType<StreamReply<StreamUp<Name>>> } = {
  logs: reply(z.never()),
};
