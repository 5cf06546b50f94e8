import { createHash } from 'node:crypto'
import type { FundDay, MoneyLine } from '../ledger/index.ts'
import type { MovedLine } from './refusals.ts'

/** What is closed: a day, or the month that ends with it. */
export type Span = 'day' | 'month'

/** Whether what a line of a month speaks of is settled, open, or known to nobody. */
export type Standing = 'done' | 'open' | 'unknown'

/** A line that is signed: rows of a batch that moved or stand together; or what of a month is settled and what is not, which has no batch. */
export interface ClosingLine<K extends string> extends Omit<MoneyLine<K>, 'batch'> {
  readonly batch: bigint | undefined
  /** Until which hour the bank took the file in, where somebody laid one down. */
  readonly cutOff: string | undefined
  readonly standing?: Standing | undefined
}

/** SHA-256 over fund, place, day and one text per line, in their order; a month's says so. */
export function hashOfLines({ region, fund, day }: FundDay, lines: readonly ClosingLine<string>[], span: Span = 'day'): string {
  const texts = lines.map(({ kind, batchNumber, policyZh, reference, minute, layout, cutOff, rows, fen, rowsHash, standing }) =>
    JSON.stringify([
      ...[kind, batchNumber, policyZh, reference, minute ?? null, layout ?? null, cutOff ?? null, rows, String(fen), rowsHash],
      ...(standing === undefined ? [] : [standing]),
    ]),
  )
  return createHash('sha256')
    .update([JSON.stringify([region, fund, day, ...(span === 'day' ? [] : [span])]), ...texts].join('\n'))
    .digest('hex')
}

/** What is known of the moment of signing alone: it stands as it was signed. */
const ofTheMoment: readonly string[] = ['waiting', 'next_plan', 'benefit_stops', 'deferrals_due']

/** What is otherwise than it was signed, line by line. What is of the moment of signing alone stands as it was. */
export function movedSince<K extends string>(signed: readonly ClosingLine<K>[], now: readonly ClosingLine<K>[]): readonly MovedLine<K>[] {
  const held = (lines: readonly ClosingLine<K>[]) =>
    new Map(
      lines.filter(({ kind }) => !ofTheMoment.includes(kind)).map((line) => [`${line.kind}/${line.batch ?? ''}/${line.reference}`, line]),
    )
  const [before, after] = [held(signed), held(now)]
  return [...new Map([...before, ...after])].flatMap(([key, { kind, batchNumber, reference }]) => {
    const [one, other] = [before.get(key), after.get(key)]
    const isSame =
      one?.rows === other?.rows && one?.fen === other?.fen && one?.rowsHash === other?.rowsHash && one?.standing === other?.standing
    return isSame ? [] : [{ kind, batch: batchNumber, reference, signed: sumOf(one), now: sumOf(other) }]
  })
}

const sumOf = <K extends string>(line: ClosingLine<K> | undefined): MovedLine<K>['now'] =>
  line === undefined ? undefined : { rows: line.rows, fen: line.fen }
