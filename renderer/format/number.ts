/** `12,000`: the app speaks English, whatever the system does. */
export const grouped = (number: number): string => number.toLocaleString('en-US');
