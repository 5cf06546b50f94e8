import type { Sheet, SheetCell, SheetFault, SheetLine } from '../../files/index.ts'
import { parseCreditCode } from '../../kernel/credit-code.ts'
import { parseIdentityNumber } from '../../kernel/identity-number.ts'
import type { PaidColumnRole } from '../../kernel/paid-column-roles.ts'
import { plainCode } from '../../kernel/printed-text.ts'
import { type IdentifyingRole, identifyingRoles } from './column-roles.ts'
import { headsWord, noteLine, nothingSigns, totalsLine } from './headings.zh.ts'
import { readAmount } from './read-amount.ts'
import { plainHeading } from './read-heading.ts'
import type { ListReading } from './understand-list.ts'

/** Why a cell of a list of payments is not taken. */
export type PaymentFault =
  | 'no_policy'
  | 'no_subject'
  | 'not_a_subject'
  | 'subject_shortened'
  | 'not_an_identity_number'
  | 'not_a_credit_code'
  | 'no_amount'
  | 'not_an_amount'
  | 'finer_than_fen'

/** What is wrong with a line of a list of payments, in which column and text. */
export interface RowFault {
  readonly line: number
  readonly fault: SheetFault | 'cells_missing' | PaymentFault
  /** From 0; undefined where it is the line as a whole. */
  readonly column: number | undefined
  readonly text: string
}

/** What tells a row apart: a number of some kind in the one form it is compared in, or a name. */
export interface Identity {
  readonly by: IdentifyingRole
  readonly value: string
}

export interface Payment {
  readonly line: number
  readonly identity: Identity
  /** Beside a number, for whoever compares both. */
  readonly name: string | undefined
  /** As written; undefined where the list has no such column. */
  readonly policy: string | undefined
  /** In fen. */
  readonly amount: bigint
  /** What else the list says about how the amount came about, as far as it can be read. */
  readonly heads: bigint | undefined
  readonly base: bigint | undefined
}

/** Why a line is no payment and nothing is wrong with it. */
export type LeftOutReason = 'totals' | 'note' | 'headings_again' | 'nothing_due'

/** A line below the headings. */
export type ReadRow =
  | { readonly kind: 'payment'; readonly payment: Payment }
  /** `amount` is what a line of sums says, where it can be read. */
  | { readonly kind: 'left_out'; readonly line: number; readonly reason: LeftOutReason; readonly amount?: bigint }
  | ({ readonly kind: 'fault' } & RowFault)

export interface RowsAsked {
  /** In the column of amounts that the product itself writes, an empty cell says that nothing is due; elsewhere nothing is guessed. */
  readonly isEmptyNothing?: boolean
}

/** The rows of a list as it was understood, in their order. */
export async function* readRows(sheet: Sheet, reading: ListReading, asked: RowsAsked = {}): AsyncGenerator<ReadRow> {
  const reader = new RowReader(sheet, reading, asked)
  for await (const line of sheet.lines()) if (line.line > reading.headingLine) yield reader.read(line)
}

class RowReader {
  private readonly reading: ListReading
  private readonly asked: RowsAsked
  private readonly at: ReadonlyMap<PaidColumnRole, number>
  private readonly identifiers: readonly IdentifyingRole[]
  private readonly isRagged: boolean
  /** The last column that a row has to have. */
  private readonly last: number
  /** What the payments so far come to: a line without a name that says as much is their sum. */
  private sum = 0n

  constructor({ isRagged }: Sheet, reading: ListReading, asked: RowsAsked) {
    this.reading = reading
    this.asked = asked
    this.isRagged = isRagged
    this.at = new Map(reading.columns.filter(({ role }) => role !== 'unused').map(({ role, at }) => [role, at]))
    this.identifiers = identifyingRoles.filter((role) => this.at.has(role))
    this.last = Math.max(-1, ...(['policy', 'amount', ...this.identifiers] as const).map((role) => this.at.get(role) ?? -1))
  }

  read(line: SheetLine): ReadRow {
    if ('fault' in line) return { kind: 'fault', line: line.line, fault: line.fault, column: undefined, text: '' }
    const aside = this.aside(line.cells)
    if (aside !== undefined) {
      const amount = aside === 'totals' ? this.amountIn(line.cells) : undefined
      return { kind: 'left_out', line: line.line, reason: aside, ...(typeof amount === 'bigint' ? { amount } : {}) }
    }
    return this.payment(line.line, line.cells)
  }

