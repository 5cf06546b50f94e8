import { isAsked } from './lists-left-open.ts'
import type { LookUp } from './look-up.ts'
import type { Hit } from './passage.ts'
import { type AlternativeHit, endOf, goesOn, runsOf } from './runs.ts'
import type { Missing } from './terms-said.ts'

/** Kinds that the clause lists beside one of a line, of those its policies can tell, and that no line of theirs speaks of. */
export function groupsLeftOpen(own: readonly AlternativeHit<string>[], context: LookUp): readonly Missing[] {
  const { said } = context
  const all = alternativesOf(context)
  const keys = new Set(own.map(({ code }) => code))
  const isKnown = (code: string) => keys.has(code) || isSpoken(code, context)
  const known = [...all.filter(({ code }) => isKnown(code)), ...own]
  // A longer word means something else than the shorter one in it.
  const isInside = (hit: Hit, longer: Hit) => longer.from <= hit.from && hit.to <= longer.to && longer.to - longer.from > hit.to - hit.from
  const strangers = all.filter((each) => !known.some((hit) => hit.from < each.to && each.from < hit.to && !isInside(hit, each)))
  const runs = runsOf([...own, ...all.filter(({ code }) => isKnown(code)), ...strangers], said, true)
  const meant = runs.filter((run) => own.some((hit) => run.some(({ from, to }) => from === hit.from && to === hit.to)))
  // What stands right beside another word says more of the same one.
  const isApartFrom = (hit: AlternativeHit<string>, run: readonly AlternativeHit<string>[]) =>
    run.every((other) => other.code === hit.code || (other.to !== hit.from && (hit.to !== other.from || isOpening(other))))
  const isOpening = ({ from }: Hit) => said.passage.text.slice(from).search(new RegExp(said.marks.open_list)) === 0
  const isStranger = (hit: AlternativeHit<string>) =>
    strangers.some(({ from, to, code }) => hit.from === from && hit.to === to && hit.code === code)
  // A longer word around the line's own is no other one; it is listed where the line's own stands beside it.
  const isBeside = (hit: Hit, run: readonly Hit[]) =>
    own.some(({ from, to }) => (to <= hit.from || hit.to <= from) && run.some((each) => each.from === from && each.to === to))
  const leftOut = meant.flatMap((run) => run.filter((hit) => isStranger(hit) && isApartFrom(hit, run) && isBeside(hit, run)))
  // Values have their own lists, and what a definition takes in stands where it is defined.
  const isFact = ({ code }: AlternativeHit<string>) => code.includes('.')
  const open = meant.find((run) => own.every(isFact) && isApart(run.filter(isFact)) && goesOn(run, said) && !isAsked(endOf(run), context))
  const text = ({ from, to }: Hit) => said.passage.text.slice(from, to)
  return [
    ...(leftOut.length === 0 ? [] : [{ kind: 'left_out' as const, sought: [...new Set(leftOut.map(text))] }]),
    ...(open === undefined ? [] : [{ kind: 'open_list' as const, sought: [said.passage.text.slice(open[0]?.from ?? 0, endOf(open))] }]),
  ]
}

/** Where facts that hold or do not, definitions, and values of what the policies under a clause can tell are said. */
function alternativesOf({ said, entities, allDefinitions }: LookUp): readonly AlternativeHit<string>[] {
  const shapes = [...allDefinitions.values()].filter((shape) => entities.has(shape.entity) && shape.body.type.kind === 'boolean')
  const facts = [...entities].flatMap((entity) =>
    said
      .flagsOf(entity)
      .flatMap((field) => said.find(said.wordsOfField(entity, field)).map((hit) => ({ ...hit, code: `${entity}.${field}` }))),
  )
  const values = [...new Set([...entities].flatMap((entity) => said.enumerationsOf(entity)))].flatMap((enumeration) =>
    [...said.valuesSaid(enumeration)].flatMap(([code, hits]) =>
      said.valueNames(enumeration, code).isNone ? [] : hits.map((hit) => ({ ...hit, code: valueKey(enumeration, code) })),
    ),
  )
  return [
    ...facts,
    ...shapes.flatMap(({ id, zh }) => said.find(said.wordsOfDefinition(id, zh)).map((hit) => ({ ...hit, code: id }))),
    ...values,
  ]
}

/** A value of an enumeration as an alternative. */
export const valueKey = (enumeration: string, code: bigint): string => `${enumeration}:${code}`

function isSpoken(key: string, { terms, termsOfOthers, spoken, spokenByOthers }: LookUp): boolean {
  const [enumeration = '', code] = key.split(':')
  if (code === undefined) return terms.has(key) || termsOfOthers.has(key)
  return [spoken, ...spokenByOthers].some((values) => values.get(enumeration)?.has(BigInt(code)) === true)
}

/** Whether a list names different things one after the other. */
function isApart(run: readonly AlternativeHit<string>[]): boolean {
  return run.some((one) =>
    run.some(
      (other) => one.code !== other.code && one.to <= other.from && !run.some((each) => each.code === one.code && each.from === other.from),
    ),
  )
}
