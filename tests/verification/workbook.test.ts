import fc from 'fast-check'
import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import {
  type Answer,
  answerVerifications,
  type FieldReading,
  handOutLetter,
  listVerifications,
  openInquiry,
  returnVerifications,
} from '../../src/verification/index.ts'
import { judgeLetter } from '../../src/verification/workbook/judge-letter.ts'
import { dayOfText, readings, textOfCell } from '../../src/verification/workbook/read-cells.ts'
import { describeRowRefusal, describeWorkbookRefusal } from '../../src/verification/workbook/workbook.zh.ts'
import { sampleOffice } from '../api/office.ts'
import { calendar, staffed } from '../office/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { samples } from '../uploads/sample-files.ts'
import { FilledWorkbook } from './filled-workbook.ts'

const kinds = ['制造', '餐饮', '住宿']
const forms: Readonly<
  Record<string, { readonly expected: string; readonly fits: (text: string) => string | undefined; readonly choices: readonly string[] }>
> = {
  heads: { expected: '整数', fits: (text) => (/^\d+$/.test(text) ? text : undefined), choices: [] },
  day: { expected: '日期，如 2022-03-01', fits: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined), choices: [] },
  month: { expected: '月份，如 2022-03', fits: (text) => (/^\d{4}-\d\d$/.test(text) ? text : undefined), choices: [] },
  kind: { expected: '列出的名称之一', fits: (text) => (kinds.includes(text) ? `k${kinds.indexOf(text)}` : undefined), choices: kinds },
  holds: { expected: '是或否', fits: (text) => (text === '是' ? 'true' : text === '否' ? 'false' : undefined), choices: ['是', '否'] },
}
const formOf = (field: string) => {
  const form = forms[field]
  if (form === undefined) throw new Error(field)
  return form
}
const reading: FieldReading = {
  read: (_, field, text) => {
    const value = formOf(field).fits(text)
    return value === undefined ? { expected: formOf(field).expected } : { value }
  },
  describe: (_, field) => formOf(field),
  isYesOrNo: (_, field) => field === 'holds',
}

let store: WorkStore
let office: Awaited<ReturnType<typeof staffed>>
let lastKey = 0
beforeAll(async () => {
  store = await officeStore(sampleOffice)
  office = await staffed(store)
})
afterAll(() => store.close())

/** A new letter about a field, handed out to the township. */
async function letterAbout(field: string, rows: number) {
  const lin = await office.as('lin', 'verification.open')
  const from = lastKey
  lastKey += rows
  const sent = await lin.transact((db) =>
    openInquiry(
      db,
      lin,
      {
        run: 'r',
        policy: { id: 'p', zh: '稳岗返还' },
        subjectEntity: 'insured_unit',
        fact: { entity: 'insured_unit', field, zh: '某项事实', owner: '明细' },
        rows: Array.from({ length: rows }, (_, at) => ({ subject: BigInt(from + at + 1), key: BigInt(from + at + 1), region: 500103 })),
        note: '请核对',
      },
      calendar,
    ),
  )
  if (sent.kind === 'refused') throw new Error(JSON.stringify(sent.refusal))
  return BigInt(sent.value.inquiry)
}

async function handedOut(inquiry: bigint, hasUnits = true) {
  const pu = await office.as('pu', 'verification.read', { kind: 'read' })
  const letter = await handOutLetter(pu, inquiry, pu.post.region.path, {
    office: '试验局',
    shown: async (_, __, rows) =>
      new Map(
        rows.map(({ subject }) => [
          subject,
          {
            called: { name: `单位${subject}`, number: `9150${subject}` },
            unit: hasUnits ? { name: `总公司${subject}`, number: undefined } : undefined,
          },
        ]),
      ),
    describe: (_, field) => formOf(field),
    show: (_, field, value) =>
      field === 'kind' ? (kinds[Number(value.slice(1))] ?? '') : field === 'holds' ? (value === 'true' ? '是' : '否') : value,
  })
  if (letter.kind === 'refused') throw new Error(JSON.stringify(letter.refusal))
  return letter.value
}

