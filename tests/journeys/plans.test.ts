import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { count, yuan } from '../../src/web/figures/figures.ts'
import { plansFolder } from '../screening/test-plans.ts'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
/** A copy of the plans that the runs were made with, to be changed. */
const plans = mkdtempSync(join(tmpdir(), 'ballast-plan-pages-'))
const policy = 'job_retention_refund'
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  cpSync(plansFolder, plans, { recursive: true })
  office = await openScreenedOffice({ plans })
  page = await office.pageOf('lin', faults)
}, 300_000)
afterAll(async () => {
  await office.close()
  rmSync(plans, { recursive: true, force: true })
})
beforeEach(() => {
  faults.length = 0
  return () => expect(faults).toEqual([])
})

/** The number of the clause where a plan of the tests states a policy. */
function clauseOf(plan: string, id: string): string {
  const text = readFileSync(join(plansFolder, plan, '01-通知.md'), 'utf8')
  const clause = text.split(/^### /m).find((part) => part.includes(`代码: ${id}`) || part.includes(`沿用: ${id}`))
  return clause?.split(/\s/)[0] ?? ''
}
const clause = clauseOf('city', policy)

/** What the last screening made of the policy under a plan in the province of the reader. */
function rowsOf(plan: string) {
  return (office.later.expected.get(policy) ?? []).filter((row) => row.plan === plan && row.region >= 500_000 && row.region <= 509_999)
}

const section = () => page.locator('.plan-clause', { has: page.getByRole('heading', { name: clause, exact: false }) })

async function open(path: string): Promise<void> {
  await page.goto(`${office.base}${path}`)
  await page.locator('.plan-clause').first().waitFor()
}

test('from the navigation to a document by keys, and each clause stands beside its rules', async () => {
  await page.getByRole('link', { name: '政策兑现' }).click()
  await page.getByRole('link', { name: '政策', exact: true }).click()
  await page.getByText('3 份文件').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/plans.png`)
  await page.getByRole('row').filter({ hasText: '试用的一市通知' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.plan-clause').first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/plans/city')
  expect(await page.locator('.plan-number').allInnerTexts()).toEqual(
    [...readFileSync(join(plansFolder, 'city', '01-通知.md'), 'utf8').matchAll(/^### (\S+)/gm)].map(([, number]) => number),
  )
  const labels = await section().locator('.plan-rows th').allInnerTexts()
  expect(labels).toEqual(expect.arrayContaining(['对象', '期间', '条件', '金额', '收款', '资金']))
  expect(await section().locator('.plan-blocks').innerText()).not.toMatch(/[a-z]{2,}_/)
})

test('beside a policy stands what the last screening made of it, and every figure opens its list', async () => {
  await open('/plans/city')
  const rows = rowsOf('city')
  expect(rows.length).toBeGreaterThan(0)
  const figures = section().locator('.plan-figures').first()
  await figures.waitFor()
  for (const [outcome, word] of [
    ['eligible', '符合'],
    ['needs_review', '待复核'],
    ['needs_local_standard', '待地方标准'],
    ['undetermined', '待补事实'],
    ['ineligible', '不符合'],
  ] as const) {
    const n = rows.filter((row) => row.outcome === outcome).length
    const link = figures.getByRole('link', { name: `，${word} ${count(n)}` })
    expect(await link.count(), word).toBe(n === 0 ? 0 : 1)
  }
  const net = rows.reduce((sum, row) => sum + (row.outcome === 'eligible' ? (row.net ?? 0n) : 0n), 0n)
  expect(await figures.innerText()).toContain(`净额 ${yuan(String(net))}`)
  const refused = rows.filter(({ outcome }) => outcome === 'ineligible').length
  await figures.getByRole('link', { name: '，不符合' }).click()
  await page
    .getByText(`共 ${count(refused)} 户`)
    .first()
    .waitFor()
  expect(new URL(page.url()).searchParams.getAll('plan')).toEqual(['city'])
})

test('words are looked for by keys; a link leads to its clause', async () => {
  await open('/plans/city')
  await picture(page, `${shots}/plan.png`)
  const all = await page.locator('.plan-clause').count()
  await page.keyboard.press('/')
  await page.keyboard.type('稳岗返还')
  await expect.poll(() => page.locator('.plan-clause').count()).toBeLessThan(all)
  await page.locator('mark').first().waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).not.toBe('')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.plan-clause').count()).toBe(all)
  await open(`/plans/city#${encodeURIComponent(clause)}`)
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(clause)
  const top = await section().evaluate((element) => element.getBoundingClientRect().top)
  expect(top).toBeGreaterThan(40)
  expect(top).toBeLessThan(700)
  await page.keyboard.press('j')
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).not.toBe(`#${clause}`)
  expect(await seriousFindings(page)).toEqual([])
})

