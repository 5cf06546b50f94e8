import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ListRow } from '../../src/screening/index.ts'
import { count, yuan } from '../../src/web/figures/figures.ts'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []
/** A busy machine draws slowly. */

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

const inChongqing = ({ region }: ListRow) => region >= 500_000 && region <= 509_999
const rowsOf = (run: { readonly expected: ReadonlyMap<string, readonly ListRow[]> }, policy: string) =>
  (run.expected.get(policy) ?? []).filter(inChongqing)
const net = (rows: readonly ListRow[]) => rows.reduce((sum, row) => sum + (row.net ?? 0n), 0n)

/** The policy with the most eligible subjects that pays something. */
const fullest = () => {
  const [first] = [...office.later.expected.keys()].toSorted((a, b) => Number(net(rowsOf(office.later, b)) - net(rowsOf(office.later, a))))
  if (first === undefined) throw new Error('nothing was screened')
  const rows = rowsOf(office.later, first)
  if (net(rows) === 0n) throw new Error('no policy of the sample pays anything')
  return { policy: first, rows }
}

test('the screenings are listed, the last first, and Enter opens one', async () => {
  await page.goto(`${office.base}/runs`)
  await page.locator('tbody tr[data-row]').nth(1).waitFor()
  expect(await page.locator('tbody tr[data-row] td:first-child').allInnerTexts()).toEqual(['2022-12-31', '2022-11-30'])
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '筛查总览' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/runs/${office.later.name}`)
})

test('the overview says what the lists hold, policy by policy, and sums up payments alone', async () => {
  await page.goto(`${office.base}/runs/${office.later.name}?unit=yuan`)
  await page.locator('tbody tr.is-total').waitFor()
  const shown = await page
    .locator('tbody tr[data-row]')
    .evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll('td')].map((cell) => (cell as HTMLElement).innerText)))
  const { policy, rows } = fullest()
  const eligible = rows.filter(({ outcome }) => outcome === 'eligible').length
  const [first] = shown
  expect(first?.[4]).toBe(count(eligible))
  expect(first?.[11]).toBe(yuan(String(net(rows))))
  const total = shown.find(([name]) => name === '付款类合计')
  const whole = [...office.later.expected.keys()].reduce((sum, each) => sum + net(rowsOf(office.later, each)), 0n)
  expect(total?.[11]).toBe(yuan(String(whole)))
  expect(total?.slice(2, 9)).toEqual(Array(7).fill('—'))
  const toEligible = page.locator(`tbody a[href*="/runs/${office.later.name}/policies/${policy}?outcome=eligible"]`)
  expect(await toEligible.first().innerText()).toBe(count(eligible))
  await picture(page, `${shots}/runs-overview.png`, true)
})

test('the comparison says who came, who went and by how much the net amount grew', async () => {
  const { policy, rows } = fullest()
  await page.goto(`${office.base}/runs/${office.later.name}?unit=yuan&policy=${policy}`)
  const before = rowsOf(office.earlier, policy)
  const eligible = (list: readonly ListRow[]) => new Set(list.filter(({ outcome }) => outcome === 'eligible').map(({ subject }) => subject))
  const [was, is] = [eligible(before), eligible(rows)]
  const line = page.locator('.run-changes')
  await line.waitFor()
  const words = (await line.innerText()).replaceAll(/\s/g, '')
  expect(words).toContain(`新增${count([...is].filter((subject) => !was.has(subject)).length)}`)
  expect(words).toContain(`退出${count([...was].filter((subject) => !is.has(subject)).length)}`)
  const growth = net(rows) - net(before)
  const shown = await page.locator('tbody tr.is-current td').last().innerText()
  expect(shown).toBe(`${growth > 0n ? '＋' : ''}${yuan(String(growth))}`)
  await page.getByRole('switch').click()
  await expect.poll(() => page.locator('.run-changes').count()).toBe(0)
  expect(await page.locator('tbody tr.is-current td').last().innerText()).toBe('—')
})

test('what is missing stands under the department that has it', async () => {
  await page.goto(`${office.base}/runs/${office.later.name}/missing`)
  const first = page.locator('tbody tr[data-row]').first()
  await first.waitFor()
  const [name = '', fact = '', shown = ''] = await first.locator('td').allInnerTexts()
  expect([name, fact]).not.toContain('')
  expect(Number(shown.replaceAll(/\D/g, ''))).toBeGreaterThan(0)
  expect(await first.getByRole('link', { name: /发起核实/ }).getAttribute('href')).toContain('/verification/new?run=')
  expect(await seriousFindings(page)).toEqual([])
})

test('nothing on the overview keeps anybody from using it, at a desk and on a phone', async () => {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto(`${office.base}/runs/${office.later.name}`)
    await page.locator('tbody tr.is-total').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
  }
  await picture(page, `${shots}/runs-overview-phone.png`)
  await page.setViewportSize({ width: 1366, height: 768 })
})

const listOf = (policy: string) => `${office.base}/runs/${office.later.name}/policies/${policy}`
const cells = async (column: number) => page.locator(`tbody tr[data-row] td:nth-child(${column})`).allInnerTexts()

test('a list has its usual views with exact counts, and pages that lead on and back', async () => {
  const { policy, rows } = fullest()
  await page.goto(listOf(policy))
  await page.locator('tbody tr[data-row]').nth(1).waitFor()
  const of = (outcome: string) => count(rows.filter((row) => row.outcome === outcome).length)
  const tabs = async () => (await page.getByRole('navigation', { name: '常用视图' }).innerText()).replaceAll(/\s/g, '')
  const views = `全部${count(rows.length)}可入批次${of('eligible')}待复核${of('needs_review')}`
  await expect.poll(tabs).toContain(views)
  expect(await page.locator('.chips-end').innerText()).toContain(yuan(String(net(rows))))
  const first = await cells(2)
  if (rows.length > 50) {
    await page.getByRole('button', { name: '下一页' }).click()
    await expect.poll(() => cells(2)).not.toContain(first[0])
    await page.locator('table[aria-busy="false"] tbody tr[data-row]').first().waitFor()
    await page.getByRole('button', { name: '上一页' }).click()
    await expect.poll(() => cells(2)).toEqual(first)
  }
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/runs-list.png`)
})

