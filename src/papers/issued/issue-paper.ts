import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import type { PaperKind, UploadPurposeName } from '../../contract/index.ts'
import { timeInChina } from '../../kernel/china-time.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { onceFor } from '../../lifecycle/index.ts'
import type { Work } from '../../store/index.ts'
import { attachUploads, dropSealed, recordSealed, type SealedFile, sealMadeFile, type UploadPlace } from '../../uploads/index.ts'
import { nextNumber, numberAhead } from '../next-number.ts'
import type { PaperIssue, WholePaper } from '../paper.ts'
import type { PaperRefusal } from '../refusals.ts'
import type { PaperContent, PaperOffer, PaperSource } from '../source.ts'
import { numberText } from '../words.zh.ts'
import { type WrittenAnnex, writeAnnex } from '../write-annex.ts'
import { annexFile, type PaperFormat, paperFormats, wholePaper, writePaper } from '../write-paper.ts'

/** Which paper is wanted. */
export interface PaperOrder {
  readonly subject: bigint
  readonly kind: PaperKind
  readonly about: string
  /** To which end it is taken out; the work it is drawn up for where nothing is said. */
  readonly purpose?: string | undefined
  /** The number in the body's own register of papers, where it has one. */
  readonly documentNumber?: string | undefined
}

/** What the files of a register's papers are handed over as: for everybody who may read it, and for those alone who hand money over. */
export interface PaperPurposes {
  readonly open: UploadPurposeName
  readonly restricted: UploadPurposeName
}

/** What came of it; plain JSON. */
export type IssuedNumber = { readonly paper: string; readonly number: string }

/** Who else takes a number at the same moment makes it be drawn up again; so often, and no oftener. */
const mostTries = 20

/**
 * Issues a paper: drawn up from what its source says now, under the next number of its kind, place and year, in every format; the bytes
 * are sealed and kept. Number and record are one transaction, so that no number is lost and none is there without its paper; nothing is
 * written or sealed while it is open. Refused where it was issued before, is another's to issue, or its list changed meanwhile.
 */
export async function issuePaper(
  caller: Caller,
  place: UploadPlace,
  { source, purposes }: { readonly source: PaperSource; readonly purposes: PaperPurposes },
  order: PaperOrder,
): Promise<Result<IssuedNumber, PaperRefusal>> {
  const { subject, kind, about } = order
  const once = (work: (db: Work) => Promise<Result<IssuedNumber, PaperRefusal | Raced>>) =>
    caller.transact((db) =>
      onceFor<IssuedNumber, PaperRefusal | Raced>(db, caller, 'paper.issue', { ...order, register: source.register }, () => work(db)),
    )
  const before = await caller.transact((db) => issuedBefore(db, source.register, order))
  // Sent again, the same request is told the same.
  if (before !== undefined) return withoutRace(await once(async () => refused(before)))
  const offer = (await source.offers(caller, subject)).find((each) => each.kind === kind && each.about === about)
  if (offer === undefined) return refused({ code: 'paper_not_found', kind })
  const barred = barrierOf(offer)
  if (barred !== undefined) return refused(barred)
  const content = await source.describe(caller, subject, offer)
  if (content.kind === 'refused') return content
  const leaving = leavingOf(caller, place, order, content.value)
  const annexes: WrittenAnnex[] = []
  for (const annex of content.value.annexes) annexes.push(await writeAnnex(annex, leaving))
  for (let tries = 0; tries < mostTries; tries++) {
    const year = Number(caller.day.slice(0, 4))
    const number =
      content.value.givenNumber === undefined
        ? await caller.transact((db) => numberAhead(db, `paper:${kind}`, content.value.region, year))
        : undefined
    const shown = number === undefined ? (content.value.givenNumber ?? '') : numberText(kind, year, number)
    const paper = wholePaper(content.value.description, openOf(content.value, annexes), { ...leaving, number: shown })
    const files = await sealAll(place, paper, content.value, annexes)
    let isKept = false
    try {
      const issued = await once(async (db) => {
        isKept = true
        return record(db, caller, place, { source, purposes, order, content: content.value, paper, files, year, number })
      })
      isKept = isKept && issued.kind === 'done'
      if (issued.kind === 'done' || issued.refusal.code !== 'number_taken') return withoutRace(issued)
    } catch (error) {
      isKept = false
      throw error
    } finally {
      if (!isKept) for (const { sealed } of files) await dropSealed(place, sealed)
    }
  }
  return refused({ code: 'paper_numbers_busy' })
}

/** Another took the number that this one was written with. */
type Raced = { readonly code: 'number_taken' }

function withoutRace(result: Result<IssuedNumber, PaperRefusal | Raced>): Result<IssuedNumber, PaperRefusal> {
  if (result.kind === 'done') return result
  return refused(result.refusal.code === 'number_taken' ? { code: 'paper_numbers_busy' } : result.refusal)
}

