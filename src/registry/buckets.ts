/** How an entity's rows are divided into files: by ranges of the firm's key, of the person's key, or not at all. */
export type Owner = 'firm' | 'person' | 'none'

const owners: Readonly<Record<string, Owner>> = {
  firm: 'firm',
  insured_unit: 'firm',
  employment: 'firm',
  prior_payment: 'firm',
  layoff_plan: 'firm',
  training: 'firm',
  person: 'person',
  certificate: 'person',
  venture: 'person',
  household: 'person',
}

/** Whose key decides the bucket of an entity's rows. */
export function ownerOf(entity: string): Owner {
  return owners[entity] ?? 'none'
}

/** An inclusive range of owner keys; bucket b of every entity of one owner holds the same owners. */
export interface KeyRange {
  readonly bucket: number
  readonly firstKey: bigint
  readonly lastKey: bigint
}
