import type { Question } from '../document.ts'
import { type Passage, printed } from '../mentions/passages.ts'
import { hanValue } from '../words/han-numerals.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

const patternsOf = ({ questions: words, characters }: Lexicon) => {
  const han = [...Object.keys(characters.digits), ...Object.keys(characters.powers)].join('')
  const measures = anyOf(words.list_measures)
  return {
    counted: new RegExp(
      `(?<![\\d.${han}])(?<count>\\d{1,2}|[${han}]{1,2})(?:${measures})?(?:${anyOf(words.list_fillers)}){0,2}(?:(?<noun>${anyOf(words.list_nouns)})|(?<work>${anyOf(words.work_nouns)}))`,
      'g',
    ),
    and: new RegExp(`(?:${anyOf(words.named_before)})$`),
    joined: new RegExp(anyOf(words.joined)),
    namedAfter: new RegExp(`^[^,\\u3002;:]{0,4}(?:${anyOf(words.named_after)})`),
    below: new RegExp(anyPhrase(words.below), 'g'),
    code: /(?<=[\u201C"])(?=[0-9A-Z+]*\d)[0-9A-Z+]{2,9}(?=[\u201D"])/g,
    explained: new RegExp(`^[\\u201D"][^,\\u3002;]{0,8}?${anyOf(words.code_explained)}`),
    pending: new RegExp(anyPhrase(words.pending), 'g'),
  }
}

/** One place at which a list is counted, and how many of its members stand there. */
interface Counted {
  readonly passage: Passage
  readonly from: number
  readonly to: number
  readonly count: number
  readonly noun: string
  /** Work of the author, not those a rule is for. */
  readonly isWork: boolean
  readonly given: number
}

/** Lists whose number is said and whose members are not: nothing can be decided by them until someone names them. */
export function askLists(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const counted = passages.flatMap((passage) => countedIn(passage, reader))
  const kindOf = ({ count, noun }: Counted) => `${count} ${noun}`
  const named = new Set(counted.filter(({ given, count }) => given >= count).map(kindOf))
  const open = counted.filter((each) => each.given < each.count && !named.has(kindOf(each)))
  const kinds = Map.groupBy(open, kindOf)
  return [
    ...[...kinds.values()].flatMap((places) => notGiven(places)),
    ...passages.flatMap((passage) => [...belowIn(passage, reader), ...pendingIn(passage, reader)]),
    ...codesIn(passages, reader),
  ]
}

/** One question for a list, however often it is spoken of. */
function notGiven(places: readonly Counted[]): readonly Question[] {
  const first = places[0]
  if (first === undefined) return []
  const clauses = new Set(places.map(({ passage }) => passage.clause.number))
  return [
    asking(first.passage, first.isWork ? 'works_not_given' : 'list_not_given', first.from, first.to, {
      text: printed(first.passage, first.from, first.to),
      count: String(first.count),
      given: String(Math.max(...places.map(({ given }) => given))),
      clauses: [...clauses].join('\u3001'),
    }),
  ]
}

function countedIn(passage: Passage, reader: Reader): readonly Counted[] {
  const patterns = reader.part(patternsOf)
  const { text, clause } = passage
  return [...text.matchAll(patterns.counted)].flatMap((match) => {
    const { count: written = '', noun, work } = match.groups ?? {}
    const count = Number(/^\d/.test(written) ? written : hanValue(written, reader))
    const [from, to] = [match.index, match.index + match[0].length]
    if (!(count >= 2 && count <= 60)) return []
    // A clause that counts its own provisions names them by having them.
    if (clause.children.length >= count) return []
    const members = Object.entries(reader.lexicon.questions.list_members).find(([what]) => match[0].includes(what))?.[1] ?? []
    const isNamed = members.filter((member) => text.includes(member)).length >= count
    const given =
      isNamed || patterns.namedAfter.test(text.slice(to, to + 24))
        ? count
        : namedBefore(text.slice(Math.max(0, from - longestList), from), patterns)
    return [{ passage, from, to, count, noun: noun ?? work ?? '', isWork: work !== undefined, given }]
  })
}

/** Enumerations longer than this are not looked through. */
const longestList = 300

/** How many are enumerated right before: "catering, retail and tourism, three industries". */
function namedBefore(text: string, patterns: ReturnType<typeof patternsOf>): number {
  // "..., both of these subsidies": at the head of its part the list stands in the part before.
  const before = text.replace(/[,\u3002;:]$/, '')
  const part = /[^,\u3002;:\n(]*$/.exec(before)?.[0] ?? ''
  const list = part.replace(patterns.and, '')
  const pauses = list.split(/\u3001/)
  // A neighbour that is counted itself, "5 of these, 17 of those", is no member.
  if (pauses.some((each) => /\d/.test(each))) return 0
  if (pauses.length < 2 && before !== text && patterns.joined.test(list)) return 2
  if (pauses.length < 2) return patterns.and.test(part) && part.length > 4 ? 1 : 0
  // The last two may be joined by a conjunction.
  return pauses.length + (patterns.joined.test(pauses.at(-1) ?? '') ? 1 : 0)
}

/** "The following ..." behind which nothing follows. */
function belowIn(passage: Passage, reader: Reader): readonly Question[] {
  const { text, clause } = passage
  return [...text.matchAll(reader.part(patternsOf).below)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const isFollowed =
      clause.children.length > 0 || /[:\n]/.test(text.slice(to, to + longestList)) || /[(\u2460-\u2473]\d?/.test(text.slice(to, to + 60))
    return isFollowed
      ? []
      : [asking(passage, 'list_not_given', from, to, { text: printed(passage, from, to), count: '', given: '0', clauses: clause.number })]
  })
}

/** "Once the policy has come out": the clause cannot run before. */
function pendingIn(passage: Passage, reader: Reader): readonly Question[] {
  return [...passage.text.matchAll(reader.part(patternsOf).pending)].map((match) => {
    const to = match.index + match[0].length
    return asking(passage, 'pending_document', match.index, to, { text: printed(passage, match.index, to) })
  })
}

/** "The 211 services": what belongs to it must be said before anyone can be given it. Asked once for each. */
function codesIn(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const { code, explained } = reader.part(patternsOf)
  const found = passages.flatMap((passage) => [...passage.text.matchAll(code)].map((match) => ({ passage, match, name: match[0] })))
  const isKnown = (name: string) =>
    reader.lexicon.questions.known_codes.includes(name) ||
    found.some(({ passage, match }) => match[0] === name && explained.test(passage.text.slice(match.index + name.length)))
  return [...new Set(found.map(({ name }) => name))]
    .filter((name) => !isKnown(name))
    .flatMap((name) => {
      const first = found.find((each) => each.name === name)
      if (first === undefined) return []
      const { passage, match } = first
      const to = match.index + name.length
      const behind = /^.[^,\u3002;:()\n]{0,7}/.exec(passage.text.slice(to))?.[0].length ?? 0
      return [
        asking(passage, 'term_undefined', match.index, to, {
          text: printed(passage, match.index - 1, to + behind),
        }),
      ]
    })
}
