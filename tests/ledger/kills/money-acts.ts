import { randomUUID } from 'node:crypto'
import type { diceOf } from '../dice.ts'
import { answerCsv, numberOf } from '../money.ts'
import type { MoneyFolder } from './money-folder.ts'
import { type Act, handedOver, type List, type Row, stepped } from './money-model.ts'

type Dice = ReturnType<typeof diceOf>

/** What somebody who works with a list knows besides: its number and version, and by which reference the bank tells each row. */
export interface Knowledge {
  readonly batch: bigint
  readonly version: number
  readonly references: ReadonlyMap<string, string>
  readonly accounts: MoneyFolder['accounts']
  readonly today: string
}

/** What can be done next with a list; an answer of the bank has bytes that are sent before. */
export interface Next {
  readonly act: Omit<Act, 'input'> & { readonly input: object }
  readonly bytes?: Buffer
}

const layout = 'sample-csv'

/** One of the things that can be done with a list now, the more likely the nearer it is to the bank; there always is one. */
export function nextAct(list: List, known: Knowledge, dice: Dice): Next {
  const possible = choices.filter(([states]) => list.rows.some(({ state }) => states.includes(state)))
  // What was paid comes back late where nothing else is left to do, and now and then.
  const wanted = possible.filter(([states]) => !states.includes('paid') || possible.length === 1 || dice.is(0.1))
  const choice = wanted[dice.below(wanted.length)]
  if (choice === undefined) throw new Error('nothing can be done')
  const [states, share, make] = choice
  const all = list.rows.filter(({ state }) => states.includes(state))
  const some = share === 1 ? all : dice.some(all, share)
  return make(list, some.length === 0 ? all.slice(0, 1) : some, known, dice)
}

type Make = (list: List, rows: readonly Row[], known: Knowledge, dice: Dice) => Next

const choices: readonly (readonly [states: readonly Row['state'][], share: number, make: Make])[] = [
  [['listed', 'payable'], 1, handOver],
  [['in_process'], 0.6, answer],
  [['in_process'], 0.3, answer],
  [['returned'], 0.8, moneyBack],
  [['back'], 0.8, correct],
  [['corrected'], 0.9, recheck],
  [['paid'], 0.3, returnLate],
]

const asked = (who: Act['who'], procedure: string, input: object, after: List): Next => ({
  act: { who, procedure, requestId: randomUUID(), input, after },
})

const changed = (list: List, rows: readonly Row[], change: (row: Row) => Row): List => {
  const claims = new Set(rows.map(({ claim }) => claim))
  return { ...list, rows: list.rows.map((row) => (claims.has(row.claim) ? change(row) : row)) }
}

const fenOf = (rows: readonly Row[]): string => String(rows.reduce((sum, { fen }) => sum + BigInt(fen), 0n))
const claimsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ claim }) => claim)

function handOver(list: List, rows: readonly Row[], { batch, version, today }: Knowledge): Next {
  const order = { number: '委托付款书1号', day: today }
  const input = { batch: { id: String(batch), version }, layout, order, rows: rows.length, fen: fenOf(rows) }
  return asked('chu', 'payment/handOver', input, { ...changed(list, rows, handedOver), out: list.out + 1 })
}

function answer(list: List, rows: readonly Row[], known: Knowledge, dice: Dice): Next {
  const paid = new Set(rows.filter(() => dice.is(0.6)).map(({ claim }) => claim))
  const after = changed(list, rows, (row) =>
    paid.has(row.claim) ? stepped(row, 'paid', 'succeeded') : stepped(row, 'returned', 'returned'),
  )
  return said(list, dice.shuffled(rows), known, after, ({ claim }) => (paid.has(claim) ? '0000' : '1002'))
}

function returnLate(list: List, rows: readonly Row[], known: Knowledge): Next {
  const after = changed(list, rows, (row) => stepped(row, 'returned', 'returned'))
  return said(list, rows, known, after, () => '1003')
}

function said(list: List, rows: readonly Row[], { batch, references, today }: Knowledge, after: List, result: (row: Row) => string): Next {
  const lines = rows.map((row) => {
    const reference = references.get(row.claim)
    if (reference === undefined) throw new Error(`nobody knows how the bank tells ${row.claim}`)
    return { reference, number: numberOf(BigInt(row.payee)), fen: BigInt(row.fen), result: result(row), day: today, text: `${list.in}` }
  })
  const next = asked('chu', 'payment/takeAnswer', { batch: String(batch), layout }, { ...after, in: list.in + 1 })
  return { ...next, bytes: answerCsv(lines) }
}

function moneyBack(list: List, rows: readonly Row[], { batch, today }: Knowledge): Next {
  const input = { batch: String(batch), rows: claimsOf(rows), voucher: { number: '记字1号', day: today }, fen: fenOf(rows) }
  return asked(
    'kuai',
    'payment/moneyBack',
    input,
    changed(list, rows, (row) => stepped(row, 'back', 'back')),
  )
}

function correct(list: List, rows: readonly Row[], { batch, accounts }: Knowledge): Next {
  const named = rows.map(({ claim }) => ({ claim, account: accounts.get(claim) }))
  const input = { batch: String(batch), rows: named, reason: '账户已激活' }
  return asked(
    'lin',
    'payment/correct',
    input,
    changed(list, rows, (row) => stepped(row, 'corrected')),
  )
}

function recheck(list: List, rows: readonly Row[], { batch }: Knowledge): Next {
  const input = { batch: String(batch), rows: claimsOf(rows) }
  return asked(
    'yan',
    'payment/recheck',
    input,
    changed(list, rows, (row) => stepped(row, 'payable')),
  )
}
