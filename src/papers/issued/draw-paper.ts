import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { MadeFile, UploadPlace } from '../../uploads/index.ts'
import type { PaperRefusal } from '../refusals.ts'
import type { PaperSource } from '../source.ts'
import { type WrittenAnnex, writeAnnex } from '../write-annex.ts'
import { annexFile, type PaperFormat, wholePaper, writePaper } from '../write-paper.ts'
import { leavingOf, type PaperOrder } from './issue-paper.ts'

/**
 * Draws a paper up as it would be issued now, marked as a draft and without a number; nothing is kept but who took it out, when and to
 * which end. An annex is asked for by its place, counted from 0; those with whole
 * numbers of accounts are drawn up with the issue alone.
 */
export async function drawPaper(
  caller: Caller,
  place: Pick<UploadPlace, 'clock'>,
  source: PaperSource,
  order: PaperOrder,
  format: PaperFormat | number,
): Promise<Result<MadeFile, PaperRefusal>> {
  const { subject, kind, about } = order
  const offer = (await source.offers(caller, subject)).find((each) => each.kind === kind && each.about === about)
  if (offer === undefined) return refused({ code: 'paper_not_found', kind })
  const content = await source.describe(caller, subject, offer)
  if (content.kind === 'refused') return content
  const leaving = leavingOf(caller, place, order, content.value)
  const written: WrittenAnnex[] = []
  for (const annex of content.value.annexes) if (annex.isRestricted !== true) written.push(await writeAnnex(annex, leaving))
  const asked = typeof format === 'number' ? written[format] : undefined
  if (typeof format === 'number' && asked === undefined) return refused({ code: 'paper_not_found', kind })
  const paper = wholePaper(content.value.description, written, { ...leaving, number: undefined })
  const file = typeof format === 'number' && asked !== undefined ? annexFile(asked) : await writePaper(paper, format as PaperFormat)
  await caller.transact((db) =>
    writeEvent(db, {
      ...byCaller(caller),
      verb: 'draw_paper',
      register: source.register,
      subject: String(subject),
      region: content.value.region,
      detail: { kind, format, purpose: leaving.purpose, hash: paper.issue.hash },
    }),
  )
  return done(file)
}
