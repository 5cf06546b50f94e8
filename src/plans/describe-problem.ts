import { formatDate } from '../kernel/calendar.ts'
import { replaceHidden } from '../kernel/hidden-characters.ts'
import type { Problem } from '../kernel/problem.ts'
import { EARLIEST_DAY, LATEST_DAY, type Vocabulary } from '../rules/index.ts'
import type { TextGap } from './check/compare-with-text.ts'
import { keyText } from './format/plan-format.ts'
import { nodeWords, shapeInWords } from './format/shape-words.zh.ts'
import type { LinkRefusal } from './link/link-policy.ts'
import type { OverrideRefusal } from './link/override-refusal.ts'
import {
  gapSentences,
  overrideSentences,
  problemSentences,
  refusalSentences,
  severityWords,
  typeWords,
  yamlWords,
  yamlWordsOtherwise,
} from './messages.zh.ts'
import type { ValueRefusal } from './read/judge-value.ts'
import type { FactProblem } from './read/read-facts.ts'
import type { Keywords } from './read/read-keywords.ts'

/** The words sentences are made of; a loaded set of plans has both. */
export interface Words {
  readonly vocabulary: Vocabulary
  readonly keywords: Keywords
}

type Values = Readonly<Record<string, string>>

/** What is wrong and what to do next, in one Chinese sentence. */
export function describeProblem(problem: Problem, words: Words): string {
  return fill(sentenceOf(problemSentences, problem.code), problem.with, words)
}

/** Its sentences name days, and nothing that has other words. */
const noWords: Words = {
  vocabulary: { units: new Map(), enumerations: new Map(), entities: new Map() },
  keywords: { keys: new Map(), words: new Map(), contexts: new Map(), functions: new Map() },
}

/** Why a policy could not be put in force, or what stands against deciding at all. */
export function describeRefusal(refusal: LinkRefusal, words: Words = noWords): string {
  return fill(sentenceOf(refusalSentences, refusal.code), refusal.with, words)
}

/** Why a parameter cannot be given another value. */
export function describeOverride(refusal: OverrideRefusal | ValueRefusal, words: Words): string {
  return fill(sentenceOf({ ...problemSentences, ...overrideSentences }, refusal.code), refusal.with, words)
}

/** What a plan leaves out of its text or adds to it. */
export function describeGap({ code, found }: TextGap, words: Words): string {
  return fill(sentenceOf(gapSentences, code), { found }, words)
}

/** Why a fact could not be read. */
export function describeFactProblem(problem: FactProblem, words: Words): string {
  return fill(sentenceOf(problemSentences, problem.code), { path: problem.path, ...problem.with }, words)
}

/** `file:line:column error[code] sentence`, then the line of the file with carets under the exact span. */
export function formatProblem(problem: Problem, sourceText: string, words: Words): string {
  const { file, line, column, length } = problem.at
  const source = sourceText.split(/\r?\n/)[line - 1] ?? ''
  const before = visible(source.slice(0, column - 1))
  const marked = visible(source.slice(column - 1, column - 1 + length).trimEnd())
  const after = visible(source.slice(column - 1).slice(source.slice(column - 1, column - 1 + length).trimEnd().length))
  const head = `${file}:${line}:${column} ${severityWords[problem.severity]}[${problem.code}] ${describeProblem(problem, words)}`
  const margin = before.replace(/[^\t]/gu, (character) => ' '.repeat(widthOf(character)))
  const shown = `    ${before}${marked}${after}`.trimEnd()
  return `${head}\n${shown}\n    ${margin}${'^'.repeat(Math.max(1, widthOf(marked)))}`
}

function sentenceOf(table: Readonly<Record<string, string>>, code: string): string {
  const sentence = table[code]
  if (sentence === undefined) throw new Error(`no sentence for ${code}`)
  return sentence
}

const OPTIONAL = /\{\?(.*?)\?\}/g
const PLACE = /\{(\w+)(?::(\w+))?\}/g

function fill(sentence: string, values: Values, words: Words): string {
  const filled = (text: string) => text.replace(PLACE, (_, key: string, form?: string) => formOf(form, values[key] ?? '', words))
  const chosen = sentence.replace(OPTIONAL, (_, part: string) =>
    [...part.matchAll(PLACE)].every(([, key = '']) => (values[key] ?? '') !== '') ? part : '',
  )
  return filled(chosen)
}

