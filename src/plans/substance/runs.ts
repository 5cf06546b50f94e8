import type { Hit } from './passage.ts'
import type { TermsSaid } from './terms-said.ts'

/** A place where one of several alternatives is said. */
export interface AlternativeHit<T> extends Hit {
  readonly code: T
}

/** Alternatives in the order they are said, those of one list together; each may have words before it that say more of it. */
export function runsOf<T>(
  hits: readonly AlternativeHit<T>[],
  said: TermsSaid,
  isAttributed = false,
): readonly (readonly AlternativeHit<T>[])[] {
  const runs: AlternativeHit<T>[][] = []
  for (const hit of hits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = runs.at(-1)
    const end = endOf(last ?? [])
    // A word that takes in the rest of a list stands right behind it.
    if (last !== undefined && (hit.from <= end || isJoined(said.passage.text.slice(end, hit.from), said, isAttributed))) last.push(hit)
    else runs.push([hit])
  }
  return runs
}

/** Where the values of an enumeration are said, list by list; what stands for none of them is no value. */
export function runsOfValues(
  enumeration: string,
  all: ReadonlyMap<bigint, readonly Hit[]>,
  said: TermsSaid,
): readonly (readonly AlternativeHit<bigint>[])[] {
  const hits = [...all].flatMap(([code, each]) => (said.valueNames(enumeration, code).isNone ? [] : each.map((hit) => ({ ...hit, code }))))
  return runsOf(hits, said)
}

/** Where the last word of a list ends. */
export const endOf = (run: readonly Hit[]): number => Math.max(...run.map(({ to }) => to))

/** Whether a list goes on beyond what it names. */
export function goesOn(run: readonly Hit[], { passage, marks }: TermsSaid): boolean {
  return new RegExp(`^[^,\\u3002;\\u3001]{0,6}?${marks.open_list}`).test(passage.text.slice(endOf(run)))
}

function isJoined(between: string, said: TermsSaid, isAttributed: boolean): boolean {
  // What stands in brackets says the same again.
  if (between === '(') return true
  return said.marks.list_joiners.some((joiner) => {
    const at = between.indexOf(joiner)
    const rest = between.length - at - joiner.length
    // What is said of the next thing before it is named ends as such words do.
    const isShort = rest <= 4 || (isAttributed && rest <= 10 && said.marks.attributive.some((ending) => between.endsWith(ending)))
    // A group that more is said of ends with a word for a group.
    const isNear = at <= 6 || (isAttributed && at <= FARTHEST && said.marks.heads.some((head) => between.slice(0, at).endsWith(head)))
    return at >= 0 && isNear && isShort && !/[,\u3002;!?\n]/.test(between)
  })
}

/** Characters between a word and the end of the group it says something of. */
const FARTHEST = 12
