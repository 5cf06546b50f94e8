import type { office } from '../../client/office.ts'
import { yuan } from '../../figures/figures.ts'
import { gistOf, inYuan, sectionWords } from './words.zh.ts'

export type Dossier = Awaited<ReturnType<typeof office.dossier.open>>
export type Section = Dossier['sections'][number]
export type Row = Section['rows'][number]
export type Kind = Section['columns'][number]['kind']

/** What a section is called; one without words yet by its id. */
export const titleOf = (id: string): string => sectionWords[id]?.title ?? id

/** The words of those whom rows are about, and of the documents that clauses are of. */
export interface Names {
  readonly records: ReadonlyMap<string, string>
  readonly plans: ReadonlyMap<string, string>
}

export const namesOf = ({ names, plans }: Dossier): Names => ({
  records: new Map(names.map(({ record, name }) => [record, name])),
  plans: new Map(plans.map(({ plan, title }) => [plan, title])),
})

/** A cell as a text; empty where there is nothing. */
export function cellText(section: string, column: { readonly id: string; readonly kind: Kind }, cell: string | null, names: Names): string {
  if (cell === null) return ''
  switch (column.kind) {
    case 'fen':
      return yuan(cell)
    case 'word':
      return sectionWords[section]?.codes?.[column.id]?.[cell] ?? cell
    case 'clause': {
      const [plan = '', ...clause] = cell.split(' ')
      return `${names.plans.get(plan) ?? plan} ${clause.join(' ')}`
    }
    case 'subject':
      return names.records.get(cell) ?? ''
    case 'text':
    case 'day':
    case 'count':
      return cell
  }
}

/** One thing that happened, on the line of time. */
export interface Moment {
  readonly key: string
  readonly on: string
  readonly what: string
  readonly gist: string
}

/** Everything with a day that a section tells in a few words, in the order of time. */
export function momentsOf({ sections, ...dossier }: Dossier): readonly Moment[] {
  const names = namesOf({ sections, ...dossier })
  const moments = sections.flatMap((section) => {
    const told = sectionWords[section.id]?.gist
    if (told === undefined) return []
    return section.rows.flatMap((row, at): readonly Moment[] => {
      if (row.on === null) return []
      const parts = section.columns.flatMap((column, place) => {
        if (!told.includes(column.id)) return []
        const text = cellText(section.id, column, row.cells[place] ?? null, names)
        return text === '' ? [] : [column.kind === 'fen' ? inYuan(text) : text]
      })
      return [{ key: `${section.id} ${at}`, on: row.on, what: titleOf(section.id), gist: gistOf(parts) }]
    })
  })
  return moments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
