import type { office } from '../client/office.ts'

/** A subject as its page shows it. */
export type SubjectPage = Awaited<ReturnType<typeof office.subject.page>>
export type Register = NonNullable<SubjectPage['register']>
export type Fact = Register['facts'][number]
export type Related = Register['related'][number]
export type Employment = NonNullable<Register['employment']>
export type Spans = Extract<Employment, { readonly kind: 'spans' }>
export type Months = Extract<Employment, { readonly kind: 'months' }>

export type Decisions = Awaited<ReturnType<typeof office.subject.decisions>>
export type DecidedPolicy = Decisions['policies'][number]
export type Verified = Decisions['verified'][number]

/** A day that stands for "never": the fact is known to be absent. */
export const never = '9999-12-31'

/** The fact of a record with some id; undefined where the register has no such column. */
export const factOf = (facts: readonly Fact[], id: string): Fact | undefined => facts.find((fact) => fact.id === id)

/** The name of a record that a fact leads to; undefined where the reader may see none. */
export function nameIn({ names }: Register, entity: string | null, key: string | null): string | undefined {
  return names.find((each) => each.entity === entity && each.key === key)?.name
}
