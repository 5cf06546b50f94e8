// Characters that official numbers are written with.

export const NUMERALS = '一二三四五六七八九十百零〇'
export const ONE_TO_TEN = '一二三四五六七八九十'
export const ORDINAL = '第'
/** Parts of a regulation behind an ordinal. */
export const PARTS = '章节条款项'
export const ATTACHMENT = '附件'
