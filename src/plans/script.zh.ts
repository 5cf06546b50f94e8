// Characters that official numbers are written with.

export const NUMERALS = '一二三四五六七八九十百零〇'
export const ONE_TO_TEN = '一二三四五六七八九十'
export const ORDINAL = '第'
/** Parts of a regulation behind an ordinal. */
export const PARTS = '章节条款项'
/** How many of what stands before them, with as many noughts. */
export const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 }
export const ATTACHMENT = '附件'
/** Right behind a term: as long as that and no longer. */
export const WITHIN = '内'
