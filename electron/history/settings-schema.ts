import { z } from 'zod';
import { containerId, stackName } from '../../shared/ids.ts';
import type { TableSettings } from '../../shared/settings.ts';

const name = z.string().max(1_000);

// The bounds are far above what a table has: they keep a file or a window from growing without end.
export const theme = z.enum(['system', 'light', 'dark']);

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
  sort: z.strictObject({ key: name, descending: z.boolean() }).nullable(),
  expanded: z.array(name.transform(stackName)).max(10_000),
  onlyRunning: z.boolean(),
  // Files of older versions have none.
  selected: z.array(name.transform(containerId)).max(10_000).default([]),
});
