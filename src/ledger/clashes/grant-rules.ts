import type { Caller } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'

/** What the plans of a run say of grants beside those of a batch: which others a key does not get besides, and what it gets only once. */
export interface GrantRule {
  readonly kind: 'exclusion' | 'once_only'
  readonly code: string
  readonly zh: string
  readonly plan: string
  readonly document: string
  readonly basis: string
  readonly variant: string
  /** Region codes that it binds in. */
  readonly within: { readonly from: number; readonly to: number }
  readonly keys: readonly string[]
  readonly scope: 'ever' | 'year' | 'policy_period'
  readonly years: { readonly from: number; readonly to: number }
  readonly policies: readonly string[]
}

/** A row as rules are held to it. */
export interface RuledRow {
  readonly variant: string
  readonly region: number
  readonly path: string
  readonly subject: bigint
  readonly keys: ReadonlyMap<string, bigint>
}

/** Whom a grant is about: its subject and the records beside it; never an employment, whose key a new registration replaces. */
export function keysOf(subjectEntity: string, { subject, keys }: Pick<RuledRow, 'subject' | 'keys'>): ReadonlyMap<string, bigint> {
  return new Map([...keys, [subjectEntity, subject] as const].filter(([entity]) => entity !== 'employment'))
}

/** Writes down what a batch is held to; a rule that binds none of its rows is none of it. */
export async function writeRules(
  db: Work,
  caller: Caller,
  batch: bigint,
  subjectEntity: string,
  rules: readonly GrantRule[],
  rows: readonly RuledRow[],
): Promise<void> {
  const byVariant = Map.groupBy(rows, ({ variant }) => variant)
  const values = rules.flatMap((rule) => {
    const own = byVariant.get(rule.variant) ?? []
    const bound = own.filter(({ region }) => rule.within.from <= region && region <= rule.within.to)
    if (bound.length === 0) return []
    const lacks = rule.keys.filter((key) => !bound.some((row) => keysOf(subjectEntity, row).has(key)))
    return [
      {
        batch,
        region: caller.post.region.path,
        kind: rule.kind,
        code: rule.code,
        name: rule.zh,
        plan: rule.plan,
        document: rule.document,
        basis: rule.basis,
        variant: rule.variant,
        paths: bound.length === own.length ? null : [...new Set(bound.map(({ path }) => path))],
        keys: [...rule.keys],
        lacks,
        scope: rule.scope,
        from_year: rule.years.from,
        to_year: rule.years.to,
        policies: [...rule.policies],
      },
    ]
  })
  if (values.length > 0) await db.insertInto('batch_rule').values(values).execute()
}