function barrierOf({ kind, standing }: PaperOffer): PaperRefusal | undefined {
  if (standing === 'may') return undefined
  return standing === 'others' ? { code: 'paper_of_others', kind } : { code: 'paper_waits', kind, waits: standing }
}

/** Who takes a paper out, when, to which end. */
export function leavingOf(
  { account, post, day }: Caller,
  { clock }: Pick<UploadPlace, 'clock'>,
  { purpose, documentNumber }: Pick<PaperOrder, 'purpose' | 'documentNumber'>,
  content: Pick<PaperContent, 'purpose'>,
): Omit<PaperIssue, 'number' | 'hash'> {
  return { by: `${account.name}\u3000${post.body}`, at: timeInChina(clock.now()), day, purpose: purpose ?? content.purpose, documentNumber }
}

async function issuedBefore(db: Work, register: string, { subject, kind, about }: PaperOrder): Promise<PaperRefusal | undefined> {
  const row = await db
    .selectFrom('paper')
    .select(['shown_number', 'issued_on'])
    .where('register', '=', register)
    .where('subject', '=', String(subject))
    .where('kind', '=', kind)
    .where('about', '=', about)
    .executeTakeFirst()
  return row === undefined ? undefined : { code: 'paper_issued_already', number: row.shown_number, day: row.issued_on }
}

/** The annexes that the paper names: those that whoever may read it may read. */
export function openOf({ annexes }: PaperContent, written: readonly WrittenAnnex[]): readonly WrittenAnnex[] {
  return written.filter((_, at) => annexes[at]?.isRestricted !== true)
}

interface KeptFile {
  readonly format: PaperFormat | 'annex'
  readonly isRestricted: boolean
  readonly sealed: SealedFile
}

async function sealAll(
  place: UploadPlace,
  paper: WholePaper,
  content: PaperContent,
  annexes: readonly WrittenAnnex[],
): Promise<readonly KeptFile[]> {
  const files: KeptFile[] = []
  for (const format of paperFormats)
    files.push({ format, isRestricted: false, sealed: await sealMadeFile(place, await writePaper(paper, format)) })
  for (const [at, annex] of annexes.entries())
    files.push({
      format: 'annex',
      isRestricted: content.annexes[at]?.isRestricted ?? false,
      sealed: await sealMadeFile(place, annexFile(annex)),
    })
  return files
}

interface Recorded {
  readonly source: PaperSource
  readonly purposes: PaperPurposes
  readonly order: PaperOrder
  readonly content: PaperContent
  readonly paper: WholePaper
  readonly files: readonly KeptFile[]
  readonly year: number
  readonly number: number | undefined
}

async function record(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  { source, purposes, order, content, paper, files, year, number }: Recorded,
): Promise<Result<IssuedNumber, PaperRefusal | Raced>> {
  const { kind, subject, about } = order
  const { region, list } = content
  if (!(await content.stillStands(db))) return refused({ code: 'paper_outdated', kind })
  if (number !== undefined && (await nextNumber(db, `paper:${kind}`, region, year)) !== number) return refused({ code: 'number_taken' })
  const shown = paper.issue.number ?? ''
  const row = await db
    .insertInto('paper')
    .values({
      kind,
      register: source.register,
      subject: String(subject),
      about,
      region,
      year,
      number: number ?? null,
      shown_number: shown,
      document_number: order.documentNumber ?? null,
      title: paper.description.title,
      purpose: paper.issue.purpose,
      hash: paper.issue.hash,
      list_hash: list?.hash ?? null,
      rows: list?.rows ?? null,
      fen: list?.fen ?? null,
      issued_by: caller.account.id,
      issued_on: caller.day,
    })
    .onConflict((there) => there.columns(['register', 'subject', 'kind', 'about']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'paper_issued_already', number: shown, day: caller.day })
  for (const [at, { format, isRestricted, sealed }] of files.entries()) {
    const purpose = isRestricted ? purposes.restricted : purposes.open
    const kept = await recordSealed(db, caller, place, purpose, sealed)
    const owner = { register: 'paper', rows: [{ subject: String(row.id), region }] }
    const attached = await attachUploads(db, caller, [purpose], [kept.id], owner)
    if (attached.kind !== 'done') throw new Error(`the file ${kept.id} is not its maker's`)
    await db
      .insertInto('paper_file')
      .values({
        paper: row.id,
        at: at + 1,
        region,
        format,
        name: sealed.name,
        upload: kept.id,
        sha256: kept.sha256,
        bytes: BigInt(sealed.bytes.length),
        is_restricted: isRestricted,
      })
      .execute()
  }
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'issue_paper',
    register: 'paper',
    subject: String(row.id),
    region,
    detail: {
      of: source.register,
      row: String(subject),
      kind,
      number: shown,
      hash: paper.issue.hash,
      files: files.map(({ sealed }) => sealed.sha256),
    },
  })
  return done({ paper: String(row.id), number: shown })
}
