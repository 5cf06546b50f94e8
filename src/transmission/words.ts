import { anyOf, anyPhrase, type Instrument } from '../documents/index.ts'

/** What a subject is: a thing that stands for itself, a way of handling it, a branch of insurance, or whom it is for. */
export type SubjectKind = 'instrument' | 'way' | 'insurance' | 'group'

/** A name under which documents say the same in other words, and the pattern of the phrases they say it with. */
export interface SubjectWords {
  readonly name: string
  readonly kind: SubjectKind
  readonly pattern: RegExp
}

/** The words the comparison of two documents goes by. */
export interface TransmissionWords {
  readonly frameOpenings: readonly string[]
  readonly subjects: readonly SubjectWords[]
  /** A sentence that names the upper document has it, or the rest of it, carried out as it stands; or it only leads in something of its own. */
  readonly adopts: RegExp
  readonly notAdopts: RegExp
  readonly officeBodies: readonly string[]
  readonly officeLeadIns: readonly string[]
  readonly notOffices: readonly string[]
  /** The name of an office inside an authority, with what leads in to it. */
  readonly office: RegExp
  readonly benefit: RegExp
  readonly burden: RegExp
  readonly period: RegExp
  readonly condition: RegExp
  readonly applicantChoices: readonly string[]
}

const sections: readonly (readonly [section: string, kind: SubjectKind])[] = [
  ['things', 'instrument'],
  ['ways', 'way'],
  ['insurances', 'insurance'],
  ['groups', 'group'],
]

/** Makes the words of plain parsed data; a list that is missing is a mistake of the installation. */
export function parseTransmissionWords(data: unknown, instruments: readonly Instrument[]): TransmissionWords {
  const root = asRecord(data, 'the file')
  const list = (key: string) => asWords(root[key], key)
  return {
    frameOpenings: list('frame_openings'),
    subjects: [
      ...instrumentsOf(instruments),
      ...sections.flatMap(([section, kind]) =>
        Object.entries(asRecord(root[section], section)).map(([name, phrases]) => ({
          name,
          kind,
          pattern: new RegExp(anyPhrase(asWords(phrases, name))),
        })),
      ),
    ],
    adopts: new RegExp(anyPhrase(list('adopts'))),
    notAdopts: new RegExp(anyPhrase(list('not_adopts'))),
    officeBodies: list('office_bodies'),
    officeLeadIns: list('office_lead_ins'),
    notOffices: list('not_offices'),
    office: new RegExp(
      `\\p{Script=Han}{0,6}?(?:${anyOf(list('office_bodies'))})\\p{Script=Han}{2,7}?(?:${anyOf(list('office_endings'))})`,
      'gu',
    ),
    benefit: new RegExp(anyOf(list('benefit_words'))),
    burden: new RegExp(anyOf(list('burden_words'))),
    period: new RegExp(anyOf(list('period_words'))),
    condition: new RegExp(anyOf(list('condition_words'))),
    applicantChoices: list('applicant_choices'),
  }
}

/** The instruments of the inventory by name, each with all that documents call it by; those that nothing is said of by are left out. */
function instrumentsOf(instruments: readonly Instrument[]): readonly SubjectWords[] {
  const phrases = Map.groupBy(instruments, ({ name }) => name)
  return [...phrases].flatMap(([name, each]) => {
    const words = each.flatMap(({ spoken, named }) => [...spoken, ...named])
    return words.length === 0 ? [] : [{ name, kind: 'instrument' as const, pattern: new RegExp(anyPhrase(words)) }]
  })
}

function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`transmission words: ${what} is no mapping`)
  return value as Readonly<Record<string, unknown>>
}

function asWords(value: unknown, what: string): readonly string[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every((word) => typeof word === 'string' && word !== ''))
    throw new Error(`transmission words: ${what} is no list of words`)
  return value as readonly string[]
}
