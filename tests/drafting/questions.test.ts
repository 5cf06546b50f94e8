import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { draftsOf, textOf } from './draft-text.ts'

const county = textOf(join(import.meta.dirname, 'texts/county-plan.txt'))

/** The list of questions of a text, and the files it points into. */
function askedIn(text: string): { readonly list: string; readonly files: ReadonlyMap<string, string> } {
  const [drafted] = draftsOf(text)
  const files = drafted?.draft.files ?? new Map<string, string>()
  return { list: files.get('QUESTIONS.md') ?? '', files }
}

/** Places a line tells, as the text of the draft that stands there. */
function pointedAt(line: string, files: ReadonlyMap<string, string>): readonly string[] {
  return [...line.matchAll(/([^（；\s]+\.(?:md|yaml)) 行 ([\d、—]+)/g)].flatMap(([, file = '', numbers = '']) =>
    numbers
      .split('、')
      .flatMap((run) => linesOf(run))
      .map((number) => files.get(file)?.split('\n')[number - 1] ?? `no line ${number} in ${file}`),
  )
}

/** "3" is one line, "3—6" four. */
function linesOf(run: string): readonly number[] {
  const [first = 0, last = first] = run.split('—').map(Number)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

describe('the list of questions', () => {
  test('each kind is one line that tells where', () => {
    const { list, files } = askedIn(county)
    const line = list.split('\n').find((each) => each.includes('政策模板')) ?? ''
    expect(pointedAt(line, files)).toEqual(['沿用: job_retention_refund', '沿用: job_expansion_subsidy'])
    const indicators = list.split('\n').find((each) => each.includes('新起的指标')) ?? ''
    expect(pointedAt(indicators, files).every((each) => each.startsWith('零工市场数:'))).toBe(true)
  })

  test('every place is in the draft, and no question is asked in two lines of a section', () => {
    const { list, files } = askedIn(county)
    const lines = list.split('\n').filter((line) => line.startsWith('- '))
    expect(lines.flatMap((line) => pointedAt(line, files)).filter((each) => each.startsWith('no line') || each === '')).toEqual([])
    for (const section of list.split('\n## ').slice(1)) {
      // A line is one kind of question, or one clause whose sentences it quotes.
      const told = [...section.matchAll(/^- (?:(\S+) (?=[^：（]*“)|([^：（]+))/gm)].map(([, clause, what]) => clause ?? what)
      expect(new Set(told).size, section).toBe(told.length)
    }
  })

  test('what stops checking comes first and is counted', () => {
    const unsigned = county.replaceAll(/^.*(?:云岭|人力资源和社会保障)(?:.*[局厅])$/gm, '').replaceAll(/^20\d\d年.*日$/gm, '')
    const { list } = askedIn(unsigned)
    const first = list.split('\n').filter((line) => line.startsWith('- '))
    expect(first.length).toBeGreaterThan(2)
    const blocking = Number(/先补 (\d+) 项/.exec(list)?.[1])
    expect(blocking).toBeGreaterThan(0)
    expect(first.slice(0, blocking).every((line) => line.includes('plan.yaml'))).toBe(true)
    expect(first.slice(blocking).some((line) => line.includes('plan.yaml'))).toBe(false)
  })
})