  /** Whether a line is beside the list: its sums, a note, the headings of the next page. */
  private aside(cells: readonly SheetCell[]): LeftOutReason | undefined {
    const filled = cells.map(({ text }) => text.normalize('NFKC').replace(/\s/g, '')).filter((text) => text !== '')
    const [first = ''] = filled
    if (filled.length === 0) return 'note'
    if (filled.some((text) => totalsLine.test(text))) return 'totals'
    const headings = this.reading.columns.filter(
      ({ at, heading }) => heading !== '' && plainHeading(cells[at]?.text ?? '') === plainHeading(heading),
    )
    if (headings.length > 1 && headings.length >= filled.length - 1) return 'headings_again'
    const hasAmount = typeof this.amountIn(cells) === 'bigint'
    if (!hasAmount && (filled.length === 1 || noteLine.test(first)) && !/^\d+$/.test(first)) return 'note'
    const isUnnamed = this.identifiers.every((role) => this.spelled(cells, role) === '')
    // A line without a name that says what all lines above come to is their sum: the figures show it.
    return hasAmount && isUnnamed && this.sum !== 0n && this.amountIn(cells) === this.sum ? 'totals' : undefined
  }

  private payment(line: number, cells: readonly SheetCell[]): ReadRow {
    const fault = (role: PaidColumnRole, found: RowFault['fault']): ReadRow => {
      const column = this.at.get(role)
      return { kind: 'fault', line, fault: found, column, text: column === undefined ? '' : (cells[column]?.text.trim() ?? '') }
    }
    const policy = this.at.has('policy') ? this.spelled(cells, 'policy') : undefined
    if (!this.isRagged && cells.length <= this.last) return { kind: 'fault', line, fault: 'cells_missing', column: undefined, text: '' }
    if (policy === '') return fault('policy', 'no_policy')
    const identity = this.identity(cells)
    if (identity === undefined) return fault(this.identifiers[0] ?? 'name', 'no_subject')
    if ('fault' in identity) return fault(identity.role, identity.fault)
    const written = this.spelled(cells, 'amount')
    if (written === '' && this.asked.isEmptyNothing === true) return { kind: 'left_out', line, reason: 'nothing_due' }
    if (written === '' || nothingSigns.test(written)) return fault('amount', 'no_amount')
    const amount = this.amountIn(cells)
    if (amount === 'finer_than_fen') return fault('amount', 'finer_than_fen')
    if (amount === undefined) return fault('amount', 'not_an_amount')
    this.sum += amount
    const name = identity.by === 'name' ? undefined : this.spelled(cells, 'name')
    return {
      kind: 'payment',
      payment: {
        line,
        identity,
        name: name === '' ? undefined : name,
        policy,
        amount,
        heads: this.wholeIn(cells, 'heads'),
        base: this.baseIn(cells),
      },
    }
  }

  private amountIn(cells: readonly SheetCell[]): ReturnType<typeof readAmount> {
    return readAmount(this.spelled(cells, 'amount'), this.reading.unit)
  }

  private wholeIn(cells: readonly SheetCell[], role: PaidColumnRole): bigint | undefined {
    const text = this.spelled(cells, role).replace(headsWord, '')
    return /^\d{1,9}$/.test(text) ? BigInt(text) : undefined
  }

  /** A base is read as amounts are, where its heading names no other unit. */
  private baseIn(cells: readonly SheetCell[]): bigint | undefined {
    const base = readAmount(this.spelled(cells, 'base'), 'yuan')
    return typeof base === 'bigint' ? base : undefined
  }

  /** The first number that stands in the row, else its name; or what is wrong with the number. */
  private identity(cells: readonly SheetCell[]): Identity | { readonly role: IdentifyingRole; readonly fault: PaymentFault } | undefined {
    for (const by of this.identifiers) {
      const value = this.spelled(cells, by)
      if (value === '' || nothingSigns.test(value)) continue
      const isCut = cells[this.at.get(by) ?? -1]?.isCutShort === true || /^\d(\.\d+)?e\+?\d+$/i.test(value)
      if (by !== 'name' && isCut) return { role: by, fault: 'subject_shortened' }
      const read = readIdentity(by, value)
      return typeof read === 'string' ? { role: by, fault: read } : read
    }
    return undefined
  }

  /** Full-width signs as their narrow selves, without blanks around and without the apostrophe that keeps a cell from being a formula. */
  private spelled(cells: readonly SheetCell[], role: PaidColumnRole): string {
    return (cells[this.at.get(role) ?? -1]?.text ?? '')
      .normalize('NFKC')
      .trim()
      .replace(/^'(?=[=+@-])/, '')
  }
}

/** A number or name in the form it is compared in, or what is wrong with it. */
function readIdentity(by: IdentifyingRole, value: string): Identity | PaymentFault {
  switch (by) {
    case 'subject':
      return /^-?\d{1,18}$/.test(value) ? { by, value } : 'not_a_subject'
    case 'identity_number': {
      const read = parseIdentityNumber(value)
      if (read.ok) return { by, value: read.number }
      return read.code === 'float_mangled' ? 'subject_shortened' : 'not_an_identity_number'
    }
    case 'credit_code': {
      const read = parseCreditCode(value)
      return read.ok ? { by, value: read.code } : 'not_a_credit_code'
    }
    case 'unit_number':
      return { by, value: plainCode(value).replaceAll('-', '') }
    case 'name':
      return { by, value: value.replace(/\s+/g, ' ') }
  }
}