async function judged(inquiry: bigint, bytes: Uint8Array, login = 'pu') {
  const caller = await office.as(login, 'verification.answer')
  return judgeLetter(caller, inquiry, bytes, reading)
}
async function linesOf(inquiry: bigint, bytes: Uint8Array) {
  const came = await judged(inquiry, bytes)
  if (came.kind === 'refused') throw new Error(JSON.stringify(came.refusal))
  return came.value
}
async function rowsOf(inquiry: bigint) {
  const lin = await office.as('lin', 'verification.read', { kind: 'read' })
  return listVerifications(lin, { inquiry, states: undefined, after: undefined, size: 500 })
}
async function answered(answers: readonly Answer[]) {
  const pu = await office.as('pu', 'verification.answer')
  expect(await pu.transact((db) => answerVerifications(db, pu, answers, reading.read, calendar))).toMatchObject({ kind: 'done' })
}

describe('a letter as a workbook', () => {
  it('comes back also as an earlier release handed it out, without a column of units', async () => {
    const inquiry = await letterAbout('heads', 1)
    const sheet = await FilledWorkbook.of((await handedOut(inquiry, false)).bytes)
    sheet.fill(0, { 核实结论: '属实', 核实到的值: '12', 依据材料: '明细' })
    const at = sheet.columnOf('所在单位')
    sheet.eachRow((row) => row.splice(at, 1))
    const { lines } = await linesOf(inquiry, await sheet.pasted())
    expect(lines.map(({ outcome, fault }) => [outcome, fault])).toEqual([['accepted', undefined]])
  })

  it('says what is asked of whom by when, hides what ties its rows, and offers the choices', async () => {
    const inquiry = await letterAbout('kind', 3)
    const { bytes, name, rows } = await handedOut(inquiry)
    expect([name, rows]).toEqual([`核实函第${inquiry}号-渝中区.xlsx`, 3])
    const sheet = await FilledWorkbook.of(bytes)
    const head = sheet.rows.slice(0, sheet.titles).flat().join('\n')
    for (const part of [`第 ${inquiry} 号`, '稳岗返还', '某项事实', '2023-01-11', '林', '请核对', '列出的名称之一'])
      expect(head).toContain(part)
    expect(sheet.row(0).slice(3, 9)).toEqual([
      '1',
      expect.stringMatching(/^单位\d+$/),
      expect.stringMatching(/^9150/),
      expect.stringMatching(/^总公司\d+$/),
      '渝中区',
      expect.toSatisfy((cell) => cell === null || cell === ''),
    ])
    const { unzipSync, strFromU8 } = await import('fflate')
    const xml = strFromU8(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(xml.match(/<col [^>]*hidden/g)?.length).toBe(3)
    expect(xml).toContain('"属实,不属实,无法核实"')
    expect(xml).toContain("'选项'!$A$1:$A$3")
    expect(xml).toContain('<sheetProtection sheet="1"')
    const events = await store.asSystem('administer', (db) =>
      db
        .selectFrom('event')
        .select(['verb', 'detail'])
        .where('verb', '=', 'hand_out_letter')
        .where('subject', '=', String(inquiry))
        .execute(),
    )
    expect(events).toMatchObject([{ detail: { rows: 3 } }])
  })

  it('is nothing for who does not see the rows', async () => {
    const inquiry = await letterAbout('heads', 1)
    const luo = await office.as('luo', 'verification.read', { kind: 'read' })
    const words = { office: '', shown: async () => new Map(), describe: () => formOf('heads'), show: () => '' }
    expect(await handOutLetter(luo, inquiry, luo.post.region.path, words)).toMatchObject({ refusal: { code: 'row_not_found' } })
    const { bytes } = await handedOut(inquiry)
    const sheet = (await FilledWorkbook.of(bytes)).fill(0, { 核实结论: '属实', 核实到的值: '1', 依据材料: 'x' })
    expect(await judged(inquiry, await sheet.saved(), 'luo')).toMatchObject({
      value: { lines: [{ outcome: 'refused', fault: { code: 'row_of_another' } }] },
    })
  })
})

describe('a filled row', () => {
  const material = { 依据材料: '缴费明细' }
  it.each<[string, string, Readonly<Record<string, CellValue>>, object]>([
    ['a number as a number', 'heads', { 核实结论: '属实', 核实到的值: 12 }, { value: '12' }],
    ['a number as text', 'heads', { 核实结论: '属实', 核实到的值: ' 12 ' }, { value: '12' }],
    ['a number in full-width signs', 'heads', { 核实结论: '属实', 核实到的值: '１２' }, { value: '12', notes: 1 }],
    ['a number with noise in its last digit', 'heads', { 核实结论: '属实', 核实到的值: 12.000000000000002 }, { value: '12' }],
    ['a day of the sheet', 'day', { 核实结论: '属实', 核实到的值: new Date(Date.UTC(2022, 2, 5)) }, { value: '2022-03-05' }],
    ['a day with points', 'day', { 核实结论: '属实', 核实到的值: '2022.3.5' }, { value: '2022-03-05', notes: 1 }],
    ['a day with slashes', 'day', { 核实结论: '属实', 核实到的值: '2022/3/5' }, { value: '2022-03-05', notes: 1 }],
    ['a day in words', 'day', { 核实结论: '属实', 核实到的值: '2022年3月5日' }, { value: '2022-03-05', notes: 1 }],
    [
      'a month that became a day',
      'month',
      { 核实结论: '属实', 核实到的值: new Date(Date.UTC(2022, 2, 1)) },
      { value: '2022-03', notes: 1 },
    ],
    ['a month with a point', 'month', { 核实结论: '属实', 核实到的值: '2022.3' }, { value: '2022-03', notes: 1 }],
    ['a choice', 'kind', { 核实结论: '属实', 核实到的值: '餐饮' }, { value: '餐饮' }],
    ['what holds', 'holds', { 核实结论: '属实' }, { value: '是' }],
    ['what does not hold', 'holds', { 核实结论: '不属实' }, { value: '否' }],
    ['what holds, said twice', 'holds', { 核实结论: '属实', 核实到的值: '是' }, { value: '是' }],
    [
      'a day of the material as text',
      'heads',
      { 核实结论: '属实', 核实到的值: 1, 材料日期: '2022.3.5' },
      { value: '1', sourceOn: '2022-03-05', notes: 1 },
    ],
    [
      'a day of the material as a number',
      'heads',
      { 核实结论: '属实', 核实到的值: 1, 材料日期: 20220305 },
      { value: '1', sourceOn: '2022-03-05', notes: 1 },
    ],
    [
      'nobody can know',
      'heads',
      { 核实结论: '无法核实', 说明: '单位已搬走' },
      { finding: 'unverifiable', value: undefined, note: '单位已搬走' },
    ],
    ['a finding with spaces', 'heads', { 核实结论: ' 属 实 ', 核实到的值: 1 }, { value: '1' }],
  ])('is read: %s', async (_, field, values, { notes = 0, ...expected }: { notes?: number }) => {
    const inquiry = await letterAbout(field, 2)
    const sheet = (await FilledWorkbook.of((await handedOut(inquiry)).bytes)).fill(1, { ...material, ...values })
    const { lines, blank } = await linesOf(inquiry, await sheet.saved())
    expect([blank, lines.length]).toEqual([1, 1])
    expect(lines[0]).toMatchObject({ outcome: 'accepted', answer: { finding: 'established', source: '缴费明细', ...expected } })
    expect(lines[0]?.notes.length).toBe(notes)
  })

  it.each<[string, string, Readonly<Record<string, CellValue>>, string, string]>([
    ['no finding', 'heads', { 核实到的值: 12 }, 'finding_missing', 'J'],
    ['another finding', 'heads', { 核实结论: '大概是', 核实到的值: 12 }, 'finding_unknown', 'J'],
    ['no value', 'heads', { 核实结论: '属实' }, 'value_missing', 'K'],
    ['nothing to deny', 'heads', { 核实结论: '不属实', 核实到的值: 3 }, 'nothing_to_deny', 'J'],
    ['a value that nobody can know', 'heads', { 核实结论: '无法核实', 核实到的值: 3 }, 'value_unneeded', 'K'],
    ['words for a number', 'heads', { 核实结论: '属实', 核实到的值: '十二' }, 'value_of_wrong_form', 'K'],
    ['a fraction of a head', 'heads', { 核实结论: '属实', 核实到的值: 12.5 }, 'value_of_wrong_form', 'K'],
    ['a day that is none', 'day', { 核实结论: '属实', 核实到的值: '2022.2.30' }, 'value_of_wrong_form', 'K'],
    ['an unknown choice', 'kind', { 核实结论: '属实', 核实到的值: '采矿' }, 'value_of_wrong_form', 'K'],
    ['yes and no at once', 'holds', { 核实结论: '属实', 核实到的值: '否' }, 'value_differs', 'K'],
    ['no material', 'heads', { 核实结论: '属实', 核实到的值: 1, 依据材料: ' ' }, 'source_missing', 'L'],
    ['an unreadable day', 'heads', { 核实结论: '属实', 核实到的值: 1, 材料日期: '去年' }, 'day_unreadable', 'M'],
    ['a day of another age', 'heads', { 核实结论: '属实', 核实到的值: 1, 材料日期: '1066-01-01' }, 'day_too_early', 'M'],
    ['a day to come', 'heads', { 核实结论: '属实', 核实到的值: 1, 材料日期: '2023-01-05' }, 'day_to_come', 'M'],
    ['an essay', 'heads', { 核实结论: '属实', 核实到的值: 1, 说明: '长'.repeat(1001) }, 'text_too_long', 'N'],
    ['an error of the sheet', 'heads', { 核实结论: '属实', 核实到的值: '#REF!' }, 'cell_in_error', 'K'],
    ['another name', 'heads', { 核实结论: '属实', 核实到的值: 1, 名称: '别的单位' }, 'key_changed', 'E'],
    ['another version', 'heads', { 核实结论: '属实', 核实到的值: 1, '版本（勿改）': '2' }, 'key_changed', 'E'],
    ['another present value', 'heads', { 核实结论: '属实', 现有值: '7' }, 'key_changed', 'E'],
    ['no number of its own', 'heads', { 核实结论: '属实', 核实到的值: 1, '行号（勿改）': null }, 'row_added', 'E'],
    ['a number of nothing', 'heads', { 核实结论: '属实', 核实到的值: 1, '行号（勿改）': '999999' }, 'row_of_another', 'E'],
    ['another unit', 'heads', { 核实结论: '属实', 核实到的值: 1, 所在单位: '别的单位' }, 'key_changed', 'E'],
  ])('is refused with its cell: %s', async (_, field, values, code, column) => {
    const inquiry = await letterAbout(field, 1)
    const sheet = (await FilledWorkbook.of((await handedOut(inquiry)).bytes)).fill(0, { ...material, ...values })
    const { lines } = await linesOf(inquiry, await sheet.saved())
    expect(lines).toMatchObject([{ outcome: 'refused', answer: undefined, fault: { code, cell: `${column}${sheet.titles + 2}` } }])
    expect(describeRowRefusal(lines[0]?.fault as never)).toMatch(/。$/)
  })

  it('of another letter, copied, or added below does nothing to the others', async () => {
    const [one, two] = [await letterAbout('heads', 3), await letterAbout('heads', 1)]
    const sheet = await FilledWorkbook.of((await handedOut(one)).bytes)
    const other = await FilledWorkbook.of((await handedOut(two)).bytes)
    const full = { 核实结论: '属实', 核实到的值: 5, 依据材料: 'x' }
    sheet.fill(0, full).fill(1, full)
    sheet.rows.push(
      [...other.fill(0, full).row(0)],
      [...sheet.row(1)],
      [null, null, null, null, '新单位', null, null, null, '属实', 1, 'x'],
      ['', null, null, '合计'],
    )
    const { lines, blank } = await linesOf(one, await sheet.saved())
    expect([lines.map(({ outcome, fault }) => fault?.code ?? outcome), blank]).toEqual([
      ['accepted', 'row_twice', 'row_of_another', 'row_twice', 'row_added'],
      1,
    ])
  })

  it('says the present value is right or wrong, in the round after a return', async () => {
    const inquiry = await letterAbout('heads', 3)
    const [first, second, third] = await rowsOf(inquiry)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three rows')
    const old = await handedOut(inquiry)
    const rest = { finding: 'established' as const, source: 's', sourceOn: undefined, note: undefined, files: [], version: 1 }
    await answered([first, second, third].map(({ id }) => ({ ...rest, id, value: '7' })))
    const yan = await office.as('yan', 'verification.check')
    const seen = [first, second, third].map(({ id }) => ({ id, version: 2 }))
    expect((await yan.transact((db) => returnVerifications(db, yan, seen, '请再核', calendar))).kind).toBe('done')
    const sheet = await FilledWorkbook.of((await handedOut(inquiry)).bytes)
    expect(sheet.row(0)[sheet.columnOf('现有值')]).toBe('7')
    sheet.fill(0, { 核实结论: '属实', ...material })
    sheet.fill(1, { 核实结论: '不属实', 核实到的值: 8, ...material })
    sheet.fill(2, { 核实结论: '不属实', 核实到的值: 7, ...material })
    const { lines } = await linesOf(inquiry, await sheet.saved())
    expect(lines.map(({ answer, fault }) => answer?.value ?? fault?.code)).toEqual(['7', '8', 'value_same'])
    const stale = (await FilledWorkbook.of(old.bytes)).fill(0, { 核实结论: '属实', 核实到的值: 9, ...material })
    expect((await linesOf(inquiry, await stale.saved())).lines).toMatchObject([{ fault: { code: 'version_passed' } }])
    await answered(lines.flatMap(({ answer }) => answer ?? []))
    expect((await linesOf(inquiry, await sheet.saved())).lines.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'refused'])
  })
})

