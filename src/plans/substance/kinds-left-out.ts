import { findAny, type Hit, sentenceAt } from './passage.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/**
 * Kinds of people and firms that its policies can tell, to whom a sentence of the clause gives something, and of whom no line of its policies speaks: whoever
 * leaves one out makes the circle of those who are given something wider or narrower.
 */
export function kindsLeftOut(
  said: TermsSaid,
  terms: ReadonlySet<string>,
  values: ReadonlyMap<string, ReadonlySet<bigint>>,
  entities: ReadonlySet<string>,
): readonly Missing[] {
  const known: readonly Hit[] = [
    ...[...terms].filter((key) => said.isKind(key)).flatMap((key) => said.find(said.wordsOfTerm(key))),
    ...[...values].flatMap(([enumeration, codes]) => [...codes].flatMap((code) => said.valuesSaid(enumeration).get(code) ?? [])),
  ]
  const grants = findAny(said.passage, [...said.marks.pays, ...said.marks.relieves], said.marks.not_inside)
  const isGranted = (hit: Hit) => {
    const sentence = sentenceAt(said.passage, hit.from)
    return grants.some((each) => sentence.from <= each.from && each.to <= sentence.to)
  }
  const lost = said.kinds
    .filter(({ key, entity }) => !terms.has(key) && entities.has(entity))
    .flatMap(({ key }) => said.saying(said.find(said.wordsOfTerm(key)), 'said'))
    .filter((hit) => isGranted(hit) && !known.some((each) => each.from < hit.to && hit.from < each.to))
  const words = [...new Set(lost.map(({ from, to }) => said.passage.text.slice(from, to)))]
  return words.length === 0 ? [] : [{ kind: 'left_out', sought: words }]
}
