import { Failure } from '../failure.ts';

/** Hands an address to the operating system's browser: http and https alone, anything else is refused. */
export async function openLink(url: string, openExternal: (url: string) => Promise<void>): Promise<void> {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
    throw new Failure({ kind: 'link-refused', url });
  }
  await openExternal(parsed.href);
}
