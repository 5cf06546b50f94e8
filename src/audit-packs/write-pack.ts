import type { TrailHead } from '../access/index.ts'
import type { CodeNames, FactsPlane } from '../decisions/index.ts'
import type { JobFailure } from '../jobs/index.ts'
import { formatYuanPlain } from '../kernel/money.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { auditHandover, wholePaper, writePaper } from '../papers/index.ts'
import type { ZipFile } from '../store/index.ts'
import type { Keyring } from '../subjects/index.ts'
import { columnsOf, dictionary, type PackFileId, packFileIds } from './dictionary.zh.ts'
import { type Figures, ledgerFigures, ledgerRows } from './ledger-rows.ts'
import type { PackHand } from './pack-hand.ts'
import type { PackScope } from './pack-scope.ts'
import { countRefused, refusedRows, usedLists } from './refused-rows.ts'
import { beginning, cellOf, fenOf, lineOf, type ReadRow } from './table-text.ts'
import { describePackRefusal, readFirstText, words } from './words.zh.ts'

/** What a pack is headed with. */
export interface PackHead {
  readonly number: string
  readonly office: string
  readonly asker: string
  readonly purpose: string
  readonly day: string
  /** As the clocks of China show it. */
  readonly at: string
  readonly trail: TrailHead | undefined
  /** The program that a stranger verifies the pack with. */
  readonly verifier: string
}

export interface PackSources {
  readonly hand: PackHand
  readonly scope: PackScope
  readonly facts: FactsPlane
  readonly names: CodeNames
  /** Undefined where only the last digits of accounts are shown. */
  readonly ring: Keyring | undefined
  readonly signal: AbortSignal
  readonly progress: (phase: string, done: number, total: number) => void
}

/** Whether a file agrees with the ledger: with what it said at the end, with what it said before a change meanwhile, or with neither. */
export type Standing = 'agrees' | 'moved' | 'differs'

/** A file as it stands in the pack, beside the figures of the ledger before and after it was written. */
export interface FileTold {
  readonly id: PackFileId
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly own: Figures
  readonly before: Figures
  readonly after: Figures
  readonly standing: Standing
  /** What could not be written of it, in words. */
  readonly lost: readonly string[]
}

export interface WrittenPack {
  readonly files: readonly FileTold[]
  readonly rows: bigint
  readonly differing: number
  /** The SHA-256 of the list of hashes. */
  readonly sumsSha256: string
}

/** The column of a file whose sum stands for it where one sum has to. */
const principal: Partial<Readonly<Record<PackFileId, string>>> = {
  batches: 'approved_fen',
  rows: 'fen',
  payments: 'fen',
  returned: 'fen',
  accounts: 'fen',
  recoveries: 'fen',
  recovered: 'received_fen',
  vouchers: 'fen',
  publications: 'fen',
  bank_files: 'fen',
  papers: 'fen',
}

/** What a column of one file has to be found among, in another: a verifier looks each one up. */
const references = [
  { of: 'rows', column: 'batch', in: 'batches', as: 'number' },
  { of: 'payments', column: 'row', in: 'rows', as: 'row' },
  { of: 'payments', column: 'account', in: 'accounts', as: 'account' },
  { of: 'returned', column: 'row', in: 'rows', as: 'row' },
  { of: 'changes', column: 'row', in: 'rows', as: 'row' },
  { of: 'vouchers', column: 'batch', in: 'batches', as: 'number' },
  { of: 'publications', column: 'batch', in: 'batches', as: 'number' },
] as const satisfies readonly { of: PackFileId; column: string; in: PackFileId; as: string }[]

