import { HAN_DIGITS } from './numerals.zh.ts'
import { childAt, childrenOf, isOn, valueAt, type XmlElement } from './parse-xml.ts'

interface Field {
  instruction: string
  isInResult: boolean
  hasResult: boolean
  readonly box: string | undefined
}

/** Fields that never show anything: entries of an index, of a table of contents, and the like. */
const SILENT = /^(?:XE|TC|TA|RD|SET|ASK|FILLIN|BOOKMARK|PRIVATE|ADVANCE|NEXT|NEXTIF|SKIPIF)\b/i
/** A number that Word draws a circle around, in a field of its own. */
const CIRCLED = new RegExp(
  `^EQ\\s+\\\\o\\s*\\\\ac\\s*\\(\\s*[\\u25CB\\u25EFO${HAN_DIGITS.charAt(0)}]\\s*[,\\uFF0C;\\uFF1B]\\s*(\\d{1,2})\\s*\\)`,
  'i',
)
const LAST_CIRCLED = 20

/** The fields of a Word document as they open and close from run to run; only their results are shown. */
export class DocxFields {
  private readonly open: Field[] = []

  /** Whether what stands here is a field's instruction, which nobody sees. */
  get isInstruction(): boolean {
    return this.open.some(({ isInResult }) => !isInResult)
  }

  instruct(text: string): void {
    const field = this.open.find(({ isInResult }) => !isInResult)
    if (field !== undefined) field.instruction += text
  }

  /** Something was shown: fields that are open have a result. */
  show(): void {
    for (const field of this.open) field.hasResult = true
  }

  /** Takes a sign of a field; at its end gives what it shows by itself, or the instruction nothing came of. */
  take(sign: XmlElement): { readonly shown: string } | { readonly unread: string } | undefined {
    const type = sign.attributes.get('fldCharType')
    if (type === 'begin') this.open.push({ instruction: '', isInResult: false, hasResult: false, box: boxOf(sign) })
    const last = this.open.at(-1)
    if (type === 'separate' && last !== undefined) last.isInResult = true
    const field = type === 'end' ? this.open.pop() : undefined
    if (field === undefined || field.hasResult || this.isInstruction) return undefined
    return resultOf(field.instruction, field.box)
  }

  /** What was opened and never closed. */
  unfinished(): readonly string[] {
    return this.open.splice(0).flatMap(({ isInResult, instruction }) => (isInResult ? [] : [instruction]))
  }
}

/** What a field without a result stands for. */
export function resultOf(instruction: string, box?: string): { readonly shown: string } | { readonly unread: string } | undefined {
  const written = instruction.trim()
  if (box !== undefined) return { shown: box }
  if (SILENT.test(written)) return undefined
  const circled = Number(CIRCLED.exec(written)?.[1] ?? 0)
  return circled >= 1 && circled <= LAST_CIRCLED ? { shown: String.fromCharCode(0x245f + circled) } : { unread: written }
}

/** The check box or the choice of a list that a field of a form shows. */
function boxOf(sign: XmlElement): string | undefined {
  const data = childAt(sign, 'w:ffData')
  const check = childAt(data, 'w:checkBox')
  if (check !== undefined)
    return (childAt(check, 'w:checked') === undefined ? isOn(check, 'w:default') : isOn(check, 'w:checked')) ? '\u2611' : '\u25A1'
  const list = childAt(data, 'w:ddList')
  return list === undefined ? undefined : childrenOf(list, 'w:listEntry')[Number(valueAt(list, 'w:result') ?? 0)]?.attributes.get('val')
}
