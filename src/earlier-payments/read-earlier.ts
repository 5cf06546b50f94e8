import { createHash } from 'node:crypto'
import type { Caller } from '../access/index.ts'
import { findRun } from '../decisions/index.ts'
import { openSheets } from '../files/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { bareFaultSentence, matchPayments, type PaidListPlaces, readList, understandUpload } from '../paid-lists/index.ts'
import { openUpload } from '../uploads/index.ts'
import { type EarlierHead, type EarlierRow, faultOfHead } from './earlier-list.ts'
import type { EarlierRefusal } from './refusals.ts'

/** A file of what an earlier system paid, and what is said about it. */
export interface AskedEarlier {
  readonly upload: bigint
  readonly policy: string
  readonly year: number
  readonly system: string
  readonly basis: string
}

/**
 * Reads a file as lists of payments are read (by its headings, or as the last of its form was read) and finds its payees by their numbers
 * or names. Refused where a line of it cannot be read, or its own sum is another: it is taken whole or not at all.
 */
export async function readEarlier(
  caller: Caller,
  places: PaidListPlaces,
  { upload, policy, year, system, basis }: AskedEarlier,
): Promise<Result<{ readonly head: EarlierHead; readonly rows: readonly EarlierRow[] }, EarlierRefusal>> {
  const fault = faultOfHead({ year, system, basis }, caller.day)
  if (fault !== undefined) return refused(fault)
  const understood = await understandUpload(caller, places, { upload, run: undefined, policy, reading: undefined, below: undefined })
  if (understood.kind === 'refused') return understood
  const { lacks, reading } = understood.value
  if (lacks.length > 0) return refused({ code: 'reading_lacks', lacks })
  const known = await findRun(places.facts, undefined)
  if (known.kind === 'refused') return known
  const { record } = known.value.run
  const list = record.lists.policies.find((one) => one.policy === policy)
  if (list === undefined) return refused({ code: 'list_policy_unknown', policy, known: record.lists.policies.map((one) => one.policy) })
  const opened = await openUpload(caller, places.uploads, upload, 'paid_list')
  if (opened.kind === 'refused') return opened
  const { name, bytes } = opened.value
  const sheets = await openSheets({ file: name, bytes })
  if (sheets.kind === 'refused') return sheets
  const sheet = sheets.value[reading.sheet]
  if (sheet === undefined) return refused({ code: 'no_headings_there', line: reading.headingLine })
  const read = await readList(sheet, reading, { id: policy, record })
  const [first] = read.faults
  if (first !== undefined)
    return refused({ code: 'earlier_lines_unread', lines: read.counts.faults, first: `${first.line} ${bareFaultSentence(first)}` })
  if (read.payments.length === 0) return refused({ code: 'no_payments', name })
  const differing = read.counts.stated.find(({ isEqual }) => !isEqual)
  if (differing !== undefined)
    return refused({ code: 'earlier_sum_differs', line: differing.line, stated: BigInt(differing.sum), fen: BigInt(read.counts.sum) })
  const matched = await matchPayments(caller, places.keys, list, read.payments, async () => undefined)
  if (matched.kind === 'refused') return matched
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return done({
    head: { policy: { id: policy, zh: list.zh }, year, system, basis, name, sha256, upload },
    rows: matched.value.payments.flatMap(({ payment, key, miss }) =>
      payment.amount > 0n ? [{ line: payment.line, entity: matched.value.entity, key, miss, fen: payment.amount }] : [],
    ),
  })
}
