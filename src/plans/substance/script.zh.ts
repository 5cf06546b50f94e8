// Marks of the Chinese script at which clauses are cut.

/** Between the parts of an enumeration. */
export const PAUSE = '、'
/** At the end of a sentence. */
export const STOP = '。'
