import { z } from 'zod';
import type { CommandUse } from '../../shared/command-uses.ts';
import type { EngineChoice } from '../../shared/engine-choice.ts';
import { containerId, hostPath, stackName } from '../../shared/ids.ts';
import { languageChoices } from '../../shared/language.ts';
import type { RecentRun } from '../../shared/recent-runs.ts';
import {
  type LogLimits,
  type LogSettings,
  type Programs,
  type TableSettings,
  type VolumesTableSettings,
  volumeFilters,
} from '../../shared/settings.ts';

const name = z.string().max(1_000);
const path = z.string().max(32_767).transform(hostPath);

// The bounds are far above what a table has: they keep a file or a window from growing without end.
export const theme = z.enum(['system', 'light', 'dark']);
export const language = z.enum(languageChoices);

const sort = z.strictObject({ key: name, descending: z.boolean() }).nullable();

export const containers: z.ZodType<TableSettings> = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        key: name,
        shown: z.boolean(),
        width: z.number().min(20).max(5_000).nullable(),
      }),
    )
    .max(100),
  sort,
  expanded: z.array(name.transform(stackName)).max(10_000),
  onlyRunning: z.boolean(),
  // Older files don't have it.
  charts: z.boolean().default(false),
  // Files of older versions have none.
  selected: z.array(name.transform(containerId)).max(10_000).default([]),
});

export const volumes: z.ZodType<VolumesTableSettings> = z.strictObject({
  sort,
  filter: z.enum(volumeFilters),
});

export const engineChoice: z.ZodType<EngineChoice> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('automatic') }),
  z.strictObject({ kind: z.literal('context'), name: name.min(1) }),
  z.strictObject({ kind: z.literal('address'), address: name.min(1) }),
]);
export const logs: z.ZodType<LogSettings> = z.strictObject({ timestamps: z.boolean(), wrap: z.boolean() });
export const logLimits: z.ZodType<LogLimits> = z.strictObject({
  lines: z.number().int().min(1_000).max(1_000_000),
  megabytes: z.number().int().min(1).max(256),
});
// An hour is longer than anything waits; 0 stops at once.
export const stopTimeout = z.number().int().min(0).max(3_600).nullable();
export const commandUses: z.ZodType<readonly CommandUse[]> = z
  .array(z.strictObject({ id: name, count: z.number().int().min(1), at: z.number() }))
  .max(200);
export const skippedVersion = z.string().min(1).max(64).nullable();
export const startPage = z.enum(['containers', 'volumes', 'walkthrough']);
export const programs: z.ZodType<Programs> = z.strictObject({
  terminal: name.min(1).nullable(),
  editor: name.min(1).nullable(),
});
export const recentRuns: z.ZodType<readonly RecentRun[]> = z
  .array(
    z.object({
      request: z.object({
        files: z.array(path).min(1).max(50),
        workingDir: path,
        envFiles: z.array(path).max(50),
        profiles: z.array(name).max(100),
        projectName: name.transform(stackName).nullable(),
      }),
      at: z.number(),
    }),
  )
  .max(100);
