import { assertNever } from './assert-never.ts';
import type { Connection } from './engine.ts';
import { t } from './texts.ts';

/** How the engine is, in two words: in the footer and in the tray. */
export function engineText(connection: Connection): string {
  switch (connection.kind) {
    case 'connecting':
      return t('Connecting');
    case 'ready':
      return t('Engine running');
    case 'unreachable':
      return t('Engine unreachable');
    default:
      return assertNever(connection);
  }
}
