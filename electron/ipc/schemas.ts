import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { bulkActions } from '../../shared/bulk.ts';
import { folderReadings, largestText } from '../../shared/container-files.ts';
import { containerId, deletionId, hostPath, operationId, stackName, volumeName } from '../../shared/ids.ts';
import type { CommandArgs, CommandName } from '../../shared/ipc.ts';
import { updateActs } from '../../shared/update.ts';
import { isVolumeName } from '../../shared/volume-name.ts';
import {
  commandUses,
  containers,
  engineChoice,
  language,
  logLimits,
  logs,
  programs,
  skippedVersion,
  startPage,
  stopTimeout,
  theme,
  volumes,
} from '../history/settings-schema.ts';

// What a window sends is checked here, whatever its types promised: a window can be taken over, main can't.
const text = (longest: number) => z.string().min(1).max(longest);

export const container = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform(containerId);
const containerIds = z.array(container).max(10_000);
const stack = text(1_000).transform(stackName);
const volume = text(1_000).transform(volumeName);
// A name that is to be made: the engine's own rule.
const texts = z
  .record(text(1_000), z.string().max(10_000))
  .refine((all) => Object.keys(all).length <= 100, 'too many');
const newVolume = z.string().refine(isVolumeName, 'not a name').transform(volumeName);
const operation = text(100).transform(operationId);
const deletion = text(200).transform(deletionId);
const path = text(32_767)
  .refine((value) => isAbsolute(value) && !value.includes('\0'), 'not an absolute path')
  .transform(hostPath);

export const hostFiles = z.array(path).min(1).max(10_000);

// The engine's own rule (moby, daemon/names).
const containerName = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/)
  .max(255);
// Half of a letter, but for those that stand for a byte (see `ContainerPath`).
const halfLetter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udc7f\udd00-\udfff]/;
export const containerPath = z
  .string()
  .max(8_192)
  .refine(
    (value) =>
      (value === '/' || /^(?:\/[^/\0]+)+$/.test(value)) &&
      !/\/\.{1,2}(?:\/|$)/.test(value) &&
      !halfLetter.test(value),
    'not a path of a container',
  );
const nothing = z.null();

export const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stack'), name: stack }),
  z.strictObject({ kind: z.literal('container'), id: container }),
]);

const saveChoice = z.strictObject({ unsavedFiles: z.boolean(), volumes: z.boolean() });

const runRequest = z.strictObject({
  files: z.array(path).min(1).max(50),
  workingDir: path,
  envFiles: z.array(path).max(50),
  profiles: z.array(text(200)).max(100),
  projectName: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/)
    .max(200)
    .transform(stackName)
    .nullable(),
});

const volumeRequest = {
  home: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('stack'), name: stack }),
    z.strictObject({ kind: z.literal('files'), request: runRequest }),
  ]),
  service: text(1_000),
};

const logSaveRequest = z.strictObject({
  target,
  services: z.array(text(1_000)).max(1_000).nullable(),
  streams: z.enum(['both', 'stdout', 'stderr']),
  query: z
    .strictObject({ text: z.string().max(10_000), regExp: z.boolean(), matchCase: z.boolean() })
    .nullable(),
  timestamps: z.boolean(),
});

