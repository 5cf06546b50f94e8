/** What a clerk types of a fact that the applicant supplies; of one that is not supplied yet the way is empty. */
export interface FactDraft {
  readonly way: '' | 'material' | 'promise'
  readonly value: string
  readonly material: string
  /** YYYY-MM-DD, as are the other days. */
  readonly on: string
  readonly basis: string
  readonly checkOn: string
}

/** A fact to be asked for, as pages have it. */
export interface AskedFact {
  /** ENTITY/KEY/FIELD. */
  readonly id: string
  readonly entity: string
  readonly key: string
  readonly field: string
  readonly zh: string
  readonly owner: string
  readonly expected: string
  readonly choices: readonly string[]
  readonly mayBePromised: boolean
  /** Document and clause of the first matter that needs it. */
  readonly basis: string
  /** The matters that need it. */
  readonly matters: readonly string[]
}

export const draftOf = (fact: AskedFact, today: string): FactDraft => ({
  way: '',
  value: '',
  material: '',
  on: today,
  basis: fact.mayBePromised ? fact.basis : '',
  checkOn: '',
})

/** What of a draft is not as it has to be: the field, and what to write; undefined where it can go, or is not supplied. */
export function faultOfDraft(
  { way, value, material, on, basis, checkOn }: FactDraft,
  today: string,
  words: Readonly<Record<'value' | 'material' | 'on' | 'basis' | 'checkOn', string>>,
): { readonly field: keyof typeof words; readonly what: string } | undefined {
  if (way === '') return undefined
  const fault = (field: keyof typeof words) => ({ field, what: words[field] })
  if (value.trim() === '') return fault('value')
  if (way === 'material') {
    if (material.trim() === '') return fault('material')
    return on === '' || on > today ? fault('on') : undefined
  }
  if (basis.trim() === '') return fault('basis')
  return checkOn <= today ? fault('checkOn') : undefined
}

/** Drafts as they are sent; those that are not supplied stay behind. */
export function factsIn(facts: readonly AskedFact[], drafts: Readonly<Record<string, FactDraft>>) {
  return facts.flatMap(({ id, entity, key, field }) => {
    const draft = drafts[id]
    if (draft === undefined || draft.way === '') return []
    const { value, material, on, basis, checkOn } = draft
    const by = draft.way === 'material' ? { way: draft.way, material, on } : { way: draft.way, basis, checkOn }
    return [{ entity, key, field, value, by }]
  })
}
