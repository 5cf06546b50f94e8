/** Signs of the private area stand for pieces nothing may cut in two; texts that come from files hold none of them. */
const FIRST = 0xe000

/** A text whose pieces of one kind are one sign each, and the way back. */
export interface Atomised {
  readonly text: string
  restored(text: string): string
}

/** Quotes, and titles of documents. */
export const quotesAndTitles = /\u300A[^\u300A\u300B]*\u300B|\u201C[^\u201C\u201D]*\u201D/g
/** What stands in round brackets, which says more of the word before it. */
export const roundBrackets = /\uFF08[^\uFF08\uFF09]*\uFF09|\([^()]*\)/g

/** Makes one sign of every piece the pattern finds. */
export function atomise(text: string, pieces: RegExp): Atomised {
  const atoms: string[] = []
  const short = text.replaceAll(pieces, (piece) => {
    atoms.push(piece)
    return String.fromCharCode(FIRST + atoms.length - 1)
  })
  return { text: short, restored: (part) => part.replaceAll(/[\uE000-\uF8FE]/g, (sign) => atoms[sign.charCodeAt(0) - FIRST] ?? '') }
}
