import type { UnitMention } from '../../mention.ts'
import type { Lexicon } from '../../words/lexicon.ts'
import { anyOf, anyPhrase } from '../../words/pattern.ts'
import { HAN, MEMBER, STOP } from '../../words/script.zh.ts'

/** What a unit named in a sentence does, told by the words behind its name. */
export interface SentenceRule {
  readonly id: string
  /** In a sentence, for whoever reads the table. */
  readonly says: string
  /** The sentence is about the units, or it says by whom something is done or of whom it is asked. */
  readonly where: 'subject' | 'any' | 'by'
  readonly role: UnitMention['role']
  /** Holds only where the provision lists nobody: of whatever body the sentence is about, or of organs and bodies with names alone. */
  readonly ofSubject?: 'bodies' | 'organs'
  /** What stands behind the names, as the source of a pattern. */
  readonly behind: (words: Lexicon['responsibility']) => string
}

const optional = (words: readonly string[]) => `(?:${anyOf(words)}){0,2}`
/** Each within its duties, before what it then does. */
const within = (phrases: readonly string[]) => `(?:${anyPhrase(phrases)})?`

/** The rules in the order they are tried: the first whose words stand behind the names says what the units do. */
export const sentenceRules = [
  {
    id: 'with_others',
    says: 'Whoever does something together with others leads them; those named behind the word for it support.',
    where: 'any',
    role: 'lead',
    behind: ({ must, goes_by, with_others }) => `${optional(must)}(?:${anyOf(goes_by)}[^,${STOP};:]{0,16}?,?)?${anyOf(with_others)}`,
  },
  {
    id: 'leads',
    says: 'Said to lead, to coordinate or to take the whole in hand.',
    where: 'any',
    role: 'lead',
    behind: ({ must, within_duties, leads }) => `${optional(must)}${within(within_duties)}${anyPhrase(leads)}`,
  },
  {
    id: 'helps',
    says: 'Said to help, to support or to take part.',
    where: 'any',
    role: 'support',
    behind: ({ must, within_duties, helps }) => `${optional(must)}${within(within_duties)}${anyPhrase(helps)}`,
  },
  {
    id: 'answers',
    says: 'Said to answer for something.',
    where: 'any',
    role: 'responsible',
    behind: ({ must, answers }) => `${optional(must)}${anyPhrase(answers)}`,
  },
  {
    id: 'in_charge',
    says: 'Said to be the department in charge, or the one that answers.',
    where: 'any',
    role: 'responsible',
    behind: ({ label_is, in_charge }) => `(?:${anyOf(label_is)})[^,${STOP};:]{0,16}?${anyPhrase(in_charge)}`,
  },
  {
    id: 'within_duties',
    says: 'Said to do something within its own duties, as regulations list departments.',
    where: 'any',
    role: 'responsible',
    behind: ({ must, within_duties }) => `,?${optional(must)}${anyPhrase(within_duties)}`,
  },
  {
    id: 'must',
    says: 'Said to have to do something.',
    where: 'any',
    role: 'responsible',
    ofSubject: 'bodies',
    behind: ({ obliged }) => anyOf(obliged),
  },
  {
    id: 'acts',
    says: 'The sentence is about the units, and a verb of office work, or what leads one in, stands behind their names.',
    where: 'any',
    role: 'responsible',
    ofSubject: 'bodies',
    behind: ({ acts }) => anyOf(acts),
  },
  {
    id: 'by_whom',
    says: 'Behind a word for "by", whatever they do.',
    where: 'by',
    role: 'responsible',
    ofSubject: 'bodies',
    behind: ({ of_bodies }) => `(?=[${HAN}])(?!${MEMBER}|${anyOf(of_bodies)})`,
  },
  {
    id: 'does',
    says: 'The sentence begins with the name of an organ or of a body of its own, and goes on with anything but what belongs to it.',
    where: 'subject',
    role: 'responsible',
    ofSubject: 'organs',
    behind: ({ of_bodies, belongings }) => `(?=[${HAN}]{2})(?!${MEMBER}|${anyOf([...of_bodies, ...belongings])})`,
  },
] as const satisfies readonly SentenceRule[]

export type SentenceRuleId = (typeof sentenceRules)[number]['id']