test('Ctrl K finds clauses and policies and goes there', async () => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找' }).fill('稳岗返还')
  const found = page.getByRole('option').filter({ hasText: '政策' }).first()
  await found.waitFor()
  await found.click()
  await page.locator('.plan-clause').first().waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/plans\//)
  expect(new URL(page.url()).hash).not.toBe('')
})

test('one policy in several documents: what differs is marked by a shape and a word', async () => {
  await page.goto(`${office.base}/plans/compare/${policy}`)
  await page.locator('.plan-side').waitFor()
  const heads = await page.locator('.plan-side thead th').count()
  expect(heads).toBeGreaterThan(2)
  for (const row of await page.locator('.plan-side tbody tr').all()) {
    const isDifferent = (await row.locator('.plan-differs').innerText()).includes('不同')
    expect(await row.locator('.plan-differs .mark').count()).toBe(1)
    expect(await row.locator('td').count()).toBe(isDifferent ? heads - 1 : 1)
  }
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/plan-compare.png`)
  await page.getByRole('link', { name: /只看不同/ }).click()
  await expect.poll(() => page.locator('.plan-differs', { hasText: '相同' }).count()).toBe(0)
})

test('a decision leads to its clause in the edition that it was decided with', async () => {
  const row = rowsOf('city').find(({ outcome }) => outcome === 'eligible')
  await page.goto(`${office.base}/runs/${office.later.name}/policies/${policy}/${row?.subject}`)
  await page.locator('.verdict').waitFor()
  await page.keyboard.press('c')
  await page.getByRole('link', { name: '在文件里看这一条' }).click()
  await page.getByText('筛查所用的就是现行的一版').waitFor()
  const { pathname, searchParams, hash } = new URL(page.url())
  expect(pathname).toMatch(/^\/plans\/(city|nation)$/)
  expect(searchParams.get('run')).toBe(office.later.name)
  expect(hash).not.toBe('')
})

test('it prints without what only a screen needs, and reads on a narrow one', async () => {
  await open('/plans/city')
  const pdf = await page.pdf({ path: `${shots}/plan.pdf`, preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(12)
  await page.emulateMedia({ media: 'print' })
  for (const unseen of ['.plan-contents', '.navigation', '.view-tabs']) expect(await page.locator(unseen).first().isVisible()).toBe(false)
  expect(await section().isVisible()).toBe(true)
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.setViewportSize({ width: 1366, height: 768 })
})

test('who may not read screenings sees the document without figures; who may read neither is told so', async () => {
  const own: string[] = []
  const township = await office.pageOf('pu', own)
  await township.goto(`${office.base}/plans/city`)
  await township.locator('.plan-clause').first().waitFor()
  expect(await township.locator('.plan-figures').count()).toBe(0)
  const admin = await office.pageOf('sys', own)
  await admin.goto(`${office.base}/plans/city`)
  await admin.getByRole('alert').waitFor()
  expect(await admin.locator('.plan-clause').count()).toBe(0)
  await township.context().close()
  await admin.context().close()
})

/** Waits until a text is on the page, which is opened again and again: the files are looked at every few seconds. */
async function untilSaid(path: string, text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${office.base}${path}`)
        await page.locator('.page').waitFor()
        await page
          .getByText(text)
          .first()
          .waitFor({ timeout: 1500 })
          .catch(() => undefined)
        return page.getByText(text).count()
      },
      { interval: 500 },
    )
    .toBeGreaterThan(0)
}

test('a plan that changes on disk is read again; the run keeps its own edition; one that breaks is told with its problem', async () => {
  const parameters = join(plans, 'city', 'parameters.yaml')
  const written = readFileSync(parameters, 'utf8')
  const chapter = join(plans, 'city', '01-通知.md')
  writeFileSync(chapter, readFileSync(chapter, 'utf8').replace(/^(### \S+ )(.+)$/m, '$1改过的标题'))
  await untilSaid('/plans/city', '改过的标题')
  await page.getByText('方案在 2022-12-31 的筛查之后改过').waitFor()
  await page.getByRole('link', { name: '看筛查所用的一版' }).click()
  await page.getByText('随那次筛查留存').waitFor()
  expect(await page.getByText('改过的标题').count()).toBe(0)
  await page.getByRole('link', { name: '看现行的一版' }).click()
  await page.getByText('改过的标题').first().waitFor()
  writeFileSync(parameters, `${written}\n不认识的键: 一\n`)
  await untilSaid('/plans', '份有错、不参加筛查')
  await picture(page, `${shots}/plans-broken.png`)
  await open('/plans/city')
  expect(await page.getByRole('alert').first().innerText()).toContain('city/parameters.yaml:')
})
