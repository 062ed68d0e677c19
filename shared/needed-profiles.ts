/**
 * Profiles to ask Compose for, so that each of the services takes part in the run; services without profiles always
 * do, and ones that the file doesn't have are ignored. Where a service has several profiles, one that another service
 * needs anyway is enough; else its first.
 */
export function neededProfiles(
  services: readonly string[],
  profilesOf: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const active = new Set<string>();
  const choices = services.map((service) => profilesOf.get(service) ?? []);
  // Services that leave no choice go first: what they need may be enough for the others.
  for (const profiles of [...choices].sort((a, b) => a.length - b.length)) {
    const [first] = profiles;
    if (first !== undefined && !profiles.some((profile) => active.has(profile))) active.add(first);
  }
  return [...active];
}
