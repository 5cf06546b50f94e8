/** A day as statements write it, with the time behind it or not: in figures with or without signs between, or in words. */
export const dayForms: readonly RegExp[] = [
  /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/,
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T?\d{2}:?\d{2}(?::?\d{2})?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\d{2}:\d{2}(?::\d{2})?)?$/,
]

/** What stands around figures of yuan and says nothing. */
export const aroundYuan = /[,¥元]/g