/** Writes the files of a pack into an archive, each as its rows come, counted beside the ledger; then its dictionary, its check, its paper and its hashes. */
export async function writePack(zip: ZipFile, head: PackHead, sources: PackSources): Promise<Result<WrittenPack, JobFailure>> {
  const { hand, scope, facts, signal, progress } = sources
  const used = await usedLists(hand, facts, scope)
  if (used.kind === 'refused') return used
  const lists = used.value
  const figuresOf = async (id: PackFileId): Promise<Result<Figures, JobFailure>> => {
    if (id !== 'refused') return ledgerFigures(id, hand, scope)
    const rows = await countRefused(facts, lists.found, signal)
    return rows.kind === 'refused' ? rows : done({ rows: rows.value, sums: {} })
  }
  const before = await allFigures(figuresOf)
  if (before.kind === 'refused') return before
  const total = Object.values(before.value).reduce((sum, { rows }) => sum + Number(rows), 0)
  const sums: string[] = []
  const add = async (name: string, pieces: Parameters<ZipFile['add']>[1]) => {
    const added = await zip.add(name, pieces, signal)
    sums.push(`${added.sha256}  ${name}\n`)
    return added
  }
  let rows = 0n
  const written: Omit<FileTold, 'after' | 'standing'>[] = []
  for (const id of packFileIds) {
    const name = `${dictionary[id].zh}.csv`
    const pieces = id === 'refused' ? refusedRows(facts, sources.names, lists.found, signal) : ledgerRows(id, sources)
    const own = new OwnFigures(id)
    const sofar = rows
    const text = tableOf(id, pieces, own, () => progress(words.phase(dictionary[id].zh), Number(sofar + own.rows), total))
    const { bytes, sha256 } = await add(name, text)
    if (own.failure !== undefined) return refused(own.failure)
    if (zip.isFull) return tooLarge
    rows += own.rows
    const lost = id === 'refused' ? lists.lost.map(words.runLost) : []
    written.push({ id, name, bytes, sha256, own: own.told(), before: before.value[id], lost })
  }
  progress(words.checking, Number(rows), total)
  const after = await allFigures(figuresOf)
  if (after.kind === 'refused') return after
  const files = written.map((file) => ({ ...file, after: after.value[file.id], standing: standingOf(file, after.value[file.id]) }))
  for (const { name, pieces } of await besideFiles(head, sources, files)) await add(name, pieces)
  const { sha256: sumsSha256 } = await zip.add('SHA256SUMS', [sums.join('')], signal)
  await zip.end()
  if (zip.isFull) return tooLarge
  return done({ files, rows, differing: files.filter(({ standing }) => standing === 'differs').length, sumsSha256 })
}

const tooLarge = refused({ code: 'pack_too_large', message: describePackRefusal({ code: 'pack_too_large' }) })

async function allFigures(
  figuresOf: (id: PackFileId) => Promise<Result<Figures, JobFailure>>,
): Promise<Result<Readonly<Record<PackFileId, Figures>>, JobFailure>> {
  const all: [PackFileId, Figures][] = []
  for (const id of packFileIds) {
    const figures = await figuresOf(id)
    if (figures.kind === 'refused') return figures
    all.push([id, figures.value])
  }
  return done(Object.fromEntries(all) as Record<PackFileId, Figures>)
}

