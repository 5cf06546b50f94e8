import { describeStoreFailure, describeSystemFailure, StoreFailure } from '../store/index.ts'

/** What broke, for who can mend it: the sentence of a failing machine, else the name and text of the mistake. */
export function describeBreak(error: unknown): string {
  if (error instanceof StoreFailure) return describeStoreFailure(error)
  if (!(error instanceof Error)) return String(error)
  return describeSystemFailure(error as NodeJS.ErrnoException) ?? `${error.name}：${error.message}`
}
