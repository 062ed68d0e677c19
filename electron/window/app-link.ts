/** The scheme of links that open a place in the app: `stackyard://stacks/shop/logs`. */
export const linkScheme = 'stackyard';

const places = /^(?:containers|volumes|walkthrough|settings|diagnostics|stacks)$/;

/**
 * The place in the window that a link names, as the part of its address after `#`; `null` for one that is none of
 * ours. Links come from anywhere, so they lead to places, and do nothing.
 */
export function placeOfLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, host, pathname, username } = new URL(link);
  if (protocol !== `${linkScheme}:` || username !== '' || !places.test(host)) return null;
  const path = pathname.replace(/\/+$/, '');
  if (path.length > 1_000 || !/^(?:\/[\w.~%-]+){0,2}$/.test(path)) return null;
  return `/${host}${path}`;
}
