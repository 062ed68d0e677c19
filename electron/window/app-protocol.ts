import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { CustomScheme, Protocol, ProtocolResponse } from 'electron';
import type { Catalogue } from '../../shared/texts.ts';

const appScheme = 'app';
export const appOrigin = 'app://stackyard';
export const appPage = `${appOrigin}/index.html`;

/** What the page may do, and that its compiled scripts are kept from one start to the next. */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

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
 * Serves the built renderer under `app://stackyard/`, with a policy and a nonce of its own for every load, and the texts
 * of the language that is spoken, `null` being English: the page waits for it. By the older of Electron's two ways, since
 * the newer one's requests and responses are those of Node's `fetch`, and to load that takes as long as all of the app's
 * own work before its window is seen. Resolves when the page itself was served.
 */
export function serveApp(
  protocol: Pick<Protocol, 'registerBufferProtocol'>,
  folder: string,
  catalogue: () => Promise<Catalogue | null>,
): Promise<void> {
  return new Promise((resolve) => {
    protocol.registerBufferProtocol(appScheme, ({ url }, answer) => {
      void responseTo(url, folder, catalogue).then((response) => {
        answer(response);
        // The page asks for itself first.
        resolve();
      });
    });
  });
}

/** Never rejects. */
async function responseTo(
  address: string,
  folder: string,
  catalogue: () => Promise<Catalogue | null>,
): Promise<ProtocolResponse> {
  if (address === `${appOrigin}/${catalogueScript}`) return scriptOf(await catalogue());
  const file = fileOf(address, folder);
  const type = file === null ? undefined : contentTypes.get(extname(file));
  const body = file === null || type === undefined ? null : await readFile(file).catch(() => null);
  if (file === null || type === undefined || body === null) return { statusCode: 404, data: Buffer.alloc(0) };
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
  if (extname(file) !== '.html') return { data: body, headers };
  const spoken = await catalogue();
  const nonce = randomBytes(16).toString('base64');
  return {
    data: Buffer.from(pageIn(spoken, body.toString('utf8')).replaceAll('__CSP_NONCE__', nonce)),
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
  };
}

const scriptOf = (catalogue: Catalogue | null): ProtocolResponse => ({
  data: Buffer.from(`globalThis.stackyardCatalogue = ${JSON.stringify(catalogue)};`),
  headers: { 'content-type': contentTypes.get('.js') ?? '', 'x-content-type-options': 'nosniff' },
});
