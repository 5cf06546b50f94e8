import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ListRow } from '../../src/screening/index.ts'
import { yuan } from '../../src/web/figures/figures.ts'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice()
  page = await office.pageOf('lin', faults)
}, 300_000)
afterAll(() => office.close())
beforeEach(() => {
  faults.length = 0
  return () => expect(faults).toEqual([])
})

/** The first decision of the last screening in the province of the office that is as wished. */
function decision(wished: (row: ListRow, policy: string) => boolean): {
  readonly policy: string
  readonly row: ListRow
  readonly path: string
} {
  for (const [policy, rows] of office.later.expected) {
    const row = rows.find((each) => each.region >= 500_000 && each.region <= 509_999 && wished(each, policy))
    if (row !== undefined) return { policy, row, path: `/runs/${office.later.name}/policies/${policy}/${row.subject}` }
  }
  throw new Error('the sample has no such decision')
}
const refund = (row: ListRow, policy: string) => policy === 'job_retention_refund' && row.outcome === 'eligible' && (row.net ?? 0n) > 0n

async function open(path: string): Promise<void> {
  await page.goto(`${office.base}${path}`)
  await page.locator('.verdict').waitFor()
}

test('a refund says what is payable, and its lines come to that to the fen', async () => {
  const { row, path } = decision(refund)
  await open(path)
  expect(await page.locator('.verdict-say').innerText()).toContain(yuan(String(row.net)))
  expect(await page.locator('.arithmetic tfoot .arithmetic-value').innerText()).toBe(yuan(String(row.net)))
  const values = await page.locator('.arithmetic tbody .arithmetic-value').allInnerTexts()
  const fen = (text: string) => BigInt(text.replaceAll(/[^\d]/g, ''))
  const less = values.filter((text) => text.startsWith('−')).reduce((sum, text) => sum + fen(text), 0n)
  const gross = await page.locator('.arithmetic tr.is-sum .arithmetic-value').last().innerText()
  expect(fen(gross) - less).toBe(row.net)
  const verdicts = await page.locator('.why-verdict').allInnerTexts()
  expect(new Set(verdicts)).toEqual(new Set(['满足']))
  await picture(page, `${shots}/why.png`)
  await picture(page, `${shots}/why-whole.png`, true)
})

test('the clause of a value opens beside the page by keys alone, and goes with Esc', async () => {
  const { path } = decision(refund)
  await open(path)
  await page.keyboard.press('c')
  const drawer = page.getByRole('complementary').filter({ hasText: '落成的规则' })
  await drawer.waitFor()
  expect(await drawer.innerText()).toContain('参数：')
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/why-clause.png`)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  const opener = page.locator('.arithmetic .link').first()
  await opener.focus()
  await page.keyboard.press('Enter')
  await drawer.waitFor()
  await page.reload()
  await drawer.waitFor()
  await drawer.getByRole('button', { name: '关闭条款' }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('')
})

test('what refuses and what is missing stand first, each with what there is and who has it', async () => {
  const refused = decision(({ outcome, failed }) => outcome === 'ineligible' && failed.length > 0)
  await open(refused.path)
  expect(await page.locator('.why-verdict').first().innerText()).toBe('不满足')
  await expect.poll(() => page.locator('.why-verdict').filter({ hasText: '不满足' }).count()).toBe(refused.row.failed.length)
  await picture(page, `${shots}/why-refused.png`)
  const open_ = decision(({ outcome, missing }) => outcome === 'undetermined' && missing.length > 0)
  await open(open_.path)
  const panel = page.getByRole('complementary').filter({ hasText: '缺少的事实' })
  await expect.poll(() => panel.locator('.why-gaps li').count()).toBe(open_.row.missing.length)
  const [first] = open_.row.missing
  const link = (await panel.getByRole('link', { name: '发起核实' }).first().getAttribute('href')) ?? ''
  const asked = new URL(link, office.base).searchParams
  expect([asked.get('run'), asked.get('policy'), asked.get('missing'), asked.get('subject')]).toEqual([
    office.later.name,
    open_.policy,
    first,
    String(open_.row.subject),
  ])
  await picture(page, `${shots}/why-missing.png`)
})

test('the same decision in the screening before is one choice away', async () => {
  const both = decision((row, policy) =>
    (office.earlier.expected.get(policy) ?? []).some(
      ({ subject, net }) => subject === row.subject && net !== undefined && row.net !== undefined,
    ),
  )
  await open(both.path)
  await page.getByRole('combobox', { name: '判定' }).click()
  await page.locator('.ant-select-item-option').last().click()
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/runs/${office.earlier.name}/policies/${both.policy}/${both.row.subject}`)
  await page.getByText(`筛查编号 ${office.earlier.name.slice(0, 8)}`).waitFor()
})

test('what lies in another province, or is not there, is not found in the same words', async () => {
  const [policy = '', rows = []] = [...office.later.expected].find(([, all]) => all.some(({ region }) => region < 500_000)) ?? []
  const elsewhere = rows.find(({ region }) => region < 500_000)
  const said: string[] = []
  for (const subject of [String(elsewhere?.subject), '999999999']) {
    await page.goto(`${office.base}/runs/${office.later.name}/policies/${policy}/${subject}`)
    said.push((await page.getByRole('alert').innerText()).split('\n')[0] ?? '')
  }
  expect(said[0]).toContain('您的辖区内没有这项判定')
  expect(said[1]).toBe(said[0])
  await page.goto(`${office.base}/runs/${office.later.name}/policies/${policy}/abc`)
  await page.getByText('不是数字').waitFor()
})

test('it reads on a phone as at a desk, and prints on A4 with its number on every sheet', async () => {
  const { path, row } = decision(refund)
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(viewport)
    await open(path)
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
  }
  await picture(page, `${shots}/why-phone.png`, true)
  await page.setViewportSize({ width: 1366, height: 768 })
  await open(path)
  const pdf = await page.pdf({ path: `${shots}/why.pdf`, preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(3)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText(`PD-${office.later.name.slice(0, 8)}-${row.subject}`).isVisible()).toBe(true)
  expect(await page.locator('.navigation').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
})
