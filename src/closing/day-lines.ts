import { createHash } from 'node:crypto'
import {
  type FundDay,
  type MoneyLine,
  type MovementKind,
  movementsOf,
  type StandingKind,
  standingsOf,
  waitingNow,
} from '../ledger/index.ts'
import type { Work } from '../store/index.ts'
import { cutOffsOf } from './cut-off.ts'
import type { MovedLine } from './refusals.ts'

/** A line of a day, with the hour at which the bank closed to the file it speaks of, where somebody laid one down. */
export interface DayLine extends MoneyLine<LineKind> {
  readonly cutOff: string | undefined
}

export type LineKind = MovementKind | StandingKind

/** Kinds of lines in the order they are signed and shown. */
const lineKinds = [
  'approved',
  'funds_received',
  'handed_over',
  'succeeded',
  'returned',
  'repeated',
  'money_back',
  'recovered',
  'waiting',
  'in_process',
  'not_back',
] as const satisfies readonly LineKind[]

/** What moved of a fund on a day and what is open at its end; what waits for its file is known of today alone. */
export async function linesOfDay(db: Work, of: FundDay, today: string): Promise<readonly DayLine[]> {
  const cutOffs = await cutOffsOf(db, of.region)
  const lines: readonly MoneyLine<LineKind>[] = [
    ...(await movementsOf(db, of)),
    ...(of.day === today ? await waitingNow(db, of) : []),
    ...(await standingsOf(db, of)),
  ]
  const withHour = lines.map((line) => ({
    ...line,
    // A file of an earlier day was with the bank in its own day.
    cutOff: line.minute === undefined || line.layout === undefined ? undefined : cutOffs.get(line.layout)?.hour,
  }))
  return withHour.sort(
    (a, b) =>
      lineKinds.indexOf(a.kind) - lineKinds.indexOf(b.kind) || order(a.batchNumber, b.batchNumber) || order(a.reference, b.reference),
  )
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** SHA-256 over fund, place, day and one text per line, in their order. */
export function hashOfDay({ region, fund, day }: FundDay, lines: readonly DayLine[]): string {
  const texts = lines.map(({ kind, batchNumber, policyZh, reference, minute, layout, cutOff, rows, fen, rowsHash }) =>
    JSON.stringify([kind, batchNumber, policyZh, reference, minute ?? null, layout ?? null, cutOff ?? null, rows, String(fen), rowsHash]),
  )
  return createHash('sha256')
    .update([JSON.stringify([region, fund, day]), ...texts].join('\n'))
    .digest('hex')
}

/** What is otherwise than it was signed, line by line. What waits for its file stands as it was signed: it is no part of the day's end. */
export function movedSince(signed: readonly DayLine[], now: readonly DayLine[]): readonly MovedLine[] {
  const held = (lines: readonly DayLine[]) =>
    new Map(lines.filter(({ kind }) => kind !== 'waiting').map((line) => [`${line.kind}/${line.batch}/${line.reference}`, line]))
  const [before, after] = [held(signed), held(now)]
  return [...new Map([...before, ...after])].flatMap(([key, { kind, batchNumber, reference }]) => {
    const [one, other] = [before.get(key), after.get(key)]
    if (one?.rows === other?.rows && one?.fen === other?.fen && one?.rowsHash === other?.rowsHash) return []
    return [{ kind, batch: batchNumber, reference, signed: sumOf(one), now: sumOf(other) }]
  })
}

const sumOf = (line: DayLine | undefined): MovedLine['now'] => (line === undefined ? undefined : { rows: line.rows, fen: line.fen })
