import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { HAN } from '../../words/script.zh.ts'
import type { UnitStrength } from './unit-names.ts'

const shortestOffice = 4

const patternsOf = ({ units }: Lexicon) => {
  const levels = anyOf(units.levels)
  const isNone = anyOf(units.no_bureaus)
  return {
    // "Some county's commission": a place and its level before the name of an organ.
    placed: new RegExp(`^[${HAN}]{1,5}(?:${levels})[${HAN}]{1,12}(?:${anyOf(units.organ_endings)})$`),
    // A bureau of four characters and more, or one called by the branch it is of.
    bureau: new RegExp(`^(?!.*(?:${isNone})$)(?:[${HAN}]{3,14}|${anyOf(units.directory)})(?:${anyOf(units.bureau_endings)})$`),
    section: new RegExp(`^(?!.*(?:${anyOf(units.no_sections)})$)[${HAN}]{2}(?:${anyOf(units.section_endings)})$`),
    institution: new RegExp(
      `^(?!${anyOf(units.not_levels)})(?:${anyOf([...units.levels, ...units.township_levels])})(?:(?!${anyOf(units.organ_endings)})[${HAN}]){2,10}(?:${anyOf(units.institution_endings)})$`,
    ),
  }
}

/** The name of an organ, or of a branch of administration with more before it than a word for all, beyond doubt even inside a sentence. */
export function isSureName(name: string, strength: UnitStrength | undefined, reader: Reader): boolean {
  if (strength !== 'weak') return strength === 'strong'
  if (reader.lexicon.units.fining_ends.some((end) => name.endsWith(end))) return false
  const { levels, organ_endings, offices, directory, inner_endings, strong_endings } = reader.lexicon.units
  const hasLevel = levels.some((level) => name.startsWith(level))
  // "The province's commission", "the city's finance": a level of government before a short name says enough.
  if (hasLevel && (organ_endings.some((end) => name.endsWith(end)) || directory.includes(name.slice(1)))) return true
  // "The federation of the disabled" is its whole name.
  if (directory.includes(name) && strong_endings.includes(name)) return true
  if (isOfAll(name, reader)) return false
  const { placed, bureau, institution, section } = reader.part(patternsOf)
  if (placed.test(name) || bureau.test(name) || institution.test(name) || section.test(name)) return true
  if (name.length < shortestOffice) return false
  // Sections and teams of an office, named by what they work at.
  if (inner_endings.some((word) => name.endsWith(word))) return true
  return offices.some((word) => name.endsWith(word)) && !offices.includes(name)
}

/** Every one of a class, or whoever is concerned. */
export function isOfAll(name: string, reader: Reader): boolean {
  return reader.lexicon.units.every.some((word) => name.startsWith(word))
}

/** "All units", "the departments concerned": nobody in particular. */
export function isNobody(name: string, reader: Reader): boolean {
  const { every, not_units } = reader.lexicon.units
  return every.some((word) => name.startsWith(word) && not_units.includes(name.slice(word.length)))
}

/** A body with a name of its own: neither one of a class nor whichever is in charge of something. */
export function hasOwnName(name: string, reader: Reader): boolean {
  return !isOfAll(name, reader) && !reader.lexicon.units.class_endings.some((word) => name.endsWith(word))
}
