import type { MadeFile } from '../uploads/index.ts'
import { hashOfPaper } from './issued/hash-of.ts'
import type { PaperDescription, PaperIssue, WholePaper } from './paper.ts'
import { writeWord } from './word/write-word.ts'
import { words } from './words.zh.ts'
import type { WrittenAnnex } from './write-annex.ts'
import { writePage } from './write-page.ts'
import { writeSheet } from './write-sheet.ts'

/** What a paper can be taken away as: a document, a workbook, a page to print. */
export const paperFormats = ['word', 'sheet', 'page'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** Puts a paper together with the hash of what it says. */
export function wholePaper(description: PaperDescription, written: readonly WrittenAnnex[], issue: Omit<PaperIssue, 'hash'>): WholePaper {
  const annexes = written.map(({ shown }) => shown)
  return { description, annexes, issue: { ...issue, hash: hashOfPaper(description, annexes) } }
}

/** A paper in one of its formats. */
export async function writePaper(paper: WholePaper, format: PaperFormat): Promise<MadeFile> {
  const name = words.fileName(paper.description.title, paper.issue.number)
  switch (format) {
    case 'word':
      return { name: `${name}.docx`, kind: 'docx', bytes: writeWord(paper) }
    case 'sheet':
      return { name: `${name}.xlsx`, kind: 'xlsx', bytes: await writeSheet(paper) }
    case 'page':
      return { name: `${name}.html`, kind: 'html', bytes: writePage(paper) }
  }
}

/** The workbook of an annex as a file. */
export const annexFile = ({ bytes, shown: { title } }: WrittenAnnex): MadeFile => ({
  name: `${words.annexFileName(title)}.xlsx`,
  kind: 'xlsx',
  bytes,
})
