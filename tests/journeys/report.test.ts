import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDate } from '../../src/kernel/calendar.ts'
import { formatYuan, parseYuan } from '../../src/kernel/money.ts'
import { parseWorkCalendar } from '../../src/kernel/workdays.ts'
import { type ReportInput, renderReport } from '../../src/reporting/index.ts'
import type { RunRecord } from '../../src/screening/index.ts'
import { openBrowser } from '../browser.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { theSeven } from '../plans/the-seven.ts'
import { emptyRecord, recordOf, reportNames } from './report-records.ts'

const attack = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`
const longName = (name: string) => `${name}${'支持重点群体就业创业补贴衔接办法'.repeat(8)}${'unbrokenword'.repeat(12)}`
const records: Readonly<Record<string, RunRecord>> = {
  usual: recordOf({ plans: 3, policies: 12, scale: 1_000n, named: (name) => name }),
  hostile: recordOf({ plans: 2, policies: 4, scale: 1n, named: (name) => name + attack }),
  huge: recordOf({ plans: 2, policies: 5, scale: 10n ** 12n, named: longName }),
  empty: emptyRecord,
}

const set = loadFolders(shippedFolders)
const plans = theSeven.map((id) => set.plans.get(id)).filter((plan) => plan !== undefined)
const targetsOnce = (id: string) =>
  [...(set.plans.get(id)?.orders.targets.values() ?? [])].filter(({ sameAs }) => sameAs === undefined).length
const [day = 0, from = 0] = [parseDate('2022-12-31'), parseDate('2022-01-01')]

const now = recordOf({ plans: 7, policies: 20, scale: 1_000n, named: (name) => name })
/** The screening before: a month earlier, one policy of one plan paid two thousand yuan more, another had nobody yet. */
const earlier: RunRecord = {
  ...now,
  screeningDate: '2022-11-30',
  settlement: { ...now.settlement, net: String(BigInt(now.settlement.net) + 200_000n) },
  variants: now.variants.map((variant) => {
    if (variant.id === 'policy_1@plan-0' && variant.net !== undefined)
      return { ...variant, net: { ...variant.net, amount: String(BigInt(variant.net.amount) + 200_000n) } }
    return variant.id === 'policy_2@plan-0' ? { ...variant, counts: { ...variant.counts, eligible: 0 } } : variant
  }),
}

/** A screening of the seven plans with what they order, and another one before it. */
const seven: ReportInput = {
  ...reportNames,
  record: {
    ...now,
    plans: plans.map(({ id, title, number, hash }) => ({ id, title, number: number ?? '', hash })),
    years: Object.fromEntries(plans.map(({ id, masks }) => [id, Object.fromEntries(masks.map((mask) => [mask, '2022']))])),
  },
  orders: {
    plans,
    work: parseWorkCalendar(readFileSync(join(import.meta.dirname, '../../reference/holidays.csv'), 'utf8')),
    day,
    year: { from, to: day },
  },
  earlier,
}

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'ballast-report-'))
  for (const [name, record] of Object.entries(records))
    writeFileSync(join(folder, `${name}.html`), renderReport({ record, ...reportNames }))
  writeFileSync(join(folder, 'seven.html'), renderReport(seven))
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Visit {
  readonly width?: number
  readonly isScripted?: boolean
}

/** Opens a report from disk, hands the page over, and insists that it asked for nothing else and complained of nothing. */
async function visit(name: string, { width = 1280, isScripted = true }: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: isScripted })
  const heard: string[] = []
  try {
    const page = await context.newPage()
    const address = pathToFileURL(join(folder, `${name}.html`)).href
    page.on('request', (request) => request.url() === address || heard.push(`asked for ${request.url()}`))
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(String(error)))
    page.on('dialog', (dialog) => heard.push(`said ${dialog.message()}`))
    await page.goto(address)
    await look(page)
    expect(heard).toEqual([])
  } finally {
    await context.close()
  }
}

/** The exact amount of a cell in fen: the one beside the scaled one, else the one that is shown. */
function fenOf(text: string): bigint {
  const fen = parseYuan(text.replace(/[,\s元]/g, ''))
  if (fen === undefined) throw new Error(`${text} is not an amount`)
  return fen
}

/** Texts of a column, each cell's exact amount where it has one. */
const column = (page: Page, rows: string, index: number) =>
  page
    .locator(`${rows} > :nth-child(${index})`)
    .evaluateAll((cells) => cells.map((cell) => (cell.querySelector('b') ?? cell).textContent ?? ''))

const total = (texts: readonly string[]) =>
  texts.filter((text) => !/^(?:—|不涉及发放|缓减.*|月减.*)$/.test(text)).reduce((sum, text) => sum + fenOf(text), 0n)
const whole = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)

/** How many pages come out, and how large they are in points. */
async function printed(page: Page): Promise<{ readonly pages: number; readonly size: readonly number[] }> {
  const print = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(print) ?? []
  return {
    pages: print.match(/\/Type\s*\/Page\b/g)?.length ?? 0,
    size: [Math.round(Number(width)), Math.round(Number(height))],
  }
}

describe.each(Object.keys(records))('%s report', (name) => {
  test('opens from disk without asking for anything, with charts that have bars', async () => {
    await visit(name, {}, async (page) => {
      expect(await page.title()).toBe('稳就业政策筛查报告 2022-12-31')
      const bars = await page.locator('.bars').evaluateAll((charts) => charts.map((chart) => chart.querySelectorAll('i').length))
      expect(bars.length === 0).toBe(name === 'empty')
      expect(bars.filter((count) => count === 0)).toEqual([])
      const unnamed = await page.locator('.bars:not([aria-label])').count()
      expect(unnamed + (await page.locator('th:not([scope]), table:not(:has(caption)), img, [onerror]').count())).toBe(0)
    })
  })

  test.each([360, 768, 1280])('does not run over the edge of a screen of %i pixels', async (width) => {
    await visit(name, { width }, async (page) => {
      await page.locator('#whole').check()
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) details.setAttribute('open', '')
      })
      const widths = await page.locator('html').evaluate((root) => [root.scrollWidth, root.clientWidth])
      expect(widths).toEqual([width, width])
    })
  })

  test.each([360, 1280])('shows every bar with its name and value on a screen of %i pixels', async (width) => {
    await visit(name, { width }, async (page) => {
      await page.locator('#whole').check()
      const outside = await page.locator('.bars li > span, .bars i').evaluateAll(
        (parts, edge) =>
          parts.filter((part) => {
            const { left, right, height } = part.getBoundingClientRect()
            return left < 0 || right > edge + 0.5 || height < 8 || part.scrollWidth > part.clientWidth + 1
          }).length,
        width,
      )
      expect(outside).toBe(0)
    })
  })

  test('prints on A4, and more pages once the details are asked for', async () => {
    await visit(name, { isScripted: false }, async (page) => {
      const short = await printed(page)
      expect(short.size).toEqual([595, 842])
      await page.locator('#whole').check()
      const whole = await printed(page)
      if (name === 'empty') expect(whole.pages).toBeGreaterThanOrEqual(short.pages)
      else expect(whole.pages).toBeGreaterThan(short.pages)
    })
  })
})

describe('the figures of a report', () => {
  const record = records.usual ?? emptyRecord

  test('add up to the record, to the fen', async () => {
    await visit('usual', {}, async (page) => {
      expect(total(await column(page, '.results tbody tr', 7))).toBe(BigInt(record.settlement.gross))
      expect(total(await column(page, '.results tbody tr', 8))).toBe(BigInt(record.settlement.net))
      expect(total(await column(page, '.results tfoot tr', 8))).toBe(BigInt(record.settlement.net))
      expect(total(await column(page, '.results tbody tr', 9))).toBe(BigInt(record.settlement.awaitingReview.amount))
      expect(total(await column(page, '.results tfoot tr', 9))).toBe(BigInt(record.settlement.awaitingReview.amount))
      expect(total(await column(page, '.plans tbody tr', 5))).toBe(BigInt(record.settlement.net))
      for (const kind of ['region', 'size', 'industry'])
        expect(total(await column(page, `.by-${kind} tbody tr`, 3)), kind).toBe(BigInt(record.settlement.net))
      const counts = await Promise.all([2, 3, 4, 5, 6].map((index) => column(page, '.results tbody tr', index)))
      expect(whole(counts.flat())).toBe(record.decisions)
      const subjects = await Promise.all([3, 4, 5, 6].map(async (index) => whole(await column(page, '.reconciliation tbody tr', index))))
      expect(subjects[0]).toBe((subjects[1] ?? 0) + (subjects[2] ?? 0) + (subjects[3] ?? 0))
      expect(subjects[1]).toBe(record.decisions)
      expect(await page.locator('.bad').count()).toBe(0)
    })
  })

  test('are all there without script: amounts in full, every policy behind its own fold', async () => {
    await visit('usual', { isScripted: false }, async (page) => {
      const exact = page.getByText(formatYuan(BigInt(record.settlement.net)), { exact: false })
      expect(await exact.count()).toBeGreaterThan(0)
      expect(await page.locator('#scripted').isVisible()).toBe(false)
      const first = page.locator('details.policy').first()
      expect(await first.isVisible()).toBe(false)
      await page.getByLabel('显示并打印全部明细').check()
      expect(await first.isVisible()).toBe(true)
      expect(await first.locator('table').first().isVisible()).toBe(false)
      await first.locator('summary').click()
      expect(await first.locator('table').first().isVisible()).toBe(true)
      const cell = page.locator('.results td b').first()
      expect(await cell.isVisible()).toBe(false)
      await page.getByLabel('显示精确到分的金额').check()
      expect(await cell.isVisible()).toBe(true)
    })
  })

  test('are opened and written out in full on paper, without script', async () => {
    await visit('usual', { isScripted: false }, async (page) => {
      await page.getByLabel('显示并打印全部明细').check()
      await page.emulateMedia({ media: 'print' })
      const heights = await page
        .locator('details.policy table')
        .evaluateAll((tables) => tables.map((table) => table.getBoundingClientRect().height))
      expect(heights.length).toBeGreaterThan(record.variants.length)
      expect(heights.filter((height) => height === 0)).toEqual([])
      expect(await page.locator('.results td b').first().isVisible()).toBe(true)
      expect(await page.locator('.controls').isVisible()).toBe(false)
    })
  })
})

describe('the short version', () => {
  const record = records.usual ?? emptyRecord

  test.each(['usual', 'empty', 'seven'])('is two printed pages at most: %s', async (name) => {
    await visit(name, {}, async (page) => expect((await printed(page)).pages).toBeLessThanOrEqual(2))
  })

  test.each([360, 1280])('draws bars in proportion to their amounts on a screen of %i pixels', async (width) => {
    await visit('usual', { width }, async (page) => {
      const chart = page.locator('#overview .bars').nth(1)
      const lengths = await chart
        .locator('li')
        .evaluateAll((rows) => rows.map((row) => row.querySelector('i')?.getBoundingClientRect().width))
      const all = record.settlement.byRegion.map(({ net }) => Number(net)).sort((a, b) => b - a)
      const nets = [...all.slice(0, 6), all.slice(6).reduce((sum, net) => sum + net, 0)]
      expect(nets.length).toBeGreaterThan(5)
      const longest = Math.max(...lengths.map((length) => length ?? 0))
      expect(longest).toBeGreaterThan(width / 3)
      // A bar never vanishes: what is shorter than a pixel is drawn as one.
      const expected = nets.map((net) => Math.max(1, (longest * net) / Math.max(...nets)))
      expect(lengths.map((length, i) => Math.abs((length ?? 0) - (expected[i] ?? 0)) < 1)).toEqual(nets.map(() => true))
    })
  })

  test('counts firms and persons once, and names what holds money up', async () => {
    await visit('usual', {}, async (page) => {
      expect(await page.getByText('惠及企业（不重复）').locator('..').innerText()).toContain('1,234')
      expect(await page.getByText('另涉及人员 56,789 人').count()).toBe(1)
      const missing = record.variants.flatMap((variant) => variant.missing).filter(({ zh }) => zh === '参保单位.事实0')
      const decisions = missing.reduce((sum, { subjects }) => sum + subjects, 0)
      const row = page.locator('.todo tr', { hasText: '参保单位 · 事实0' })
      expect(await row.locator('td').first().innerText()).toBe(decisions.toLocaleString('en-US'))
    })
  })

  test('tells what the plans order and what falls due, and what changed since the last screening', async () => {
    await visit('seven', {}, async (page) => {
      expect(await page.locator('#orders tbody tr').count()).toBe(7)
      const goals = page.locator('#orders tbody tr', { hasText: '渝人社办' }).locator('td').nth(1)
      // Goals stated twice are counted once.
      expect(Number(await goals.innerText())).toBe(targetsOnce('chongqing-2022-209'))
      expect(await page.locator('#orders li').first().innerText()).toMatch(/^2022-12-31/)
      const rows = page.locator('#comparison tbody tr')
      expect(await rows.count()).toBe(2)
      expect(await rows.nth(0).innerText()).toMatch(/政策1\s.*-2,000\.00 元/s)
      expect(await rows.nth(1).locator('td').nth(3).innerText()).not.toBe(await rows.nth(1).locator('td').nth(4).innerText())
      expect(await page.locator('#comparison p').first().innerText()).toContain('2022年11月30日')
    })
  })
})

describe('the conveniences', () => {
  test('sort by exact amounts, largest first, then the other way', async () => {
    await visit('usual', {}, async (page) => {
      const net = async () => (await column(page, '#plan-plan-0 .results tbody tr', 8)).filter((text) => text !== '—').map(fenOf)
      const rising = [...(await net())].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      await page.getByLabel('显示并打印全部明细').check()
      const button = page.locator('#plan-plan-0 .results thead th').nth(7).getByRole('button')
      await button.click()
      expect(await net()).toEqual([...rising].reverse())
      await button.click()
      expect(await net()).toEqual(rising)
    })
  })

  test('show one plan alone, open and close all details, open what a link leads to', async () => {
    await visit('usual', {}, async (page) => {
      expect(await page.locator('article.plan:visible').count()).toBe(0)
      await page.getByRole('link', { name: '各方案结果' }).click()
      expect(await page.locator('#whole').isChecked()).toBe(true)
      await page.getByLabel('只看方案').selectOption('plan-1')
      expect(await page.locator('article.plan:visible').count()).toBe(1)
      await page.getByLabel('只看方案').selectOption('')
      expect(await page.locator('article.plan:visible').count()).toBe(3)
      await page.locator('.results a').first().click()
      expect(await page.locator('details.policy[open]').count()).toBe(1)
      await page.getByRole('button', { name: '展开全部明细' }).click()
      expect(await page.locator('details:not([open])').count()).toBe(0)
      await page.getByRole('button', { name: '收起全部明细' }).click()
      expect(await page.locator('details[open]').count()).toBe(0)
    })
  })
})
