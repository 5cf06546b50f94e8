import type { CallerKind, ToldItem } from '../contract/index.ts'

/** Whose matter is asked about. */
export type Side = 'unit' | 'person'

/** A source that says whether something may be told. */
export type Ground = 'confidential' | 'own_records' | 'own_information' | 'watch_employer' | 'published'

/** What may be told: as a source says, or for the office to settle, because none does. */
export type Telling = { readonly may: 'yes' | 'no'; readonly ground: Ground } | { readonly may: 'office' }

const office: Telling = { may: 'office' }
const yes = (ground: Ground): Telling => ({ may: 'yes', ground })
const no: Telling = { may: 'no', ground: 'confidential' }

type Row = Readonly<Record<CallerKind, Telling>>

/**
 * What may be told to whom, a line each; the only place where that is written. A cell names a ground only where its source says so:
 * whoever adds one has read the source. All else is `office`, and the page says that the office has to settle it.
 */
const table: Readonly<Record<Side, Partial<Readonly<Record<ToldItem, Row>>>>> = {
  unit: {
    rules: { firm_staff: yes('published'), person: yes('published'), other: yes('published') },
    contributions: { firm_staff: yes('own_records'), person: yes('watch_employer'), other: no },
    payments: { firm_staff: yes('own_records'), person: no, other: no },
    stage: { firm_staff: office, person: no, other: no },
    reason: { firm_staff: office, person: no, other: no },
    amount: { firm_staff: office, person: no, other: no },
    full_numbers: { firm_staff: office, person: no, other: no },
    people_of_firm: { firm_staff: office, person: no, other: no },
  },
  person: {
    rules: { firm_staff: yes('published'), person: yes('published'), other: yes('published') },
    contributions: { firm_staff: office, person: yes('own_records'), other: no },
    payments: { firm_staff: no, person: yes('own_records'), other: no },
    stage: { firm_staff: office, person: office, other: no },
    reason: { firm_staff: no, person: office, other: no },
    amount: { firm_staff: no, person: office, other: no },
    own_facts: { firm_staff: no, person: yes('own_information'), other: no },
    full_numbers: { firm_staff: no, person: office, other: no },
  },
}

/** What may be told to a caller about a unit or a person, in the order in which it is asked. */
export function tellingTo(side: Side, caller: CallerKind): readonly { readonly item: ToldItem; readonly telling: Telling }[] {
  return Object.entries(table[side]).map(([item, row]) => ({ item: item as ToldItem, telling: (row as Row)[caller] }))
}

/** Whether anything about the subject itself may be told, or may come to be. */
export function mayHearOf(side: Side, caller: CallerKind): boolean {
  return tellingTo(side, caller).some(({ item, telling }) => item !== 'rules' && item !== 'contributions' && telling.may !== 'no')
}
