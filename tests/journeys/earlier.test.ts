import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import { unitNumberOf } from '../../src/subjects/demo/give-numbers.ts'
import { yuan } from '../../src/web/figures/figures.ts'
import { look as lookAt } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots/earlier', import.meta.url))
const policy = 'job_retention_refund'
const faults: string[] = []
let office: Awaited<ReturnType<typeof openScreenedOffice>>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice({ hasNames: true })
}, 300_000)
afterAll(() => office.close())

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })

test('what an earlier system paid is handed over, shown beside the ledger, and counts once another agreed', async () => {
  const rows = (office.later.expected.get(policy) ?? []).filter(
    ({ region, net }) => region >= 500_000 && region <= 509_999 && (net ?? 0n) > 0n,
  )
  const paid = rows.slice(0, 6).map(({ subject }, at) => ({ number: unitNumberOf(subject), fen: 100_000n + BigInt(at) }))
  const [first] = paid
  if (first === undefined) throw new Error('the sample is too small')
  // One unit twice, and one that nobody knows.
  const all = [...paid, first, { number: '9912345678', fen: 88_800n }]
  const lines = all.map(({ number, fen }, at) => `${at + 1},第${at + 1}家,${number},${formatYuanPlain(fen)}`)
  const list = (more: string) => ({
    name: `稳岗返还2021${more}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(['序号,单位名称,单位编号,发放金额', ...lines, ''].join('\r\n')),
  })
  const sum = all.reduce((total, { fen }) => total + fen, 0n)

  const lin = await office.pageOf('lin', faults)
  await lin.goto(`${office.base}/earlier`)
  await lin.getByText('还没有登记以前系统发过的款。').waitFor()
  await look(lin, '1-nothing')
  await lin.getByRole('button', { name: '登记以前发放' }).click()
  const form = lin.getByRole('dialog', { name: '登记以前发放' })
  await form.getByLabel('政策').selectOption(policy)
  await form.getByLabel('所属年度').fill('2021')
  await form.getByLabel('原系统名称').fill('旧稳岗系统')
  await form.getByLabel('依据（移交文件、函号）').fill('移交函〔2022〕5号')
  await form.locator('input[type=file]').setInputFiles(list(''))
  await form.getByRole('button', { name: '先核对' }).click()
  const report = form.getByRole('table', { name: '以前发放核对' })
  await report.getByRole('row', { name: `清单 8 笔 ${yuan(String(sum))} 元` }).waitFor()
  await report.getByRole('row', { name: '查无收款方 1 笔 888.00 元' }).waitFor()
  await report.getByRole('row', { name: '同一收款方重复 1 笔 1,000.00 元' }).waitFor()
  await report.getByRole('row', { name: '本系统也已列入 0 笔 0.00 元' }).waitFor()
  await form.getByText('没有这个号码，888.00 元').waitFor()
  await look(lin, '2-report')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  const table = lin.getByRole('table', { name: '以前发放的清单' })
  await table.getByText('待复核').waitFor()
  // Nothing counts before another agreed, and whoever took it in is not the other.
  await lin.getByText(/已计入\s*0 笔 0.00 元/).waitFor()
  expect(await lin.getByRole('button', { name: '同意' }).count()).toBe(0)

  const yan = await office.pageOf('yan', faults)
  await yan.goto(`${office.base}/earlier`)
  await yan.getByRole('button', { name: '同意' }).click()
  await yan.getByRole('dialog', { name: '同意' }).getByText('计入以前发放').waitFor()
  await yan.getByRole('dialog', { name: '同意' }).getByRole('button', { name: '同意' }).click()
  await yan.getByRole('table', { name: '以前发放的清单' }).getByText('已计入').waitFor()
  await look(yan, '3-agreed')

  // It counts for everybody from then on.
  await lin.reload()
  await lin.getByText(/已计入\s*8 笔/).waitFor()
  expect(faults).toEqual([])
}, 240_000)
