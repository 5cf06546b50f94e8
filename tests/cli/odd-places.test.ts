import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { deliver, smallDelivery } from '../registry/small-delivery.ts'
import { run } from './capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-places-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const inside = (...names: readonly string[]) => join(folder, ...names)
const json = async (...typed: readonly string[]) => {
  const { code, out, err } = await run(...typed, '--json', '--threads', '1')
  return { code, err, value: out === '' ? undefined : JSON.parse(out) }
}
const plan = ['--plan', 'chongqing-2022-209', '--date', '2022-12-31']

/** Ten times the premium: what a pattern would find beside the folder that is meant. */
const richer = (smallDelivery['insured_unit.csv'] ?? '').replaceAll(',10000,', ',100000,')

/** A pattern of the database, and what it would find; a folder named like a value of a column besides. */
const sign = ' y=1[2]?'
const neighbour = ' y=12x'
const named = (name: string) => inside(`${name}${sign}`)
const beside = (name: string) => inside(`${name}${neighbour}`)

test('a folder or file named like a pattern is what every command works on, whatever lies beside it', async () => {
  deliver(named('delivery'))
  deliver(beside('delivery'), { 'insured_unit.csv': richer })
  const load = (from: string, to: string) => json('registry', 'load', from, '--out', to, '--complete', 'everywhere', '--var', named('work'))
  expect(await load(beside('delivery'), beside('snapshot'))).toMatchObject({ code: 0 })
  expect(await load(named('delivery'), named('snapshot'))).toMatchObject({ code: 0, value: { rows: { firm: 3 } } })
  const work = ['--var', named('work')]
  const at = ['--snapshot', named('snapshot'), ...work, ...plan]
  const screened = await json('screen', ...at)
  expect([screened.code, screened.err]).toEqual([0, ''])
  expect(screened.value.settlement.gross).toBe('1800000')
  expect((await run('explain', 'job_retention_refund', '1', ...at)).out).toContain('6,000.00')
  const file = inside(`export${sign}.csv`)
  expect((await json('export', '--policy', 'job_retention_refund', '--out', file, ...work)).value).toMatchObject({ file, rows: 3 })
  const paid = 'policy,subject_id,amount\njob_retention_refund,1,6000\n'
  writeFileSync(inside(`paid${sign}.csv`), paid)
  writeFileSync(inside(`paid${neighbour}.csv`), paid.replace('6000', '1'))
  expect((await json('diff', '--paid', inside(`paid${sign}.csv`), ...work)).value).toMatchObject({ paid: '600000' })
})
