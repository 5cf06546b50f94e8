import type { LookUp } from './look-up.ts'
import { type Hit, plain } from './passage.ts'
import { endOf, goesOn, runsOfValues } from './runs.ts'
import type { Missing } from './terms-said.ts'

/** Values the clause lists beside those of the line that no line of the policy speaks of, and lists that go on. */
export function listsLeftOpen(
  enumeration: string,
  all: ReadonlyMap<bigint, readonly Hit[]>,
  codes: readonly bigint[],
  context: LookUp,
): readonly Missing[] {
  const { said, focus } = context
  const runs = runsOfValues(enumeration, all, said)
  const ofLine = runs.filter((run) => run.some(({ code }) => codes.includes(code)))
  // Where the rest of the line stands is where its list is; what is said elsewhere is said of something else.
  const near = ofLine.filter((run) => focus?.some(({ from, to }) => run.some((hit) => from <= hit.from && hit.to <= to)) === true)
  const meant = near.length > 0 ? near : ofLine
  const known = knownCodes(enumeration, codes, context)
  const leftOut = new Set(meant.flatMap((run) => run.map(({ code }) => code).filter((code) => !known.has(code))))
  // A word that says several values at once leaves none of them out that another word of its list takes in.
  const open = meant.find((run) => goesOn(run, said) && !isAsked(endOf(run), context))
  return [
    ...(leftOut.size === 0
      ? []
      : [{ kind: 'left_out' as const, sought: [...leftOut].map((code) => said.valueNames(enumeration, code).words[0] ?? '') }]),
    ...(open === undefined ? [] : [{ kind: 'open_list' as const, sought: [said.passage.text.slice(open[0]?.from ?? 0, endOf(open))] }]),
  ]
}

/** What the policy speaks of, and what a policy beside it takes that takes nothing of this line: two of a list, each with its own policy. */
function knownCodes(enumeration: string, codes: readonly bigint[], { spoken, spokenByOthers }: LookUp): ReadonlySet<bigint> {
  const others = spokenByOthers.map((values) => values.get(enumeration) ?? new Set<bigint>())
  const apart = others.filter((values) => !codes.some((code) => values.has(code)))
  return new Set([...codes, ...(spoken.get(enumeration) ?? []), ...apart.flatMap((values) => [...values])])
}

/** Whether the plan asks what the clause means by going on here: then the question answers for it. */
export function isAsked(end: number, { said, parameters, plan, clause }: LookUp): boolean {
  const quoted = [...parameters.values()].flatMap(({ question }) =>
    (question?.words ?? []).filter((words) => words.plan === plan && words.clause === clause).map(({ text }) => plain(text)),
  )
  return quoted.some((text) => {
    const at = said.passage.text.lastIndexOf(text, end)
    return at >= 0 && end < at + text.length
  })
}
