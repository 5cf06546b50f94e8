// Characters of the script that sentences are cut and put together at. Words a document is read by are data, in reference/documents.

/** Makes an attribute of what stands before it. */
export const OF = '的'
/** Between the measures of a unit, as a slash is. */
export const TIMES = '·'
/** Behind a list that is not whole. */
export const AND_OTHERS = '等'
/** Joins the last two of a list. */
export const AND = '和'
/** Makes the name of a share. */
export const RATE = '率'
export const FREE = '免费'
