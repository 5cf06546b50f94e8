import type { FactsPlane } from '../decisions/index.ts'
import type { DossierAsked, DossierSection, SectionRows } from '../dossier/index.ts'
import type { ListRow, ListScope } from '../screening/index.ts'
import { type DecidedAbout, decisionsAbout } from './decisions-about.ts'

/** Decisions of one policy that a dossier shows. */
const mostOfPolicy = 100

const columns: DossierSection['columns'] = {
  ...{ run: 'text', why: 'word', policy: 'text', about: 'subject', outcome: 'word', status: 'word', say: 'text', gross: 'fen', net: 'fen' },
  ...{ clause: 'clause' },
}

/** What was decided about somebody under every policy: by the last screening, and by those that lists on their way to money were made of. */
export function decisionsSection(facts: FactsPlane, scope: ListScope, runs: readonly string[]): DossierSection {
  return {
    id: 'decisions',
    columns,
    read: async (asked) => {
      const last = await decidedIn(facts, scope, undefined, asked)
      const others = []
      for (const run of runs.filter((name) => name !== last?.name)) others.push(await decidedIn(facts, scope, run, asked))
      return joined([...others.reverse(), last].flatMap((each) => (each === undefined ? [] : [each.rows])))
    },
  }
}

async function decidedIn(facts: FactsPlane, scope: ListScope, run: string | undefined, { records, signal }: DossierAsked) {
  const [subject] = records
  if (subject === undefined) return undefined
  const found = await decisionsAbout(facts, scope, { run, ...subject, most: mostOfPolicy }, signal)
  // Nothing was screened yet, or the run was set aside and its folder is gone: the rows of the list still say what it granted.
  if (found.kind === 'refused') return undefined
  const { known, policies } = found.value
  const { screeningDate } = known.run.record
  const row = (entity: string, policy: string, { row: decided, variant, say }: DecidedAbout) => ({
    on: screeningDate,
    cells: [
      known.name.slice(0, 8),
      run === undefined ? 'last' : 'batch',
      policy,
      entity === subject.entity ? null : aboutOf(decided),
      decided.outcome,
      decided.status ?? null,
      say,
      decided.gross === undefined ? null : String(decided.gross),
      decided.net === undefined ? null : String(decided.net),
      `${decided.plan} ${variant.clause}`,
    ],
  })
  const rows: SectionRows = {
    total: policies.reduce((sum, { total }) => sum + total, 0),
    rows: policies.flatMap(({ list, decided }) =>
      decided
        .filter(({ row: { outcome } }) => isOwn(list.entity, subject.entity) || outcome !== 'ineligible')
        .map((each) => row(list.entity, list.zh, each)),
    ),
  }
  return { name: known.name, rows }
}

/**
 * Whether decisions of a list are a subject's own: all about a person, those about itself and its units else. Of its staff and courses those
 * that come to nothing are counted, and not listed one by one.
 */
function isOwn(entity: string, subject: string): boolean {
  return subject === 'person' || entity === subject || entity === 'insured_unit'
}

const parties = ['person', 'insured_unit', 'organisation', 'firm'] as const

/** Whom a record without a name of its own is about. */
function aboutOf({ keys }: ListRow): string | null {
  const party = parties.find((each) => keys.has(each))
  return party === undefined ? null : `${party}/${keys.get(party)}`
}

function joined(parts: readonly SectionRows[]): SectionRows {
  return { total: parts.reduce((sum, { total }) => sum + total, 0), rows: parts.flatMap(({ rows }) => rows) }
}
