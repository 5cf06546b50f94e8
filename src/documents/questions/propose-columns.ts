import type { Found, Span } from '../document.ts'
import { type ClauseText, textsOf } from '../mentions/find-mentions.ts'
import { type Reading, readingOf, spanOf } from '../mentions/reading.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'

/** A column a missing table would have, going by what the clause that orders it wants found out. A person must confirm it. */
export interface ProposedColumn {
  readonly name: string
  /** The words it is taken from. */
  readonly span: Span
  readonly kind: 'number' | 'text' | 'date'
  /** Of a number; a guess by its last words. */
  readonly unit: string | undefined
  readonly confidence: number
}

/** A piece of an enumeration: places in the reading. */
interface Item {
  readonly from: number
  readonly to: number
  /** Its words where they are not those at its place, because it shares the last of them with the next. */
  readonly words?: string
}

interface Draft extends Item {
  readonly name: string
  readonly kind: ProposedColumn['kind']
  readonly unit: string | undefined
  readonly confidence: number
}

const patternsOf = ({ questions: words }: Lexicon) => {
  const attributes = Object.entries(words.attributes).map(([kind, heads]) => ({ kind, end: new RegExp(`${anyOf(heads)}$`) }))
  const people = anyOf(words.population_people)
  const units = anyOf(words.population_units)
  return {
    verbs: new RegExp(anyOf(words.survey_verbs), 'g'),
    watched: new RegExp(anyOf(words.watched_before), 'g'),
    listEnd: new RegExp(`${anyPhrase(words.list_ends)}$`),
    classes: new RegExp(anyOf(words.list_classes)),
    theirs: new RegExp(`^${anyOf(words.their)}`),
    about: new RegExp(`^[^\\u3002;\\n]*?${anyOf(words.about)}(?<whom>[^,\\u3002;\\n]+),`),
    leads: new RegExp(`^${anyPhrase(words.object_leads)}`),
    tails: new RegExp(`${anyOf(words.object_tails)}$`),
    joins: new RegExp(`\\u3001|${anyOf(words.joined)}`, 'g'),
    having: new RegExp(`(?<have>${anyOf(words.having)})(?=[^${words.attributive}]{2,8}$)`),
    ofGroup: new RegExp(
      `^(?<what>[^${words.attributive}]{2,12})${words.attributive}(?<group>[^${words.attributive}]*(?:${people}|${units}))$`,
    ),
    people: new RegExp(`${people}$`),
    units: new RegExp(`${units}$`),
    misfit: new RegExp(`^(?:${words.attributive}|${anyOf(words.joined)})|${anyOf(words.list_classes.map((each) => each.charAt(0)))}`),
    events: new RegExp(`${anyOf(words.events)}$`),
    attributes,
    anyAttribute: new RegExp(`(?<head>${anyOf(Object.values(words.attributes).flat())})$`),
    filler: new RegExp(`${words.every}(?<level>${anyOf(words.levels)})(?=[^\\u3002;\\n]{0,20}(?:${anyOf(words.filling)}))`, 'g'),
    titleGroup: new RegExp(`^(?:.*(?:${anyOf(words.title_leads)}))?(?<group>.*?(?:${people}|${units}))(?<rest>.*)$`),
    titleServed: new RegExp(
      `^(?:${anyOf(words.title_verbs)})+(?<what>[^${words.attributive}]*?(?:${anyOf(words.title_services)}))(?!${anyOf(words.title_needs)})`,
    ),
    titleNeed: new RegExp(`^(?<what>[^${words.attributive}]*?(?:${anyOf(words.title_needs)}))`),
  }
}

type Patterns = ReturnType<typeof patternsOf>

/** Columns for a table that is named but missing, from its title and the clause that orders it; none where the clause asks for nothing. */
export function proposeColumns(clause: ClauseText, title: Found<string> | undefined, reader: Reader): readonly ProposedColumn[] {
  const readings = textsOf(clause).map((text) => readingOf(text, reader))
  const found = readings.flatMap((reading) => {
    const drafts = [...fillersIn(reading, reader), ...askedIn(reading, reader), ...watchedIn(reading, reader)]
    return drafts.map((draft) => columnOf(draft, spanOf(reading, draft.from, draft.to)))
  })
  const fromTitle = title === undefined ? [] : titleColumns(title, reader)
  const names = new Set<string>()
  return [
    ...found.filter(isFiller),
    ...fromTitle,
    ...found.filter((column) => !isFiller(column)).sort((a, b) => a.span.from - b.span.from),
  ].filter(({ name }) => !names.has(name) && names.add(name))
}

const fillerConfidence = 0.55
const isFiller = ({ confidence }: ProposedColumn) => confidence === fillerConfidence

function columnOf({ name, kind, unit, confidence }: Draft, span: Span): ProposedColumn {
  return { name, span, kind, unit, confidence }
}

