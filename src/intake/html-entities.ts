/** Characters that pages write by name. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: '\u2002',
  emsp: '\u3000',
  thinsp: ' ',
  middot: '\u00B7',
  mdash: '\u2014',
  ndash: '\u2013',
  hellip: '\u2026',
  ldquo: '\u201C',
  rdquo: '\u201D',
  lsquo: '\u2018',
  rsquo: '\u2019',
  laquo: '\u00AB',
  raquo: '\u00BB',
  times: '\u00D7',
  divide: '\u00F7',
  permil: '\u2030',
  le: '\u2264',
  ge: '\u2265',
  bull: '\u2022',
  copy: '\u00A9',
  yen: '\u00A5',
  shy: '',
  zwnj: '',
}

/** Words with the characters that are written by name or number; what is no character stays as it is. */
export function decodeEntities(words: string): string {
  return words
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      const isCharacter =
        code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code < 0x20 && ![9, 10, 13].includes(code))
      return isCharacter ? String.fromCodePoint(code) : whole
    })
    .replaceAll('\u00A0', ' ')
}