/** One schema a command; a command without one doesn't compile. */
export const schemas: { readonly [Name in CommandName]: z.ZodType<CommandArgs<Name>> } = {
  'app.state': nothing,
  'diagnostics.read': nothing,
  'engine.retry': nothing,
  'engine.disk': nothing,
  'engine.choices': nothing,
  'engine.choose': z.strictObject({ choice: engineChoice }),
  'container.lifecycle': z.strictObject({
    target,
    action: z.enum(['start', 'stop', 'restart', 'pause', 'unpause', 'kill']),
  }),
  'container.rename': z.strictObject({ id: container, name: containerName }),
  'container.inspect': z.strictObject({ id: container }),
  'container.revealMount': z.strictObject({ id: container, destination: text(32_767) }),
  'container.runCommand': z.strictObject({ id: container }),
  'container.openTerminal': z.strictObject({ id: container }),
  'exec.shells': z.strictObject({ container }),
  'files.list': z.strictObject({ container, path: containerPath, reading: z.enum(folderReadings) }),
  'files.read': z.strictObject({ container, path: containerPath }),
  'files.save': z.strictObject({
    container,
    path: containerPath,
    text: z.string().max(largestText),
    version: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  'files.delete': z.strictObject({ container, path: containerPath }),
  'files.dragOut': z.strictObject({
    container,
    path: containerPath,
    step: z.enum(['prepare', 'drag']),
  }),
  'files.chooseUpload': z.strictObject({ what: z.enum(['files', 'folder']) }),
  'files.planUpload': z.strictObject({ container, folder: containerPath, paths: hostFiles }),
  'files.changes': z.strictObject({ container }),
  'stack.open': z.strictObject({ stack, what: z.enum(['folder', 'editor']) }),
  'stack.composeFiles': z.strictObject({ stack }),
  'stack.updateImages': z.strictObject({ stack }),
  'addVolume.preview': z.strictObject({
    ...volumeRequest,
    key: z.string().max(1_000).nullable(),
    path: z.string().max(32_767).nullable(),
  }),
  'addVolume.begin': z.strictObject({
    ...volumeRequest,
    key: text(1_000),
    path: text(32_767),
    seen: text(100),
    afterwards: z.enum(['nothing', 'recreate', 'copy-and-recreate']),
  }),
  'addVolume.finish': z.strictObject({ id: text(100) }),
  'addVolume.takeBack': z.strictObject({ id: text(100) }),
  'data.watch': z.strictObject({ ids: z.array(container).max(5_000) }),
  'stats.watch': z.strictObject({ ids: z.array(container).max(5_000) }),
  'delete.plan': z.strictObject({ target }),
  'delete.begin': z.strictObject({ target, alsoDeleteVolumes: z.array(volume).max(1_000), save: saveChoice }),
  'unsaved.look': z.strictObject({ ids: containerIds }),
  'unsaved.files': z.strictObject({ container, volumeAt: text(32_767).nullable() }),
  'undo.begin': z.strictObject({ deletion, way: z.enum(['as-it-was-run', 'from-notes']) }),
  'deletion.forget': z.strictObject({ deletion }),
  'saved.reveal': z.strictObject({ deletion, path }),
  'saved.planPutBack': z.strictObject({ deletion, path }),
  'saved.putBack': z.strictObject({ deletion, path, container }),
  'saved.remove': z.strictObject({ deletion, path }),
  'bulk.plan': z.strictObject({ ids: containerIds }),
  'bulk.begin': z.strictObject({
    action: z.enum(bulkActions),
    ids: containerIds.min(1),
    alsoDeleteVolumes: z.array(volume).max(1_000),
    save: saveChoice.exactOptional(),
  }),
  'volume.sizes': nothing,
  'volume.delete': z.strictObject({ name: volume }),
  'volume.deleteMany': z.strictObject({ names: z.array(volume).min(1).max(10_000) }),
  'volume.create': z.strictObject({
    name: newVolume,
    make: z.strictObject({ driver: text(1_000), options: texts, labels: texts }),
  }),
  'volume.drivers': nothing,
  'volume.clone': z.strictObject({ name: volume, to: newVolume, quiet: z.boolean() }),
  'volume.empty': z.strictObject({ name: volume }),
  'volume.export': z.strictObject({ name: volume, quiet: z.boolean() }),
  'volume.chooseArchive': nothing,
  'volume.import': z.discriminatedUnion('into', [
    z.strictObject({ path, name: newVolume, into: z.literal('new') }),
    z.strictObject({ path, name: volume, into: z.literal('existing') }),
  ]),
  'volume.contents': z.strictObject({ name: volume }),
  'volume.open': z.strictObject({ name: volume }),
  'volume.close': z.strictObject({ name: volume }),
  'volume.exports': z.strictObject({ name: volume }),
  'volume.forgetExport': z.strictObject({ id: text(100) }),
  'volume.revealExport': z.strictObject({ id: text(100) }),
  'run.choose': z.strictObject({ what: z.enum(['file', 'folder', 'env-file']) }),
  'run.resolve': z.strictObject({ path, also: z.array(path).max(50).exactOptional() }),
  'run.recent': nothing,
  'run.forgetRecent': z.strictObject({ files: z.array(path).min(1).max(50) }),
  'run.preview': z.strictObject({ request: runRequest }),
  'run.begin': z.strictObject({ request: runRequest }),
  'runAgain.begin': z.strictObject({ stack }),
  'deletedStack.locate': z.strictObject({ stack }),
  'deletedStack.forget': z.strictObject({ stack }),
  'operation.cancel': z.strictObject({ id: operation }),
  'operation.goOn': z.strictObject({ id: operation }),
  'operation.dismiss': z.strictObject({ id: operation }),
  'operation.log': z.strictObject({ id: operation }),
  'logs.save': z.strictObject({ request: logSaveRequest }),
  'link.open': z.strictObject({ url: text(10_000) }),
  'clipboard.read': nothing,
  'clipboard.write': z.strictObject({ text: z.string().max(10_000_000) }),
  'walkthrough.choosePlace': nothing,
  'walkthrough.fetch': z.strictObject({ source: z.enum(['git', 'zip', 'bundled']) }),
  'walkthrough.cancelFetch': nothing,
  'walkthrough.takeFolder': z.strictObject({ folder: path.nullable() }),
  'walkthrough.reset': nothing,
  'walkthrough.decline': nothing,
  'walkthrough.without': z.strictObject({ begin: z.boolean() }),
  'walkthrough.open': z.strictObject({ what: z.enum(['folder', 'editor']) }),
  'page.saved': nothing,
  'keptFile.seen': z.strictObject({ path }),
  'notification.show': z.strictObject({ title: text(300), body: z.string().max(2_000) }),
  'update.act': z.strictObject({ act: z.enum(updateActs) }),
  'settings.set': z.strictObject({
    theme: theme.exactOptional(),
    language: language.exactOptional(),
    containers: containers.exactOptional(),
    volumes: volumes.exactOptional(),
    logs: logs.exactOptional(),
    logLimits: logLimits.exactOptional(),
    stopTimeout: stopTimeout.exactOptional(),
    openAtLogin: z.boolean().exactOptional(),
    tray: z.boolean().exactOptional(),
    checkForUpdates: z.boolean().exactOptional(),
    skippedVersion: skippedVersion.exactOptional(),
    startPage: startPage.exactOptional(),
    programs: programs.exactOptional(),
    notifications: z.boolean().exactOptional(),
    singleKeys: z.boolean().exactOptional(),
    commandUses: commandUses.exactOptional(),
  }),
};
