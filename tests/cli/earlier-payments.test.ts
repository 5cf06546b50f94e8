import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { deliver, smallDelivery } from '../registry/small-delivery.ts'
import { plansFolder } from '../screening/test-plans.ts'
import { run } from './capture.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-earlier-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Units of which everything is known that the plan of these tests asks. */
const units = (smallDelivery['insured_unit.csv'] ?? '')
  .replace('ui_base_monthly\n', 'ui_base_monthly,has_predecessor\n')
  .replaceAll(',20000\n', ',20000,否\n')
const header = 'prior_payment_id,policy,insured_unit,firm,base_year,amount,paid_on\n'
const unclear = `${header}1,job_retention_refund,1,1,,5000,2022-06-01\n`

interface Row {
  readonly what: string
  readonly files: Readonly<Record<string, string | undefined>>
  readonly complete: readonly string[]
  /** Further options of the load, which then ends with something found. */
  readonly loaded?: readonly string[]
  /** How many of the three refunds of 6,000 yuan are held up, and what to do about it. */
  readonly held: number
  readonly advice?: RegExp
}

const table: readonly Row[] = [
  {
    what: 'no file',
    files: { 'prior_payment.csv': undefined },
    complete: ['everywhere'],
    held: 3,
    advice: /没有历史发放的文件.*--complete prior_payment/,
  },
  { what: 'an empty file', files: {}, complete: [], held: 3, advice: /没有声明历史发放是完整的.*只留表头一行.*--complete prior_payment/ },
  {
    what: 'an empty file, other files complete',
    files: {},
    complete: ['firm', 'insured_unit'],
    held: 3,
    advice: /--complete prior_payment/,
  },
  { what: 'an empty file declared complete', files: {}, complete: ['prior_payment'], held: 0 },
  { what: 'the same by its official name', files: {}, complete: ['firm', '已付记录'], held: 0 },
  { what: 'everything complete', files: {}, complete: ['everywhere'], held: 0 },
  { what: 'complete where the firms are', files: { 'completeness.yaml': 'prior_payment: [500000]\n' }, complete: [], held: 0 },
  {
    what: 'complete elsewhere',
    files: { 'completeness.yaml': 'prior_payment: [510000]\n' },
    complete: [],
    held: 3,
    advice: /只声明了一些地区/,
  },
  {
    what: 'a payment without its year',
    files: { 'prior_payment.csv': unclear },
    complete: ['prior_payment'],
    held: 1,
    advice: /缺少政策、年度、金额或收款人/,
  },
  {
    what: 'a payment whose row was refused',
    files: { 'prior_payment.csv': `${header}1,job_retention_refund,1,1,2021,50x0,2022-06-01\n` },
    complete: ['everywhere'],
    loaded: ['--refused-limit', '100%'],
    held: 3,
    advice: /--complete prior_payment/,
  },
]

describe('what was paid before is', () => {
  test.each(table)('$what', async ({ what, files, complete, loaded = [], held, advice }) => {
    const at = (name: string) => join(home, `${what} ${name}`)
    deliver(at('delivery'), { 'insured_unit.csv': units, ...files })
    const common = ['--plans', plansFolder, '--var', at('var'), '--threads', '1']
    const declared = complete.flatMap((name) => ['--complete', name])
    expect(await run('registry', 'load', at('delivery'), '--out', at('snapshot'), ...declared, ...loaded, ...common)).toMatchObject({
      code: loaded.length === 0 ? 0 : 1,
      err: '',
    })
    const screened = await run('screen', '--snapshot', at('snapshot'), '--plan', 'city', '--date', '2022-12-31', ...common)
    expect(screened.code).toBe(0)
    expect(screened.out).toContain(`应享(元) 18,000.00, 净额(元) ${(18 - held * 6).toLocaleString('en')}${held === 3 ? '' : ',000'}.00`)
    const explained = await run('explain', 'job_retention_refund', '1', ...common)
    const exported = await run('export', '--policy', 'job_retention_refund', '--out', at('out.csv'), ...common)
    const other = await run('export', '--policy', 'layoff_report', '--out', at('other.csv'), ...common)
    const said = [screened.out, exported.out].map((text) => text.split('\n').filter((line) => line.startsWith('历史发放未知')))
    if (advice === undefined) {
      expect(said).toEqual([[], []])
      expect(explained.out).toContain('(可付)')
    } else {
      expect(said[0]).toEqual([expect.stringMatching(advice)])
      expect(said[0]?.[0]).toContain(`${held} 笔（1 项政策）应享 ${held * 6},000.00 元`)
      expect(said[1]).toEqual(said[0])
      expect(explained.out).toMatch(/历史发放未知/)
      expect(explained.out).toMatch(advice)
    }
    expect(other.out).not.toContain('历史发放未知')
    expect(readFileSync(at('out.csv'), 'utf8').split('历史发放未知').length - 1).toBe(held)
  })
})

describe('what is declared complete', () => {
  const refused: readonly (readonly [string, Readonly<Record<string, string | undefined>>, readonly string[], number, RegExp])[] = [
    ['misspelt', {}, ['--complete', 'prior_payments'], 2, /prior_payments.*是否指“prior_payment”/],
    [
      'without its file',
      { 'prior_payment.csv': undefined },
      ['--complete', 'prior_payment'],
      3,
      /没有它的文件.*只有表头的 prior_payment.csv/,
    ],
    ['in two places differently', { 'completeness.yaml': 'prior_payment: [510000]\n' }, ['--complete', 'prior_payment'], 3, /请只留一处/],
  ]
  test.each(refused)('%s is refused', async (what, files, declared, code, wording) => {
    const at = (name: string) => join(home, `${what} ${name}`)
    deliver(at('delivery'), files)
    const found = await run('registry', 'load', at('delivery'), '--out', at('snapshot'), ...declared, '--var', at('var'))
    expect(found).toMatchObject({ code, out: '', err: expect.stringMatching(wording) })
  })

  test('a registry is known as of today, or of the day that is said', async () => {
    deliver(join(home, 'day'))
    const knownOn = async (name: string, ...typed: readonly string[]) => {
      const loaded = await run('registry', 'load', join(home, 'day'), '--out', join(home, name), ...typed, '--var', join(home, 'var'))
      expect(loaded.code).toBe(0)
      return [
        (JSON.parse(readFileSync(join(home, name, 'manifest.json'), 'utf8')) as { knownOn: string }).knownOn,
        loaded.out.includes('今天'),
      ]
    }
    expect(await knownOn('today')).toEqual(['2022-12-31', true])
    expect(await knownOn('earlier', '--known-on', '2022-06-30')).toEqual(['2022-06-30', false])
    expect(await run('registry', 'load', join(home, 'day'), '--out', join(home, 'x'), '--known-on', '2022-06-31')).toMatchObject({
      code: 2,
    })
  })
})
