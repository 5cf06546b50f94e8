import type { UploadKind } from '../contract/index.ts'

/** Signs that have no shape, or turn the ones after them around: a name with them is not what it looks like. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** Characters of a name that are kept, its ending aside. */
const longest = 100

/**
 * The name of a file as it is shown and given back: the last part of a path, without signs that nobody sees or that file systems refuse,
 * not too long, and ending as its content demands. It names nothing on this machine.
 */
export function cleanName(typed: string, kind: UploadKind, nameless: string): string {
  const last = typed.replace(unseen, '').normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  const ending = endings[kind].find((one) => plain.toLowerCase().endsWith(one))
  const stem = ending === undefined ? plain : plain.slice(0, -ending.length)
  const kept = [...stem]
    .slice(0, longest)
    .join('')
    .replace(/[.\s]+$/u, '')
  return `${kept === '' ? nameless : kept}${ending ?? endings[kind][0]}`
}

const endings: Readonly<Record<UploadKind, readonly [string, ...string[]]>> = {
  pdf: ['.pdf'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  ofd: ['.ofd'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  csv: ['.csv', '.txt'],
  html: ['.html'],
}
