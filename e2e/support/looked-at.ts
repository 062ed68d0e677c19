/**
 * Somebody will look at what a run shows: pictures and the traces of what failed are kept. Otherwise they would take minutes
 * of it for nobody (`STACKYARD_SCREENS=none`).
 */
export const isLookedAt = process.env.STACKYARD_SCREENS !== 'none';
