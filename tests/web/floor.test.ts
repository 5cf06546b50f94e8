import { expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { builtParts } from './built-web.ts'
import { openStubOffice } from './stub-office.ts'

/** What came to the language and the browser after Chromium 86. */
const later = {
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'Object.getPrototypeOf(Uint8Array.prototype)': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  'Set.prototype': ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'symmetricDifference', 'isDisjointFrom'],
  Array: ['fromAsync'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['withResolvers', 'try'],
  URL: ['canParse', 'parse'],
  AbortSignal: ['any', 'timeout'],
  'crypto.constructor.prototype': ['randomUUID'],
  globalThis: ['structuredClone', 'scheduler', 'navigation', 'Iterator'],
} as const

test('pages work in a browser that lacks what came after Chromium 86', { timeout: 120_000 }, async () => {
  const office = await openStubOffice(await builtParts())
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    const lines = Object.entries(later).flatMap(([place, names]) => names.map((name) => `delete (${place})[${JSON.stringify(name)}]`))
    await page.addInitScript(lines.join('\n'))
    await page.goto(`${office.url}/list?size=small`)
    await page.getByLabel('用户名').fill('linxiaohe')
    await page.getByLabel('密码', { exact: true }).fill('right')
    await page.keyboard.press('Enter')
    await page.locator('tr[data-row="3"]').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('已选 1 户').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '渝人社办〔2022〕209号 二（一）2' }).click()
    await page.locator('.drawer').waitFor()
    await page.goBack()
    await page.goBack()
    await page.locator('tr[data-row="3"]').waitFor()
    expect(faults).toEqual([])
  } finally {
    await browser.close()
    await office.close()
  }
})
