/** Stands in the place of a secret. */
export const maskedSecret = '••••••••';

// Parts of names that people give to secrets. `KEY` alone and as a last part: `KEYBOARD` and `KEY_COUNT` are none, and
// neither is a shell's `PWD`.
const secretName =
  /password|passwd|passphrase|(?:^|[_.-])pass(?:$|[_.-])|[_.-]pwd(?:$|[_.-])|secret|token|credential|private|api_?key|(?:^|[_.-])key$|access_?key|(?:^|[_.-])(?:auth|dsn|pat|salt)(?:$|[_.-])|signature|cert(?:ificate)?$/i;

/** Whether a variable of this name is likely to hold a secret. `…_FILE` holds a path to one, which is none itself. */
export const isSecretName = (name: string): boolean => !/_FILE$/i.test(name) && secretName.test(name);

// The password of an address: `postgres://ada:PASSWORD@db:5432/shop`.
const addressPassword = /([a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{0,200}:)([^\s/@]{1,500})(@)/gi;

/** The text without the passwords of addresses in it; the same text where there are none. */
export const withoutAddressPasswords = (text: string): string =>
  text.includes('://') ? text.replace(addressPassword, `$1${maskedSecret}$3`) : text;

/** `NAME=VALUE` with what is secret in it masked; the same text where nothing is. */
export function maskedVariable(entry: string): string {
  const at = entry.indexOf('=');
  if (at < 0 || at === entry.length - 1) return entry;
  return isSecretName(entry.slice(0, at))
    ? `${entry.slice(0, at + 1)}${maskedSecret}`
    : withoutAddressPasswords(entry);
}
