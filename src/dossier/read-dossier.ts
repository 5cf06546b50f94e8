import type { Caller } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { type Keys, namedEntities, namesAlone, openPage, type ShownSubject, type ShowRefusal, type SubjectKey } from '../subjects/index.ts'
import type { CellKind, DossierRecord, DossierSection, SectionRows } from './section.ts'

/** Rows that a section of a dossier shows. */
const mostRows = 300

/** A section as it was read. */
export interface ReadSection extends SectionRows {
  readonly id: string
  readonly columns: Readonly<Record<string, CellKind>>
}

/** Everything that the office did for or with somebody, section by section. */
export interface Dossier {
  readonly subject: ShownSubject
  readonly sections: readonly ReadSection[]
  /** Names of those whom rows are about, as far as the reader may see them, by `entity/key`. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * A dossier in the reader's regions; what lies outside is not there. That it was opened is written down with the purpose, and so are the
 * names in it. Which records are the subject's own, and which sections there are, is asked for once the reader is let in. Refused where the subject is not there for the reader.
 */
export async function readDossier(
  caller: Caller,
  keys: Keys,
  { subject, purpose }: { readonly subject: SubjectKey; readonly purpose: string },
  tell: () => Promise<{ readonly beside: readonly DossierRecord[]; readonly sections: readonly DossierSection[] }>,
  signal?: AbortSignal,
): Promise<Result<Dossier, ShowRefusal>> {
  const shown = await openPage(caller, keys, subject, purpose, ['dossier'])
  if (shown.kind === 'refused') return shown
  const { beside, sections } = await tell()
  const read: ReadSection[] = []
  for (const { id, columns, read: rowsOf } of sections)
    read.push({ id, columns, ...(await rowsOf({ caller, records: [subject, ...beside], most: mostRows, signal })) })
  return done({ subject: shown.value, sections: read, names: await namesIn(caller, read, purpose) })
}

/** Names of those whom cells stand for. */
async function namesIn(caller: Caller, sections: readonly ReadSection[], purpose: string): Promise<ReadonlyMap<string, string>> {
  const named = sections.flatMap(({ columns, rows }) => {
    const kinds = Object.values(columns)
    return rows.flatMap(({ cells }) => cells.filter((cell, at) => kinds[at] === 'subject' && cell !== null))
  })
  const names = new Map<string, string>()
  for (const entity of namedEntities) {
    const keys = new Set(named.flatMap((cell) => (cell?.startsWith(`${entity}/`) === true ? [BigInt(cell.slice(entity.length + 1))] : [])))
    for (const [key, name] of await namesAlone(caller, entity, [...keys], purpose)) names.set(`${entity}/${key}`, name)
  }
  return names
}
