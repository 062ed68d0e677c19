const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no system wants them in a name, nor half a letter.
  /(?:[\x00-\x1f\x7f<>:"/\\|?*]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])+/g;

const longest = 120;

/** What a file of a container may be called on this machine: never a path, nor what only some systems take for a name. */
export function hostName(name: string, otherwise: string): string {
  const plain = name
    .replace(unwanted, '-')
    .replace(/[ .]+$/, '')
    .slice(0, longest);
  return plain === '' || plain === '-' ? otherwise : plain;
}
