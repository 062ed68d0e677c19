const two = (number: number): string => String(number).padStart(2, '0');

/** `12:04:31`, in the time of this machine; nothing for a line that carries no time. */
export function clockText(at: number): string {
  if (Number.isNaN(at)) return '';
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** `2026-11-24 12:04:31`. */
export function dateText(at: number): string {
  if (Number.isNaN(at)) return '';
  const time = new Date(at);
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${clockText(at)}`;
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
