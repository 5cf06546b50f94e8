import { type FactsPlane, findRun, findRuns, type KnownRun, type RunFindRefusal } from '../decisions/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { registryTitle } from '../registry/index.ts'
import {
  causeNames,
  findAbout,
  type ListRecord,
  type ListRow,
  type ListScope,
  type ReadRefusal,
  type VariantRecord,
} from '../screening/index.ts'
import { otherInWords } from './conclude.ts'

/** A decision about somebody, with the reason in a few words; empty where there is nothing to say beyond the outcome. */
export interface DecidedAbout {
  readonly row: ListRow
  readonly variant: VariantRecord
  readonly say: string
}

/** What a screening decided about a record, policy by policy. */
export interface DecisionsAbout {
  readonly known: KnownRun
  readonly policies: readonly {
    readonly list: ListRecord
    /** How many decisions there are, and some of them. */
    readonly total: number
    readonly decided: readonly DecidedAbout[]
  }[]
  /** The screenings of the same registry, this one among them, the last first. */
  readonly runs: readonly KnownRun[]
}

/** Decisions of one policy that are shown. */
const mostRows = 20
const mostRuns = 20

/** What a screening, the last one where none is named, decided about a record and about what carries its key, within a scope. */
export async function decisionsAbout(
  plane: FactsPlane,
  scope: ListScope,
  {
    run: name,
    most = mostRows,
    ...record
  }: { readonly run: string | undefined; readonly entity: string; readonly key: bigint; readonly most?: number },
  signal?: AbortSignal,
): Promise<Result<DecisionsAbout, RunFindRefusal | ReadRefusal>> {
  const found = await findRun(plane, name)
  if (found.kind === 'refused') return found
  const known = found.value
  const listed = await findAbout(plane.reader, known.run, record, most, scope, signal)
  if (listed.kind === 'refused') return listed
  const names = causeNames(plane.set())
  const policies = listed.value.map(({ list, total, rows }) => ({
    list,
    total,
    decided: rows.flatMap((row) => {
      const variant = known.run.record.variants.find(({ id }) => id === row.variant)
      return variant === undefined ? [] : [{ row, variant, say: otherInWords({ variant, row }, known.run, names) }]
    }),
  }))
  const title = registryTitle(known.run.record.snapshot.title)
  const runs = (await findRuns(plane))
    .filter(({ run, setAside }) => setAside === undefined && registryTitle(run.record.snapshot.title) === title)
    .slice(0, mostRuns)
  return done({ known, policies, runs: runs.some((each) => each.name === known.name) ? runs : [known, ...runs] })
}
