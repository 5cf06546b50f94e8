import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { detailOf, IntakeFailure } from './failure.ts'
import { linesOnPage, type PlacedText } from './page-lines.ts'

/** A page with fewer characters than this holds a stamp or a page number, not a text. */
const FEWEST_PER_PAGE = 8

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
    return joined(path, pages)
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

function joined(path: string, pages: readonly string[]): { readonly text: string; readonly pageEnds: readonly number[] } {
  const characters = pages.reduce((sum, page) => sum + page.replace(/\s/g, '').length, 0)
  if (characters < FEWEST_PER_PAGE * pages.length) throw new IntakeFailure('no_text_layer', path)
  if (isGarbled(pages, characters)) throw new IntakeFailure('garbled', path)
  const pageEnds: number[] = []
  let text = ''
  for (const page of pages) {
    text += `${ordinaryCharacters(page)}\n`
    pageEnds.push(text.length)
  }
  return { text, pageEnds }
}

/** Characters of private use, replacements and controls come out when a font does not say which letters it draws. */
function isGarbled(pages: readonly string[], characters: number): boolean {
  const count = (pattern: RegExp) => pages.reduce((sum, page) => sum + (page.match(pattern)?.length ?? 0), 0)
  return count(/[\p{Co}\uFFFD]/gu) * 3 > characters || count(/(?![\t\n\r])\p{Cc}/gu) * 20 > characters
}

/** Fonts lead common characters to the radicals and compatibility forms that look the same; others, like circled numbers, stay. */
export function ordinaryCharacters(text: string): string {
  return text.replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/g, (character) => character.normalize('NFKC'))
}
