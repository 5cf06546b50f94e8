import type { Parameter, ParameterEntry, Plan } from '../plans/index.ts'

/** The values in force for the plan: its own, and what only documents above state; rows of a table count one by one. */
export function decidingEntries({ entries }: Parameter, plan: Plan): readonly ParameterEntry[] {
  const order = [...new Set([plan.id, ...entries.map((entry) => entry.plan)])]
  const decided = new Set<bigint>()
  const found: ParameterEntry[] = []
  for (const owner of order) {
    const own = entries.filter((entry) => entry.plan === owner).flatMap((entry) => rowsLeft(entry, decided) ?? [])
    for (const { value } of own) if (value.kind === 'codes') for (const code of value.cells.keys()) decided.add(code)
    found.push(...own)
    if (own.some(({ value }) => value.kind !== 'codes')) break
  }
  return found
}

/** The rows of a table that no nearer document states; anything but a table as it is. */
function rowsLeft(entry: ParameterEntry, decided: ReadonlySet<bigint>): ParameterEntry | undefined {
  const { value } = entry
  if (value.kind !== 'codes') return entry
  const cells = new Map([...value.cells].filter(([code]) => !decided.has(code)))
  return cells.size === 0 ? undefined : { ...entry, value: { kind: 'codes', cells } }
}
