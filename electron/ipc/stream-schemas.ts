import { z } from 'zod';
import { type ExecReply, largestInput } from '../../shared/exec.ts';
import type { StreamArgs, StreamName, StreamUp } from '../../shared/ipc.ts';
import type { StreamReply } from '../../shared/stream.ts';
import { container, containerPath, hostFiles, target } from './schemas.ts';

const side = z.number().int().min(1).max(5_000);
const size = z.strictObject({ columns: side, rows: side });
const noZero = (text: string) => !text.includes('\0');
// What the engine takes for a user, a path or a line; it can't go on past a zero byte.
const inContainer = (longest: number) => z.string().max(longest).refine(noZero);

const execReply: z.ZodType<ExecReply> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('input'),
    bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= largestInput),
  }),
  z.strictObject({ kind: z.literal('drawn'), bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({ kind: z.literal('resize'), size }),
  z.strictObject({ kind: z.literal('end') }),
]);

/** What a stream is opened with; a stream without a schema doesn't compile. */
export const streamArguments: { readonly [Name in StreamName]: z.ZodType<StreamArgs<Name>> } = {
  logs: z.strictObject({ target, tail: z.number().int().min(0).max(10_000_000) }),
  exec: z.strictObject({
    container,
    size,
    user: inContainer(1_000),
    workingDir: inContainer(4_096),
    program: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('shell'), path: inContainer(4_096).min(1) }),
      z.strictObject({ kind: z.literal('command'), line: inContainer(100_000).regex(/\S/) }),
    ]),
  }),
  transfer: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('download'),
      container,
      path: containerPath,
      as: z.enum(['file', 'tar', 'folder']),
    }),
    z.strictObject({
      kind: z.literal('upload'),
      container,
      folder: containerPath,
      paths: hostFiles,
    }),
  ]),
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
  exec: reply(execReply),
  transfer: reply(z.never()),
};
