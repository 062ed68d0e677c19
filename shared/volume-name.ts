// The engine's own rule (RestrictedNamePattern in Moby's volume/local).
const allowed = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;
const longest = 255;

/** Whether the engine takes this name for a volume. */
export const isVolumeName = (name: string): boolean => allowed.test(name) && name.length <= longest;
