/** How much chance draws: as much as anybody waits for while working, or what the long mode takes (`npm run test:long`, which the whole check runs as well). */
export const drawn = (working: number, long: number): number => (process.env.BALLAST_LONG === '1' ? long : working)
