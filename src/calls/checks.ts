import type { CallerKind } from '../contract/index.ts'
import type { ShownSubject } from '../subjects/index.ts'
import type { Side } from './telling.ts'
import { checkWords, endOf } from './words.zh.ts'

/** Something that a caller is asked, and what they should answer. */
export interface IdentityCheck {
  readonly id: keyof typeof checkWords
  readonly ask: string
  readonly expected: string | undefined
  /** Whether nothing is told while it does not match. */
  readonly isNeeded: boolean
}

/** What a caller about a subject has to know before anything is told; nothing of whom nothing may be told to. */
export function checksOf(subject: ShownSubject, side: Side, caller: CallerKind): readonly IdentityCheck[] {
  if (caller === 'other') return []
  return (side === 'unit' ? ofUnit(subject) : ofPerson(subject)).filter(({ isNeeded, expected }) => isNeeded || expected !== undefined)
}

function ofUnit(subject: ShownSubject): readonly IdentityCheck[] {
  return [
    check('unit_name', subject.name, true),
    check('unit_number', numberOf(subject, 'unit_number') ?? numberOf(subject, 'credit_code'), true),
    check('account_end', ended(numberOf(subject, 'account')), false),
    check('insured_place', subject.insured, false),
  ]
}

function ofPerson(subject: ShownSubject): readonly IdentityCheck[] {
  return [
    check('name', subject.name, true),
    check('identity_end', ended(numberOf(subject, 'identity_number')), true),
    check('phone_end', ended(numberOf(subject, 'phone')), false),
    check('insured_place', subject.insured, false),
    check('residence', subject.home, false),
  ]
}

const check = (id: IdentityCheck['id'], expected: string | undefined, isNeeded: boolean): IdentityCheck => ({
  id,
  ask: checkWords[id],
  expected,
  isNeeded,
})

const numberOf = ({ numbers }: ShownSubject, scheme: string) => numbers.find((each) => each.scheme === scheme)?.number

const ended = (masked: string | undefined) => (masked === undefined ? undefined : endOf(masked))
