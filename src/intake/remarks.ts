import type { Remark } from '../documents/index.ts'

// Characters Unicode keeps out of texts: what stands between them is the number of a remark, until the text is whole.
const OPEN = '\uFDD0'
const CLOSE = '\uFDD1'
const SIGN = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g')

const takingAway: ReadonlySet<string> = new Set(['struck_text', 'deleted_text', 'moved_text', 'hidden_text'])

/** Most characters of what a remark is about; whoever wants the rest has the file. */
const LONGEST = 120

/** Remarks made while a text is put together. Each leaves a sign in the text, so that its place is known when the text is whole. */
export class Remarks {
  private readonly made: { readonly code: Remark['code']; readonly values: Readonly<Record<string, string>>; readonly length: number }[] =
    []

  /** A sign to be put into the text; `length` is how many of the characters behind it the remark is about. */
  sign(code: Remark['code'], values: Readonly<Record<string, string>> = {}, length = 0): string {
    return `${OPEN}${this.made.push({ code, values, length }) - 1}${CLOSE}`
  }

  /** Whether words that stood here were taken away. */
  tookWords(signed: string): boolean {
    return [...signed.matchAll(SIGN)].some((match) => takingAway.has(this.made[Number(match[1])]?.code ?? ''))
  }

  /** The text without signs, and every remark with its place. Remarks of one kind that touch are one. */
  resolve(signed: string): { readonly text: string; readonly remarks: readonly Remark[] } {
    const found: Remark[] = []
    let text = ''
    let at = 0
    for (const match of signed.matchAll(SIGN)) {
      text += signed.slice(at, match.index)
      at = match.index + match[0].length
      const remark = this.made[Number(match[1])]
      if (remark !== undefined)
        found.push({ code: remark.code, span: { from: text.length, to: text.length + remark.length }, with: remark.values })
    }
    text += signed.slice(at)
    return { text, remarks: joined(found).map(({ with: values, ...rest }) => ({ ...rest, with: shortened(values) })) }
  }
}

/** A text without the signs of remarks in it. */
export const withoutSigns = (text: string) => text.replaceAll(SIGN, '')

/** What a file says, which may hold the very characters the signs are made of. */
export const plain = (text: string) => text.replaceAll(OPEN, '').replaceAll(CLOSE, '')

function joined(remarks: readonly Remark[]): readonly Remark[] {
  const found: Remark[] = []
  for (const remark of remarks) {
    const last = found.at(-1)
    if (last?.code !== remark.code || last.span.to !== remark.span.from || !isAlike(last, remark)) found.push(remark)
    else found[found.length - 1] = { ...last, span: { from: last.span.from, to: remark.span.to }, with: together(last.with, remark.with) }
  }
  return found
}

type Values = Remark['with']

/** Whether two remarks say the same but for the words they are about and how many things they are about. */
function isAlike(one: Remark, other: Remark): boolean {
  const rest = ({ text: _, count: __, ...values }: Values) => JSON.stringify(values)
  return rest(one.with) === rest(other.with)
}

/** The words of both in a row, or else how many there are. */
function together(one: Values, other: Values): Values {
  if (one.text !== undefined) return { ...one, text: `${one.text}${other.text ?? ''}` }
  return { ...one, count: String(Number(one.count ?? 1) + Number(other.count ?? 1)) }
}

function shortened(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const line = value.replaceAll(/\s+/g, ' ').trim()
      return [name, line.length > LONGEST ? `${line.slice(0, LONGEST)}\u2026` : line]
    }),
  )
}
