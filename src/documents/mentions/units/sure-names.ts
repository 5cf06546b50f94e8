import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf } from '../../words/pattern.ts'
import type { Reader } from '../../words/reader.ts'
import { HAN, LEVEL, PAUSE } from '../../words/script.zh.ts'
import { type UnitStrength, unitStrength } from './unit-names.ts'

const shortestOffice = 4

const patternsOf = ({ units, responsibility, figures }: Lexicon) => {
  const levels = anyOf(units.levels)
  const isNone = anyOf(units.no_bureaus)
  return {
    // "Some county's commission": a place and its level before the name of an organ.
    placed: new RegExp(
      `^(?!.*(?:${isNone})$)(?!${anyOf(units.all_levels)})[${HAN}]{1,5}(?:${levels})[${HAN}]{1,12}(?:${anyOf(units.organ_endings)})$`,
    ),
    // A bureau of four characters and more, or one called by the branch it is of.
    bureau: new RegExp(`^(?!.*(?:${isNone})$)(?:[${HAN}]{3,14}|${anyOf(units.directory)})(?:${anyOf(units.bureau_endings)})$`),
    noBureau: new RegExp(`(?:${isNone})$`),
    section: new RegExp(`^(?!.*(?:${anyOf(units.no_sections)})$)[${HAN}]{2}(?:${anyOf(units.section_endings)})$`),
    notLevels: new RegExp(`^(?:${anyOf(units.not_levels)})`),
    // An enterprise, a school or a farm with a name before what it is.
    enterprise: new RegExp(`^(?:${anyOf(units.levels)}|[${HAN}]{2,14})(?:${anyOf(units.enterprise_endings)})$`),
    unnamed: new RegExp(
      `^(?:${anyOf([...units.every, ...figures.whole_places])}|(?:(?:${levels})${LEVEL})?(?:${anyOf(units.enterprise_classes)}))`,
    ),
    privateBody: new RegExp(`(?:${anyOf(units.private_endings)})$|(?<!${anyOf(units.organ_branches)})(?:${anyOf(units.private_bodies)})$`),
    sentence: new RegExp(anyOf(units.marks_of_no_unit)),
    // The office of a committee or a government.
    seated: new RegExp(`^(?:${levels})(?:${anyOf(units.seats)})[${HAN}]{1,10}(?:${anyOf(units.seat_offices)})$`),
    shared: new RegExp(`^(?:(?:${anyOf(units.shared_classes)})${PAUSE})+`),
    // What is left of "all of all levels" when the words for all are taken off.
    every: new RegExp(`^(?:${anyOf([...units.every, ...units.all_levels])}|(?:${anyOf(units.nobodies)})(?=${anyOf(units.every)}))`),
    nobody: new RegExp(`^(?:${anyOf(units.nobodies)})?(?:(?:${anyOf(responsibility.conjunctions)})(?:${anyOf(units.nobodies)}))?$`),
    institution: new RegExp(
      `^(?!.*(?:${anyOf(units.no_institutions)})$)(?!${anyOf(units.not_levels)})(?:${anyOf([...units.levels, ...units.township_levels])})(?:(?!${anyOf(units.organ_endings)})[${HAN}]){2,10}(?:${anyOf(units.institution_endings)})$`,
    ),
  }
}

/** The name of an organ, or of a branch of administration with more before it than a word for all, beyond doubt even inside a sentence. */
export function isSureName(name: string, strength: UnitStrength | undefined, reader: Reader): boolean {
  // "The city's, the district's finance": the classes before the last share its body.
  const shared = reader.part(patternsOf).shared.exec(name)?.[0].length ?? 0
  if (shared > 0 && shared < name.length) return isSureName(name.slice(shared), unitStrength(name.slice(shared), reader), reader)
  const { placed, bureau, institution, section, notLevels, noBureau, enterprise, seated, sentence } = reader.part(patternsOf)
  if (strength === 'strong') return true
  if (enterprise.test(name) && !isPrivate(name, reader) && !sentence.test(name)) return true
  if (strength === undefined) return false
  if (reader.lexicon.units.fining_ends.some((end) => name.endsWith(end))) return false
  const { levels, organ_endings, offices, directory, inner_endings, no_sections, strong_endings } = reader.lexicon.units
  const hasLevel = levels.some((level) => name.startsWith(level)) && !notLevels.test(name)
  // "The province's commission", "the city's finance": a level of government before a short name says enough.
  if (noBureau.test(name)) return false
  if (hasLevel && (organ_endings.some((end) => name.endsWith(end)) || directory.includes(name.slice(1)))) return true
  // "The federation of the disabled" is its whole name.
  if (directory.includes(name) && strong_endings.includes(name)) return true
  if (isOfAll(name, reader)) return directory.includes(name.replace(/[(][^()]*[)]$/, ''))
  if (seated.test(name) || placed.test(name) || bureau.test(name) || institution.test(name) || section.test(name)) return true
  if (name.length < shortestOffice) return false
  // Sections and teams of an office, named by what they work at.
  if (inner_endings.some((word) => name.endsWith(word)) && !no_sections.some((word) => name.endsWith(word))) return true
  return offices.some((word) => name.endsWith(word)) && !offices.includes(name) && !isPrivate(name, reader)
}

/** Every one of a class, or whoever is concerned. */
export function isOfAll(name: string, reader: Reader): boolean {
  return reader.lexicon.units.every.some((word) => name.startsWith(word))
}

/** "All units", "the departments concerned", "all places and all departments": nobody in particular. */
export function isNobody(name: string, reader: Reader): boolean {
  const { every, nobody } = reader.part(patternsOf)
  if (reader.lexicon.units.unnamed_alone.includes(name)) return true
  let rest = name
  for (let match = every.exec(rest); match !== null; match = every.exec(rest)) rest = rest.slice(match[0].length)
  return rest !== name && nobody.test(rest)
}

/** A body with a name of its own: neither one of a class nor whichever is in charge of something. */
export function hasOwnName(name: string, reader: Reader): boolean {
  if (isOfAll(name, reader) || isClassName(name, reader)) return false
  const { enterprise } = reader.part(patternsOf)
  return !reader.lexicon.units.class_endings.some((word) => name.endsWith(word)) || (enterprise.test(name) && !isPrivate(name, reader))
}

/** Firms, schools and the like called by what they are, without a name. */
export function isPrivate(name: string, reader: Reader): boolean {
  const { enterprise, unnamed, privateBody } = reader.part(patternsOf)
  const { enterprise_endings } = reader.lexicon.units
  if (privateBody.test(name)) return true
  return enterprise_endings.some((word) => name.endsWith(word)) && (!enterprise.test(name) || unnamed.test(name))
}

/** The office of a committee or a government. */
export function isSeated(name: string, reader: Reader): boolean {
  return reader.part(patternsOf).seated.test(name)
}

/** Every one of a class of places, called by its class alone. */
export function isBareClass(name: string, reader: Reader): boolean {
  const word = reader.lexicon.units.every.find((each) => name.startsWith(each))
  return reader.lexicon.units.class_words.includes(name.slice(word?.length ?? 0))
}

/** Counties, townships and the like, named by their class alone. */
export function isClassName(name: string, reader: Reader): boolean {
  return name.length > 1 && reader.lexicon.units.class_words.includes(name)
}
