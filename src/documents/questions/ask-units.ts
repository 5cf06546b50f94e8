import type { Clause, Question } from '../document.ts'
import type { Mention, UnitMention } from '../mention.ts'
import type { Reader } from '../words/reader.ts'

/** Names shorter than this lie one character apart without a slip. */
const shortest = 4

/** Units named once that lack, or have too many, one character of a unit named again and again: probably the same, misread. */
export function askUnits(
  clauses: readonly Clause[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
  reader: Reader,
): readonly Question[] {
  const named = clauses.flatMap((clause) =>
    (mentions.get(clause.number) ?? [])
      .filter((mention): mention is UnitMention => mention.kind === 'unit' && mention.role !== 'leader' && !mention.isInherited)
      .map((unit) => ({ clause, unit, name: unit.name.replace(/\s/g, '') })),
  )
  const times = new Map<string, number>()
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1)
  const usual = [...times].filter(([, count]) => count >= 2).map(([name]) => name)
  return named.flatMap(({ clause, unit, name }) => {
    if (times.get(name) !== 1 || reader.lexicon.units.directory.includes(name)) return []
    const near = usual.find((known) => isOneCharacterApart(name, known, reader))
    return near === undefined
      ? []
      : [{ code: 'unit_misread', span: unit.span, with: { clause: clause.number, text: unit.name, suggestion: near } }]
  })
}

/** One has a character inside that the other lacks; in front it is the level of government, and joining words come and go. */
function isOneCharacterApart(a: string, b: string, { lexicon: { questions } }: Reader): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length - short.length !== 1 || short.length < shortest) return false
  let at = 0
  while (at < short.length && short.charAt(at) === long.charAt(at)) at++
  const isFree = questions.free_characters.includes(long.charAt(at))
  return at > 0 && at < short.length && !isFree && short.slice(at) === long.slice(at + 1)
}
