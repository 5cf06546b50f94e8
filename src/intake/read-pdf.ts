import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Result, refused } from '../kernel/result.ts'
import { joinPages, type Page, type PagesText } from './page-text.ts'
import { readPdfPage } from './pdf-page.ts'
import type { DocumentFault } from './refusals.ts'

/** Text of a PDF that holds text, line by line as printed, with the offsets at which its pages end and what is told of them. */
export async function readPdf(bytes: Uint8Array): Promise<Result<PagesText, DocumentFault>> {
  // Loaded on use: most commands never see a PDF.
  const { getDocument, VerbosityLevel, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
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
    const pages: Page[] = []
    for (let number = 1; number <= document.numPages; number++) pages.push(await readPdfPage(await document.getPage(number), OPS))
    return joinPages(withAttached(pages, await attachedTo(document)))
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return refused({ code: 'encrypted' })
    return refused({ code: 'damaged', detail: detailOf(error) })
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

/** The first line of what the library says is wrong. */
function detailOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.slice(0, 120)
}

/** Names of the files a document carries with it. */
async function attachedTo(document: PDFDocumentProxy): Promise<readonly string[]> {
  const attachments = await document.getAttachments()
  return attachments === null ? [] : [...attachments].map(([name, { filename }]) => filename ?? name)
}

/** The files are told of once, at the beginning. */
function withAttached([first, ...pages]: readonly Page[], names: readonly string[]): readonly Page[] {
  if (first === undefined) return []
  const told = names.length === 0 ? [] : [{ code: 'file_attached', with: { text: names.join(', ') } } as const]
  return [{ ...first, remarks: [...told, ...first.remarks] }, ...pages]
}