describe('a workbook as a whole', () => {
  const full = { 核实结论: '属实', 核实到的值: 5, 依据材料: 'x' }
  it('is read with its columns moved, with other sheets before it, and pasted into another file', async () => {
    const inquiry = await letterAbout('heads', 2)
    const { bytes } = await handedOut(inquiry)
    const moved = (await FilledWorkbook.of(bytes)).fill(0, full)
    for (const row of moved.rows) row.unshift(row.splice(9, 1)[0] ?? null)
    const pasted = (await FilledWorkbook.of(bytes)).fill(0, full)
    pasted.rows.splice(0, pasted.titles)
    for (const sheet of [await moved.pasted(), await pasted.pasted()])
      expect((await linesOf(inquiry, sheet)).lines).toMatchObject([{ outcome: 'accepted', answer: { value: '5' } }])
  })

  it.each<[string, (sheet: FilledWorkbook) => unknown, string]>([
    ['a column left out', (sheet) => sheet.eachRow((row) => row.splice(10, 1)), 'columns_missing'],
    ['a column twice', (sheet) => sheet.eachRow((row) => row.push(row[9] ?? null)), 'columns_doubled'],
    ['no titles', (sheet) => void sheet.rows.splice(sheet.titles, 1), 'no_letter_in_it'],
    ['nothing at all', (sheet) => void sheet.rows.splice(0), 'no_letter_in_it'],
    ['another letter', (sheet) => void sheet.rows[0]?.splice(0, 1, '压舱石核实函:1:99999'), 'letter_of_another'],
    ['a workbook that is none', async () => samples.xlsx, 'workbook_unreadable'],
    ['noise', async () => samples.noise, 'workbook_unreadable'],
  ])('is refused: %s', async (_, change, code) => {
    const inquiry = await letterAbout('heads', 1)
    const sheet = (await FilledWorkbook.of((await handedOut(inquiry)).bytes)).fill(0, full)
    const changed = await change(sheet)
    const bytes = changed instanceof Uint8Array ? changed : await sheet.pasted()
    const came = await judged(inquiry, bytes)
    expect(came).toMatchObject({ kind: 'refused', refusal: { code } })
    if (came.kind === 'refused') expect(describeWorkbookRefusal(came.refusal)).toMatch(/。$/)
  })

  it('comes back as it was filled, whatever was filled, and the second time changes nothing', async () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() !== '' && textOfCell(text) === text)
    const filling = fc.record({
      at: fc.nat(),
      finding: fc.constantFrom('属实', '无法核实'),
      value: fc.nat({ max: 99_999 }),
      source: word,
      sourceOn: fc.option(fc.date({ min: new Date('2000-01-01'), max: new Date('2022-12-31'), noInvalidDate: true }), { nil: undefined }),
      note: fc.option(word, { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(filling, { minLength: 1, maxLength: 6 }), async (fillings) => {
        const inquiry = await letterAbout('heads', 6)
        const sheet = await FilledWorkbook.of((await handedOut(inquiry)).bytes)
        const wanted = new Map(fillings.map(({ at, ...one }) => [at % sheet.length, one]))
        for (const [at, { finding, value, source, sourceOn, note }] of wanted)
          sheet.fill(at, {
            核实结论: finding,
            核实到的值: finding === '属实' ? value : null,
            依据材料: source,
            材料日期: sourceOn === undefined ? null : sourceOn.toISOString().slice(0, 10),
            说明: note ?? null,
          })
        const bytes = await sheet.saved()
        const { lines, blank } = await linesOf(inquiry, bytes)
        expect(blank).toBe(sheet.length - wanted.size)
        expect(lines.map(({ outcome }) => outcome)).toEqual(lines.map(() => 'accepted'))
        await answered(lines.flatMap(({ answer }) => answer ?? []))
        const rows = await rowsOf(inquiry)
        for (const [at, { finding, value, source, sourceOn, note }] of wanted) {
          const row = rows.find(({ id }) => String(id) === sheet.row(at)[0])
          expect(row).toMatchObject({
            state: 'answered',
            finding: finding === '属实' ? 'established' : 'unverifiable',
            value: finding === '属实' ? String(value) : undefined,
            source,
            sourceOn: sourceOn?.toISOString().slice(0, 10),
            note,
          })
        }
        expect(rows.filter(({ state }) => state === 'asked').length).toBe(sheet.length - wanted.size)
        const again = await linesOf(inquiry, bytes)
        expect(again.lines.map(({ outcome }) => outcome)).toEqual(lines.map(() => 'unchanged'))
      }),
      { numRuns: 12 },
    )
  })
})

describe('a cell', () => {
  it('is the day that was typed, or none', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('-', '.', '/'),
        (date, sign) => {
          const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
          const wanted = date.toISOString().slice(0, 10)
          expect(dayOfText([year, month, day].join(sign))).toBe(wanted)
          expect(readings(`${year}年${month}月${day}日`)).toContain(wanted)
        },
      ),
    )
    for (const text of ['2022-13-01', '2022.2.29', '3.5', '2022', '22.3.5', '2022-3', 'x']) expect(dayOfText(text)).toBeUndefined()
  })

  it('shows as many digits as a spreadsheet does, never a power', () => {
    expect([0.1 + 0.2, 1234.5, 1e20, 1e-7, -3, 12.000000000000002].map(textOfCell)).toEqual([
      '0.3',
      '1234.5',
      '100000000000000000000',
      '0.0000001',
      '-3',
      '12',
    ])
  })
})
