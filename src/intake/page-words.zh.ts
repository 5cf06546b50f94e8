/** Characters of the words around the number of a page. */
export const PAGE_WORDS = '第页共全之'
