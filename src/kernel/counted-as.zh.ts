/** By which word the subjects of a policy are counted; households, firms, people and cases are never added together. */
const units: Readonly<Record<string, string>> = {
  firm: '户',
  insured_unit: '户',
  person: '人',
  employment: '人次',
  training: '人次',
  certificate: '人次',
  household: '户',
  loan: '笔',
}

/** The word for so many of an entity. */
export function countedAs(entity: string): string {
  return units[entity] ?? '项'
}
