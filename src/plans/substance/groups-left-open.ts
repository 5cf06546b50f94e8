import type { Node } from '../../rules/index.ts'
import { isAsked } from './lists-left-open.ts'
import type { LookUp } from './look-up.ts'
import type { Hit } from './passage.ts'
import { type AlternativeHit, endOf, goesOn, runsOf } from './runs.ts'
import { termKey } from './spoken-of.ts'
import type { Missing } from './terms-said.ts'

type Term = Extract<Node, { kind: 'field' | 'definition' }>

/** Facts of the same kind of record that the clause lists beside one of a line, and that no line of the clause's policies speaks of. */
export function groupsLeftOpen(node: Term, hits: readonly Hit[], context: LookUp): readonly Missing[] {
  if (node.type.kind !== 'boolean') return []
  const { said, terms, termsOfOthers, definitions } = context
  const { entity } = node.record
  const shapes = [...definitions.values()].filter((shape) => shape.entity === entity && shape.body.type.kind === 'boolean')
  const all: readonly AlternativeHit<string>[] = [
    ...said
      .flagsOf(entity)
      .flatMap((field) => said.find(said.wordsOfField(entity, field)).map((hit) => ({ ...hit, code: `${entity}.${field}` }))),
    ...shapes.flatMap(({ id, zh }) => said.find(said.wordsOfDefinition(id, zh)).map((hit) => ({ ...hit, code: id }))),
  ]
  const isKnown = (code: string) => code === termKey(node) || terms.has(code) || termsOfOthers.has(code)
  const known = [...all.filter(({ code }) => isKnown(code)), ...hits]
  const strangers = all.filter(({ from, to }) => !known.some((hit) => hit.from < to && from < hit.to))
  const own = hits.map((hit) => ({ ...hit, code: termKey(node) }))
  const runs = runsOf([...own, ...all.filter(({ code }) => isKnown(code)), ...strangers], said)
  const meant = runs.filter((run) => own.some((hit) => run.some(({ from, to }) => from === hit.from && to === hit.to)))
  const leftOut = meant.flatMap((run) =>
    run.filter((hit) => strangers.some(({ from, to, code }) => hit.from === from && hit.to === to && hit.code === code)),
  )
  const open = meant.find((run) => isApart(run) && goesOn(run, said) && !isAsked(endOf(run), context))
  const text = ({ from, to }: Hit) => said.passage.text.slice(from, to)
  return [
    ...(leftOut.length === 0 ? [] : [{ kind: 'left_out' as const, sought: [...new Set(leftOut.map(text))] }]),
    ...(open === undefined ? [] : [{ kind: 'open_list' as const, sought: [said.passage.text.slice(open[0]?.from ?? 0, endOf(open))] }]),
  ]
}

/** Whether a list names different things one after the other. */
function isApart(run: readonly AlternativeHit<string>[]): boolean {
  return run.some((one) =>
    run.some(
      (other) => one.code !== other.code && one.to <= other.from && !run.some((each) => each.code === one.code && each.from === other.from),
    ),
  )
}
