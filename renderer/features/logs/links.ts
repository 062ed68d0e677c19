/** A web address in a text; `end` is the place after its last character. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

// Nothing that is invisible or turns the direction of the text belongs to an address that one is to trust.
const address = /\bhttps?:\/\/[^\s<>"'`\\^{}|\p{Cc}\p{Cf}]+/giu;

const longest = 2_000;

/** The http and https addresses of a text, without the punctuation around them. */
export function linksIn(text: string): readonly TextLink[] {
  if (!text.includes('://')) return [];
  const links: TextLink[] = [];
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = withoutPunctuation(found);
    if (url.length <= longest && hasHost(url)) links.push({ start: index, end: index + url.length, url });
  }
  return links;
}

function hasHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return new URL(url).host !== '';
}

/** A sentence ends after its address; a bracket belongs to the address when it was opened in it. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    if (/[.,;:!?*_~]/.test(last)) continue;
    const opening = { ')': '(', ']': '[' }[last];
    if (opening === undefined) break;
    const part = url.slice(0, end);
    if (count(part, opening) >= count(part, last)) break;
  }
  return url.slice(0, end);
}

const count = (text: string, char: string): number => text.split(char).length - 1;
