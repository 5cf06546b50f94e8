/** What the work plane has names of; the ids of the glossary's entities. */
export const namedEntities = ['firm', 'insured_unit', 'person', 'organisation'] as const

export type NamedEntity = (typeof namedEntities)[number]

/** A subject as both planes know it. */
export interface SubjectKey {
  readonly entity: NamedEntity
  readonly key: bigint
}

/** How a subject stands in the trail of looks. */
export const keyText = ({ entity, key }: SubjectKey): string => `${entity}/${key}`
