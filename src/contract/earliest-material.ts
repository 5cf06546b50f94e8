/** Material that an answer rests on is not older than the state whose offices keep it; an earlier day is a slip. */
export const earliestMaterial = '1949-10-01'
