import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { seriousFindings } from './axe.ts'

const arePicturesWanted = (process.env.BALLAST_PICTURES ?? '') !== ''

/** Takes a picture for somebody to look at, where BALLAST_PICTURES=1 asks for pictures: nothing else reads them, and they cost as much as the journeys themselves. */
export async function picture(page: Page, path: string, isWhole = false): Promise<void> {
  if (arePicturesWanted) await page.screenshot({ path, fullPage: isWhole })
}

/**
 * Looks at a page as on a phone and at a desk: nothing is wider than the window, and at the desk nothing keeps anybody from using it.
 * Pictures of both, and of the printed page where it has one, go to the folder where they are wanted.
 */
export async function look(
  page: Page,
  folder: string,
  name: string,
  { phone = 360, isPrinted = false }: { readonly phone?: number; readonly isPrinted?: boolean } = {},
): Promise<void> {
  for (const [width, height, of] of [
    [phone, 780, `${name}-phone`],
    [1366, 768, name],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    expect([of, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([of, true])
    await picture(page, join(folder, `${of}.png`), true)
  }
  expect([name, await seriousFindings(page)]).toEqual([name, []])
  if (!isPrinted || !arePicturesWanted) return
  await page.emulateMedia({ media: 'print' })
  await picture(page, join(folder, `${name}-print.png`), true)
  await page.emulateMedia({ media: 'screen' })
}