/** Who fills the table in: "every county is to report" makes the county the first column. */
function fillersIn({ text }: Reading, reader: Reader): readonly Draft[] {
  return [...text.matchAll(reader.part(patternsOf).filler)].slice(0, 1).map((match) => {
    const name = match.groups?.level ?? ''
    const from = match.index + match[0].length - name.length
    return { from, to: from + name.length, name, kind: 'text', unit: undefined, confidence: fillerConfidence }
  })
}

/** How far what is asked for reaches. */
const longest = 240

/** What stands behind a verb of finding out. */
function askedIn(reading: Reading, reader: Reader): readonly Draft[] {
  const patterns = reader.part(patternsOf)
  let end = 0
  return [...reading.text.matchAll(patterns.verbs)].flatMap((match) => {
    // "Registered" in what is to be found out is no order to register.
    if (match.index < end) return []
    const from = match.index + match[0].length
    const to = from + reading.text.slice(from, from + longest).search(/[,\u3002;:\n(\u300A]|$/)
    const isTheirs = patterns.theirs.exec(reading.text.slice(from, to))
    const asked = draftsOf(reading, { from: from + (isTheirs?.[0].length ?? 0), to }, reader)
    if (asked.length > 0) end = to
    return isTheirs === null || asked.length === 0 ? asked : [...groupsBefore(reading, match.index, reader), ...asked]
  })
}

/** "With those who ..., find out their ...": the groups named before. */
function groupsBefore(reading: Reading, at: number, reader: Reader): readonly Draft[] {
  const start = at - (/[^\u3002;\n]*$/.exec(reading.text.slice(Math.max(0, at - longest), at))?.[0].length ?? 0)
  const match = reader.part(patternsOf).about.exec(reading.text.slice(start, at))
  const whom = match?.groups?.whom
  if (match === null || whom === undefined) return []
  const from = start + match.index + match[0].length - 1 - whom.length
  return draftsOf(reading, { from, to: from + whom.length }, reader).filter(({ kind }) => kind === 'number')
}

/** What stands before a word of watching: "the monitoring of people coming home". */
function watchedIn(reading: Reading, reader: Reader): readonly Draft[] {
  const patterns = reader.part(patternsOf)
  return [...reading.text.matchAll(patterns.watched)].flatMap((match) => {
    const before = /[^,\u3002;:\n]*$/.exec(reading.text.slice(Math.max(0, match.index - longest), match.index))?.[0] ?? ''
    const item = trimmed(reading, { from: match.index - before.length, to: match.index }, patterns)
    const name = reading.text.slice(item.from, item.to)
    if (!patterns.events.test(name) || name.length < 4 || patterns.joins.exec(name) !== null) {
      patterns.joins.lastIndex = 0
      return []
    }
    return [countOf(name, item, reader.lexicon.questions.head_count, reader)]
  })
}

/** The columns an enumeration names. */
function draftsOf(reading: Reading, object: Item, reader: Reader): readonly Draft[] {
  const patterns = reader.part(patternsOf)
  const end = patterns.listEnd.exec(reading.text.slice(object.from, object.to))
  const items = itemsOf(reading, { from: object.from, to: object.from + (end?.index ?? object.to - object.from) }, patterns)
  const groupOf = sharedGroup(reading, items, patterns)
  return items.flatMap((item) => {
    const name = wordsOf(reading, item)
    if (name.length < 2 || patterns.misfit.test(name) || reader.lexicon.questions.empty_objects.includes(name)) return []
    const shared = groupOf(item)
    if (shared !== undefined) return [countOf(shared, item, reader.lexicon.questions.head_count, reader)]
    return draftOf(name, item, reader)
  })
}

function draftOf(name: string, item: Item, reader: Reader): readonly Draft[] {
  const patterns = reader.part(patternsOf)
  if (patterns.people.test(name)) return [countOf(name, item, reader.lexicon.questions.head_count, reader)]
  if (patterns.units.test(name)) return [countOf(name, item, reader.lexicon.questions.unit_count, reader)]
  const kind = patterns.attributes.find(({ end }) => end.test(name))?.kind
  if (kind === undefined) return []
  if (kind === 'number') return [countOf(name, item, '', reader)]
  return [{ ...item, name, kind: kind === 'date' ? 'date' : 'text', unit: undefined, confidence: 0.7 }]
}

function countOf(base: string, item: Item, ending: string, { lexicon: { questions } }: Reader): Draft {
  const name = `${base}${ending}`
  const ends = Object.keys(questions.attribute_units).filter((each) => name.endsWith(each))
  const unit = questions.attribute_units[ends.sort((a, b) => b.length - a.length)[0] ?? ''] ?? questions.attribute_units['*']
  return { ...item, name, kind: 'number', unit, confidence: ending === '' ? 0.75 : 0.65 }
}

/** "Those who have a wish to work, a wish to learn": who they are stands once, behind the last. */
function sharedGroup(reading: Reading, items: readonly Item[], patterns: Patterns): (item: Item) => string | undefined {
  const textOf = (item: Item) => wordsOf(reading, item)
  const lastIndex = items.findIndex((item) => patterns.ofGroup.test(textOf(item)))
  const last = items[lastIndex]
  const match = last === undefined ? null : patterns.ofGroup.exec(textOf(last))
  const group = match?.groups?.group
  if (last === undefined || group === undefined) return () => undefined
  const haves = items.slice(0, lastIndex).map((item) => patterns.having.exec(textOf(item))?.groups?.have)
  const have = haves.findLast((each) => each !== undefined)
  return (item) => {
    const index = items.indexOf(item)
    if (have === undefined || index > lastIndex) return undefined
    if (index === lastIndex) return `${patterns.having.test(match?.groups?.what ?? '') ? '' : have}${textOf(last)}`
    return haves[index] === undefined ? undefined : `${textOf(item)}${joiner(textOf(last), group)}${group}`
  }
}

/** The character between what is said of a group and its name. */
function joiner(text: string, group: string): string {
  return text.charAt(text.length - group.length - 1)
}

/** The parts of an enumeration; a conjunction parts only where both sides are something that can be asked for. */
function itemsOf(reading: Reading, range: Item, patterns: Patterns): readonly Item[] {
  const items: Item[] = []
  let { from } = range
  const ends = [...reading.text.slice(range.from, range.to).matchAll(patterns.joins)].map((match) => ({
    from: range.from + match.index,
    to: range.from + match.index + match[0].length,
    isPause: match[0] === '\u3001',
  }))
  ends.forEach((end, index) => {
    const next = ends[index + 1]?.from ?? range.to
    const left = trimmed(reading, { from, to: end.from }, patterns)
    const right = trimmed(reading, { from: end.to, to: next }, patterns)
    const head = end.isPause ? undefined : sharedHead(reading, left, right, patterns)
    if (!end.isPause && head === undefined && !(isAsked(reading, left, patterns) && isAsked(reading, right, patterns))) return
    items.push(head === undefined ? left : { ...left, words: `${reading.text.slice(left.from, left.to)}${head}` })
    from = end.to
  })
  items.push(trimmed(reading, { from, to: range.to }, patterns))
  return items.flatMap((item) => partedByClass(reading, item, patterns)).filter(({ from: start, to }) => to > start)
}

/** Behind "and other such groups" stands what is asked about them all. */
function partedByClass(reading: Reading, item: Item, patterns: Patterns): readonly Item[] {
  const found = item.words === undefined ? patterns.classes.exec(reading.text.slice(item.from, item.to)) : null
  if (found === null) return [item]
  const at = item.from + found.index
  return [
    { from: item.from, to: at },
    { from: at + found[0].length, to: item.to },
  ]
}

/** Two characters before a conjunction share the head of what stands behind it: "place of return and of departure". */
function sharedHead(reading: Reading, left: Item, right: Item, patterns: Patterns): string | undefined {
  const head = patterns.anyAttribute.exec(reading.text.slice(right.from, right.to))?.groups?.head
  return left.to - left.from === 2 && head !== undefined && right.to - right.from === 2 + head.length ? head : undefined
}

const wordsOf = ({ text }: Reading, { from, to, words }: Item) => words ?? text.slice(from, to)

function isAsked(reading: Reading, { from, to }: Item, patterns: Patterns): boolean {
  const text = reading.text.slice(from, to)
  return patterns.people.test(text) || patterns.units.test(text) || patterns.anyAttribute.test(text) || patterns.ofGroup.test(text)
}

function trimmed({ text }: Reading, { from, to }: Item, { leads, tails }: Patterns): Item {
  let end = to
  const start = from + (leads.exec(text.slice(from, to))?.[0].length ?? 0)
  for (
    let tail = tails.exec(text.slice(start, end));
    tail !== null && end - start > tail[0].length + 1;
    tail = tails.exec(text.slice(start, end))
  ) {
    end -= tail[0].length
  }
  return { from: start, to: end }
}

/** "Survey of services given to ...", "survey of the needs of ...". */
function titleColumns(title: Found<string>, reader: Reader): readonly ProposedColumn[] {
  const patterns = reader.part(patternsOf)
  const text = title.value.replace(/[\u300A\u300B]/g, '')
  const match = patterns.titleGroup.exec(text)
  const group = match?.groups?.group
  const rest = match?.groups?.rest ?? ''
  if (group === undefined) return []
  const need = patterns.titleNeed.exec(rest)?.groups?.what
  const served = patterns.titleServed.exec(rest)?.groups?.what
  const { having, served: got, attributive, head_count } = reader.lexicon.questions
  const what = need !== undefined ? `${having[0] ?? ''}${need}` : served !== undefined ? `${got}${served}` : undefined
  if (what === undefined) return []
  const item = { from: 0, to: text.length }
  return [{ ...columnOf(countOf(`${what}${attributive}${group}`, item, head_count, reader), title.span), confidence: 0.6 }]
}
