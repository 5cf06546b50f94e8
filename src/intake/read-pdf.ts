import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { detailOf, IntakeFailure } from './failure.ts'
import { linesOnPage, type PlacedText } from './page-lines.ts'
import { joinPages } from './page-text.ts'

/** Text of a PDF that holds text, line by line as printed, with the offsets at which its pages end. */
export async function readPdf(path: string, bytes: Uint8Array): Promise<{ readonly text: string; readonly pageEnds: readonly number[] }> {
  // Loaded on use: most commands never see a PDF.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  process.on('unhandledRejection', ignoreDamage)
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
  })
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent()
      const placed = content.items.flatMap((item): readonly PlacedText[] =>
        'str' in item ? [{ text: item.str, ...uprightPlace(item.transform), width: item.width, height: item.height }] : [],
      )
      pages.push(linesOnPage(placed).join('\n'))
    }
    return joinPages(path, pages)
  } catch (error) {
    if (error instanceof IntakeFailure) throw error
    if (error instanceof Error && error.name === 'PasswordException') throw new IntakeFailure('encrypted', path)
    throw new IntakeFailure('damaged', path, detailOf(error))
  } finally {
    await task.destroy()
    // What the library left unhandled is told once the promises of this turn are done.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', ignoreDamage)
  }
}

/** The library rejects promises nobody waits for where an entry of a file is damaged; what it waits for tells the same. */
function ignoreDamage(reason: unknown): void {
  if (!(reason instanceof Error && reason.name.endsWith('Exception'))) throw reason
}

/** Where a run stands when the page is turned so that its line runs from left to right, as tables laid across a page do. */
function uprightPlace(transform: readonly number[]): { readonly x: number; readonly y: number; readonly turn: number } {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform
  const turn = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4
  if (turn === 1) return { x: y, y: -x, turn }
  if (turn === 2) return { x: -x, y: -y, turn }
  return turn === 3 ? { x: -y, y: x, turn } : { x, y, turn }
}
