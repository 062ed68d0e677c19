/** Numbers from 0 to 1, the same for the same seed (the minimal standard generator of Park and Miller). */
export function randoms(from: number): () => number {
  let state = (from % 2_147_483_646) + 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  // The first is small where the seed is.
  next();
  return next;
}

/** One of `all`, by the next number. */
export function pick<T>(random: () => number, all: readonly [T, ...T[]]): T {
  return all[Math.floor(random() * all.length)] ?? all[0];
}
