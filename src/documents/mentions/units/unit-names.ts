import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'

/** How sure a stretch of text is the name of a unit: `strong` anywhere, `weak` only where units are expected. */
export type UnitStrength = 'strong' | 'weak'

const shortest = 2
const longest = 40

const patternsOf = (lexicon: Lexicon) => {
  const { units } = lexicon
  return {
    strong: new RegExp(`(?:${anyOf(units.strong_endings)})$`),
    weak: new RegExp(`(?:${anyOf(units.endings)})$`),
    zone: new RegExp(`(?:${anyOf(units.zone_endings)})$`),
    every: new RegExp(`^(?:${anyOf(units.every)})`),
    from: new RegExp(`^(?:${anyOf(units.from_levels)})`),
    directory: new Set(units.directory),
    level: new RegExp(`^(?:${anyOf(units.levels)})`),
    classWords: new Set(units.class_words),
    notUnits: new Set(units.not_units),
    notEndings: new RegExp(`(?:${anyOf(units.not_units.filter((word) => word.length > 2))})$`),
    marks: new RegExp(anyOf(units.marks_of_no_unit)),
    attribute: new RegExp(`^(?:${anyOf(units.marks_of_no_unit)})|${units.marks_of_no_unit[0] ?? '(?!)'}`),
    inside: new RegExp(anyOf(units.marks_inside)),
    trailingBracket: /[([][^()[\]]{0,40}[)\]]$/,
    strange: /[\d\u3002;:\u300A\u300B\u201C\u201D%+]/,
  }
}

/** Whether a stretch of text names a unit, and how surely. */
export function unitStrength(name: string, reader: Reader): UnitStrength | undefined {
  const patterns = reader.part(patternsOf)
  if (name.length < shortest || name.length > longest || patterns.strange.test(name) || patterns.inside.test(name)) return undefined
  if (patterns.directory.has(name)) return name.length > 2 ? 'strong' : 'weak'
  if (patterns.notUnits.has(name)) return undefined
  // A level of government before a name that is known without it.
  if (name.length > 2 && patterns.level.test(name) && patterns.directory.has(name.slice(1))) return name.length > 3 ? 'strong' : 'weak'
  if (patterns.classWords.has(name)) return 'weak'
  const bare = name.replace(patterns.trailingBracket, '')
  if (bare !== name && bare.length >= shortest) return unitStrength(bare, reader)
  const above = patterns.from.exec(name)?.[0].length ?? 0
  if (above > 0 && name.length - above >= shortest) return unitStrength(name.slice(above), reader)
  const isEvery = patterns.every.test(name)
  if (isEvery && !patterns.marks.test(name) && !patterns.notEndings.test(name))
    return patterns.weak.test(name) || patterns.strong.test(name) ? 'strong' : 'weak'
  if (patterns.strong.test(name)) return patterns.attribute.test(name) ? undefined : 'strong'
  if (patterns.marks.test(name) || patterns.notEndings.test(name)) return undefined
  return patterns.weak.test(name) || patterns.zone.test(name) ? 'weak' : undefined
}
