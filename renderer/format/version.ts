/** `26.1.5` of `26.1.5+dfsg1`: what a distribution adds to a version tells people nothing at a glance. */
export const plainVersion = (version: string): string => version.replace(/[+-].*$/, '');
