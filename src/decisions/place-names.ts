import { parseReferenceTable } from '../kernel/reference-table.ts'
import type { RegionTable } from '../kernel/regions.ts'

/** What codes of the facts are called. */
export interface CodeNames {
  region(code: number): string
  industry(code: string): string
}

/** Names of regions and industries from the reference tables; a code that they do not know stands for itself. */
export function codeNamesFrom(regions: RegionTable, industries: string): CodeNames {
  const names = new Map(parseReferenceTable(industries, ['code', 'name', 'level']).map(({ code, name }) => [code, name]))
  return {
    region: (code) => regions.byCode.get(code)?.at(-1)?.name ?? String(code),
    // A class that the table does not list is called as the division it lies in.
    industry: (code) =>
      [code, code.slice(0, 4), code.slice(0, 3), code.slice(0, 1)].map((one) => names.get(one)).find((name) => name !== undefined) ?? code,
  }
}
