import { regionAt } from '../kernel/regions.ts'
import type { Workspace } from './workspace.ts'

/** Names of regions on a day and of industry sections, for output people read; codes without a name stand for themselves. */
export interface PlaceNames {
  readonly region: (code: number) => string
  readonly industry: (letter: string) => string
}

/** Reads the reference tables once. */
export function placeNames(workspace: Workspace, date: number): PlaceNames {
  const regions = workspace.regions
  const sections = sectionNames(workspace.reference('industries.csv'))
  return {
    region: (code) => regionAt(regions, code, date)?.name ?? String(code).padStart(6, '0'),
    industry: (letter) => sections.get(letter) ?? letter,
  }
}

/** Names of the sections, by letter, from the table of industries. */
function sectionNames(csv: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const line of csv.split(/\r?\n/)) {
    const [code = '', name = ''] = line.split(',')
    if (/^[A-T]$/.test(code)) names.set(code, name)
  }
  return names
}
