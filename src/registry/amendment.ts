/** One value of one record, found to be another than the registry has: what was established, on which day, by which evidence. */
export interface Amendment {
  readonly entity: string
  readonly key: bigint
  readonly field: string
  /** As people write it: days, regions, values of enumerations and answers in any usual spelling, amounts in yuan. */
  readonly value: string
  /** What shows it; an id in the files of the office. */
  readonly evidence: string
  /** The day it was established, YYYY-MM-DD. */
  readonly day: string
}

/** The file of an amended snapshot that says which values are not those that were delivered, and what shows them. */
export const amendmentsFile = 'amendments.json'