/** What stands beside the tables: their dictionary, how they agree with the ledger, the head of the trail, how to verify, the list to sign. */
async function besideFiles(
  head: PackHead,
  sources: PackSources,
  files: readonly FileTold[],
): Promise<readonly { readonly name: string; readonly pieces: readonly (string | Buffer)[] }[]> {
  const { scope } = sources
  const [policies, funds] = [scope.policies, scope.funds].map((some) => (some.length === 0 ? words.allOf : some.join(words.separator)))
  const about = files.map(({ id, name }) => ({ name, about: dictionary[id].about }))
  const readFirst = readFirstText({ ...head, year: scope.year, policies: policies ?? '', funds: funds ?? '', files: about })
  return [
    { name: words.dictionaryFile, pieces: [dictionaryText()] },
    { name: words.checkFile, pieces: [checkText(files)] },
    { name: 'totals.json', pieces: [jsonText(totalsOf(head, scope, files))] },
    ...(head.trail === undefined ? [] : [{ name: 'trail-head.json', pieces: [jsonText(head.trail)] }]),
    { name: 'verify.mjs', pieces: [head.verifier] },
    { name: words.readFirst, pieces: [beginning + readFirst] },
    ...(await handoverFiles(head, sources, files)).map(({ name, bytes }) => ({ name, pieces: [bytes] })),
  ]
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/** Counts and adds up what is written. */
class OwnFigures {
  rows = 0n
  /** Why it is not whole. */
  failure: JobFailure | undefined
  private readonly sums: Map<string, bigint>

  constructor(file: PackFileId) {
    this.sums = new Map(columnsOf(file).flatMap(([id, { kind }]) => (kind === 'money' ? [[id, 0n]] : [])))
  }

  take(row: ReadRow): void {
    this.rows += 1n
    for (const [id, sum] of this.sums) this.sums.set(id, sum + fenOf(row[id]))
  }

  told(): Figures {
    return { rows: this.rows, sums: Object.fromEntries(this.sums) }
  }
}

/** A file as text, piece by piece. */
async function* tableOf(
  file: PackFileId,
  pieces: AsyncIterable<Result<readonly ReadRow[], JobFailure>>,
  own: OwnFigures,
  progress: () => void,
): AsyncGenerator<string> {
  const columns = columnsOf(file)
  yield beginning + lineOf(columns.map(([, { zh }]) => zh))
  for await (const piece of pieces) {
    if (piece.kind === 'refused') {
      own.failure = piece.refusal
      return
    }
    let text = ''
    for (const row of piece.value) {
      own.take(row)
      text += lineOf(columns.map(([id, column]) => cellOf(column, row[id])))
    }
    yield text
    progress()
  }
}

/** Whether what was written is what the ledger says; of sums, those that it reckons by itself. */
function standingOf({ own, before, lost }: Pick<FileTold, 'own' | 'before' | 'lost'>, after: Figures): Standing {
  if (lost.length > 0) return 'differs'
  if (agrees(own, after)) return 'agrees'
  return agrees(own, before) ? 'moved' : 'differs'
}

const agrees = (own: Figures, ledger: Figures): boolean =>
  own.rows === ledger.rows && Object.entries(ledger.sums).every(([id, fen]) => own.sums[id] === fen)

const zhOf = (file: PackFileId, column: string): string => columnsOf(file).find(([id]) => id === column)?.[1].zh ?? column

function dictionaryText(): string {
  const lines = packFileIds.flatMap((file) =>
    columnsOf(file).map(([, { zh, meaning, unit, source }]) => lineOf([dictionary[file].zh, zh, meaning, unit, source])),
  )
  return beginning + lineOf(words.dictionaryHead) + lines.join('')
}

function checkText(files: readonly FileTold[]): string {
  const itemOf = (name: string, item: string, is: bigint, was: bigint, comes: bigint, write: (value: bigint) => string) =>
    lineOf([name, item, ...[is, was, comes].map(write), words.standings[is === comes ? 'agrees' : is === was ? 'moved' : 'differs']])
  const lines = files.flatMap(({ id, name, own, before, after, lost }) => [
    itemOf(name, words.rowsItem, own.rows, before.rows, after.rows, String),
    ...Object.entries(after.sums).map(([column, fen]) =>
      itemOf(name, zhOf(id, column), own.sums[column] ?? 0n, before.sums[column] ?? 0n, fen, formatYuanPlain),
    ),
    ...lost.map((text) => lineOf([name, text, '', '', '', words.standings.differs])),
  ])
  return beginning + lineOf(words.checkHead) + lines.join('')
}

/** What a program reads of the pack: columns by their headings, sums in yuan to the fen. */
function totalsOf(head: PackHead, scope: PackScope, files: readonly FileTold[]) {
  const told = (id: PackFileId, { rows, sums }: Figures) => ({
    rows: String(rows),
    sums: Object.fromEntries(Object.entries(sums).map(([column, fen]) => [zhOf(id, column), formatYuanPlain(fen)])),
  })
  const { number, office, asker, purpose, day } = head
  const { year, policies, funds } = scope
  return {
    format: 1,
    ...{ number, office, asker, purpose, day, year, policies, funds },
    files: files.map(({ id, name, own, after, standing, lost }) => ({
      name,
      written: told(id, own),
      ledger: told(id, after),
      standing,
      lost,
    })),
    references: references.map((one) => ({
      file: `${dictionary[one.of].zh}.csv`,
      column: zhOf(one.of, one.column),
      inFile: `${dictionary[one.in].zh}.csv`,
      inColumn: zhOf(one.in, one.as),
    })),
  }
}

/** What does not agree, a sentence each. */
export function differencesOf(files: readonly FileTold[]): readonly string[] {
  return files.flatMap(({ id, name, own, after, standing, lost }) => {
    if (standing !== 'differs') return []
    const rows = own.rows === after.rows ? [] : [words.difference(name, words.rowsItem, `${own.rows}`, `${after.rows}`)]
    const sums = Object.entries(after.sums).flatMap(([column, fen]) => {
      const is = own.sums[column] ?? 0n
      return is === fen ? [] : [words.difference(name, zhOf(id, column), formatYuanPlain(is), formatYuanPlain(fen))]
    })
    return [...lost, ...rows, ...sums]
  })
}

/** The list of what is handed over, as a document and as a page to print. */
async function handoverFiles(head: PackHead, { scope, ring }: PackSources, files: readonly FileTold[]) {
  const description = auditHandover({
    issuer: head.office,
    ...{ year: scope.year, policies: scope.policies, funds: scope.funds, asker: head.asker, purpose: head.purpose },
    accounts: ring === undefined ? 'masked' : 'whole',
    files: files.map(({ id, name, own, sha256, standing }) => {
      const column = principal[id]
      return {
        name,
        rows: Number(own.rows),
        fen: column === undefined ? undefined : own.sums[column],
        sha256,
        agrees: standing !== 'differs',
      }
    }),
    head: head.trail?.head,
    differences: differencesOf(files),
  })
  const issue = { number: head.number, day: head.day, by: head.asker, at: head.at, purpose: head.purpose }
  const paper = wholePaper(description, [], issue)
  return [await writePaper(paper, 'word'), await writePaper(paper, 'page')]
}