test('a list is narrowed, picked from and opened by keys alone', async () => {
  const { policy, rows } = fullest()
  await page.goto(`${listOf(policy)}?outcome=eligible`)
  const line = page.locator('tbody tr[data-row]')
  await line.nth(1).waitFor()
  const eligible = rows.filter(({ outcome }) => outcome === 'eligible').sort((a, b) => Number((b.net ?? 0n) - (a.net ?? 0n)))
  await expect.poll(() => page.locator('.count-line').innerText()).toContain(count(eligible.length))
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  const both = (eligible[0]?.net ?? 0n) + (eligible[1]?.net ?? 0n)
  expect((await page.getByRole('region', { name: '已选' }).innerText()).replaceAll(/\s/g, '')).toContain(
    `已选2${'户'}净额${yuan(String(both))}`,
  )
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/policies/${policy}/${eligible[1]?.subject}`)
})

test('those who lack one fact are sent to be verified with the filter of the list', async () => {
  await page.goto(`${office.base}/runs/${office.later.name}/missing`)
  await page.locator('tbody tr[data-row] a').first().click()
  await page.waitForURL('**/policies/**')
  await page.locator('tbody tr[data-row]').first().waitFor()
  const all = page.getByRole('link', { name: '全部发起核实' })
  const address = new URL((await all.getAttribute('href')) ?? '', office.base)
  expect(address.pathname).toBe('/verification/new')
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ run: office.later.name, outcome: 'undetermined' })
  expect(address.searchParams.get('missing')).toBe(new URL(page.url()).searchParams.get('missing'))
})

test('every number of the comparison opens whom it counts', async () => {
  const compared = [...office.later.expected.keys()].map((policy) => {
    const outcome = (run: typeof office.later) => new Map(rowsOf(run, policy).map((row) => [row.subject, row.outcome]))
    const [was, is] = [outcome(office.earlier), outcome(office.later)]
    return {
      policy,
      entered: [...is].filter(([subject, now]) => now === 'eligible' && was.get(subject) !== 'eligible').map(([subject]) => subject),
    }
  })
  const { policy, entered } = compared.toSorted((a, b) => b.entered.length - a.entered.length)[0] ?? { policy: '', entered: [] }
  expect(entered.length).toBeGreaterThan(0)
  await page.goto(`${office.base}/runs/${office.later.name}?policy=${policy}`)
  await page.locator('.run-changes a').first().click()
  await page.waitForURL('**/changes/**')
  await expect.poll(() => page.locator('.count-line').innerText()).toContain(count(entered.length))
  await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(Math.min(50, entered.length))
  expect(new Set(await cells(3))).toEqual(new Set(['新增']))
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/runs-changes.png`)
})

test('a list and the overview print across the sheet, with every column and reasons that can be read', async () => {
  const { policy } = fullest()
  for (const [path, last] of [
    [`/runs/${office.later.name}`, '净额较上次'],
    [`/runs/${office.later.name}/policies/${policy}?outcome=ineligible`, '原因与缺项'],
  ] as const) {
    await page.goto(`${office.base}${path}`)
    await page.locator('tbody tr[data-row]').nth(1).waitFor()
    const pdf = (await page.pdf({ path: `${shots}/print-${last}.pdf`, preferCSSPageSize: true, printBackground: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)]
    expect(boxes.length).toBeGreaterThan(0)
    expect(boxes.filter(([, width, height]) => Number(width) < Number(height))).toEqual([])
    // What a landscape A4 leaves between its margins.
    await page.setViewportSize({ width: 1031, height: 700 })
    await page.emulateMedia({ media: 'print' })
    const title = page.getByRole('columnheader', { name: last })
    const box = await title.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1031)
    // A column of two characters would set a reason over many lines.
    const heights = await page.locator('tbody tr[data-row] td:last-child').evaluateAll((cells) => cells.map((cell) => cell.clientHeight))
    expect(Math.max(...heights)).toBeLessThan(80)
    await picture(page, `${shots}/print-${last}.png`)
    await page.emulateMedia({ media: null })
    await page.setViewportSize({ width: 1366, height: 768 })
  }
})