function formOf(form: string | undefined, value: string, words: Words): string {
  switch (form) {
    case 'type':
      return typeInWords(value, words.vocabulary)
    case 'unit':
      return unitInWords(value, words.vocabulary)
    case 'key':
      return keyInWords(value, words.keywords)
    case 'example':
      return keyText(...keyPlace(value)).example
    case 'shape':
      return shapeInWords(keyText(...keyPlace(value)).shape, words.keywords)
    case 'node':
      return nodeWords[value] ?? value
    case 'target':
      return value
        .split(' ')
        .map((id) => spelling(words.keywords.keys.get('target'), id) ?? id)
        .join(typeWords.listComma)
    case 'list':
      return value.split(' ').join(typeWords.listComma)
    case 'yaml':
      return yamlWords[value] ?? yamlWordsOtherwise
    case 'code':
      return [...value].map(codePoint).join(' ')
    case 'day': {
      const day = Number(value)
      return day <= EARLIEST_DAY || day >= LATEST_DAY ? typeWords.open : formatDate(day)
    }
    default:
      return onOneLine(value)
  }
}

/** What was found may be a whole paragraph; a sentence shows its beginning. */
function onOneLine(found: string): string {
  const line = found.replace(/\s*\n\s*/g, ' ').trim()
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}...` : line
}

const LONGEST_SHOWN = 200

/** A type name such as `number(yuan/month)` or `record(firm)` as officials would say it. */
function typeInWords(written: string, vocabulary: Vocabulary): string {
  const [, kind = written, of = ''] = /^(\w+)(?:\((.*)\))?$/.exec(written) ?? []
  switch (kind) {
    case 'number':
      return of === '*'
        ? typeWords.zeroOrOne
        : of === ''
          ? typeWords.rate
          : `${isMoney(of) ? typeWords.money : typeWords.number}${bracketed(unitInWords(of, vocabulary))}`
    case 'ratio':
      return of === '' ? typeWords.ratio : `${typeWords.ratio}${bracketed(unitInWords(of, vocabulary))}`
    case 'enumeration':
      return of === '' ? typeWords.enumeration : `${typeWords.enumeration}${quoted(vocabulary.enumerations.get(of)?.zh ?? of)}`
    case 'record':
    case 'relation':
      return `${quoted(vocabulary.entities.get(of)?.zh ?? of)}${typeWords[kind]}`
    default:
      return kind in typeWords ? typeWords[kind as keyof typeof typeWords] : written
  }
}

const isMoney = (dimension: string) => dimension === 'yuan' || dimension.startsWith('yuan/')
const bracketed = (text: string) => `\uFF08${text}\uFF09`
const quoted = (text: string) => `\u201C${text}\u201D`

/** A dimension such as `yuan/month` in the words of the units. */
function unitInWords(dimension: string, vocabulary: Vocabulary): string {
  if (dimension === '') return typeWords.rate
  return dimension.replace(/\w+/g, (id) => vocabulary.units.get(id)?.zh ?? id).replaceAll('.', '\u00B7')
}

/** The block and the key of `block.key`. */
function keyPlace(place: string): [block: string, key: string] {
  const [block = '', key = ''] = place.split('.')
  return [block, key]
}

/** A key of the plan format in its only spelling; what is already a Chinese word stays. */
function keyInWords(id: string, keywords: Keywords): string {
  for (const section of keywords.keys.values()) {
    const zh = spelling(section, id)
    if (zh !== undefined) return zh
  }
  return id
}

function spelling(section: ReadonlyMap<string, string> | undefined, id: string): string | undefined {
  return [...(section ?? [])].find(([, known]) => known === id)?.[0]
}

/** Columns of a terminal: Han characters and full-width signs take two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

const WIDE = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u

/** What nobody could see is shown as its code point. */
function visible(source: string): string {
  return replaceHidden(source, (character) => `<${codePoint(character)}>`).replaceAll('\u00A0', (character) => `<${codePoint(character)}>`)
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
