import { parquetFilesIn, parquetRows } from '../store/index.ts'

/** The decision files of a group, of a run that is going on or finished, as a FROM item. */
export function decisionRows(folder: string): string {
  return parquetRows(parquetFilesIn(folder))
}
