import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol } from 'electron';
import type { Catalogue } from '../../shared/texts.ts';

export const appScheme = 'app';
export const appOrigin = 'app://stackyard';
export const appPage = `${appOrigin}/index.html`;

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

/** Everything comes from the app itself; nothing is fetched, framed, or posted. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The file that an `app://` address names, or `null` where it would lead out of `folder`. */
export function fileOf(address: string, folder: string): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : null;
}

const catalogueScript = 'catalogue.js';

/**
 * The page in the language of the catalogue, whose script runs before any of the page's own. Without one the page is in
 * English, and asks for nothing more.
 */
export function pageIn(catalogue: Catalogue | null, page: string): string {
  if (catalogue === null) return page;
  return page
    .replace('<html lang="en">', `<html lang="${catalogue.language}">`)
    .replace('<script', `<script src="./${catalogueScript}"></script>\n    <script`);
}

/**
 * Serves the built renderer under `app://stackyard/`, with a policy and a nonce of its own for every load, and the
 * texts of the language that is spoken, `null` being English.
 */
export function serveApp(protocol: Protocol, folder: string, catalogue: () => Catalogue | null): void {
  protocol.handle(appScheme, async (request) => {
    if (request.url === `${appOrigin}/${catalogueScript}`) return scriptOf(catalogue());
    const file = fileOf(request.url, folder);
    const type = file === null ? undefined : contentTypes.get(extname(file));
    if (file === null || type === undefined) return new Response(null, { status: 404 });
    const body = await readFile(file).catch(() => null);
    if (body === null) return new Response(null, { status: 404 });
    const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
    if (extname(file) !== '.html') return new Response(new Uint8Array(body), { headers });
    const nonce = randomBytes(16).toString('base64');
    return new Response(pageIn(catalogue(), body.toString('utf8')).replaceAll('__CSP_NONCE__', nonce), {
      headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
    });
  });
}

const scriptOf = (catalogue: Catalogue | null) =>
  new Response(`globalThis.stackyardCatalogue = ${JSON.stringify(catalogue)};`, {
    headers: { 'content-type': contentTypes.get('.js') ?? '', 'x-content-type-options': 'nosniff' },
  });
