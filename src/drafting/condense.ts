import { atomise, quotesAndTitles } from './atoms.ts'
import type { DraftingWords } from './drafting-words.ts'
import { AND_OTHERS, OF } from './script.zh.ts'
import { shorten } from './shorten.ts'

/** What still reads as a whole is not cut for a few characters more. */
const LONGEST_WHOLE = 26
const shortestObject = 2
const shortestResult = 5

/**
 * A piece of work in at most so many characters, its verb and its object kept: fillers, words that only describe, and all of a list but
 * its first item are left out. Quotes and titles of documents stay whole, and make a phrase as long as they are.
 */
export function condense(phrase: string, most: number, words: DraftingWords): string {
  const atoms = atomise(phrase.replaceAll(/[\s\p{C}]+/gu, ''), quotesAndTitles)
  const plain = tidy(atoms.text, words)
  const length = (text: string) => [...atoms.restored(text)].length
  let text = plain
  for (const step of [withoutFillers, withOneVerb, withShortLists, withoutDescription, firstOfTwo, withoutMiddleman]) {
    if (length(text) <= most) break
    const next = tidy(step(text, words), words)
    if (length(next) >= shortestResult) text = next
  }
  const whole = atoms.restored(text)
  return [...whole].length <= LONGEST_WHOLE || text !== whole ? whole : shorten(whole, most, words.cutAt)
}

/** Without brackets, signs left over and turns of phrase that hang in the air at the end. */
function tidy(text: string, words: DraftingWords): string {
  let rest = text.replaceAll(/[(\uFF08][^()\uFF08\uFF09]*[)\uFF09]/g, '').replaceAll(/[\u201C\u201D\u300A\u300B()\uFF08\uFF09]/g, '')
  for (let match = words.hanging.exec(rest); match !== null && match[0] !== ''; match = words.hanging.exec(rest))
    rest = rest.slice(0, match.index)
  return rest
}

/** Signs that stood between fillers go with them. */
function withoutFillers(text: string, words: DraftingWords): string {
  const rest = text.replaceAll(new RegExp(words.fillerWords.source, 'gu'), '').replaceAll(new RegExp(`\\u3001+(?=[\\u3001${OF}])`, 'g'), '')
  const verb = verbsOf(rest, words)
  const isBare = verb !== '' && text.startsWith(verb) && !new RegExp(`^[\\u3001${OF}]`).test(text.slice(verb.length))
  return isBare ? `${verb}${rest.slice(verb.length).replace(new RegExp(`^[\\u3001${OF}]+`), '')}` : rest
}

/** "Plan, steer and check X" as "plan X". */
function withOneVerb(text: string, { verbs, contentJoints }: DraftingWords): string {
  const verb = verbs.source.replace('^', '')
  const match = new RegExp(`^(.{0,4}?${verb})(?:(?:${contentJoints.source})${verb}){1,4}(?=.{2})`, 'u').exec(text)
  return match === null ? text : `${match[1]}${text.slice(match[0].length)}`
}

/** "A, B, C and others" as its first item and how many there are; what stands behind the list is kept. */
function withShortLists(text: string, words: DraftingWords): string {
  const first = text.indexOf('\u3001')
  if (first < 0) return text
  const rest = text.slice(first + 1)
  const others = rest.indexOf(AND_OTHERS)
  const listed = others < 0 ? rest : rest.slice(0, others)
  const tail = others < 0 ? '' : rest.slice(others + 1)
  const items = listed.split(new RegExp(words.contentJoints.source, 'u'))
  // An item that is a sentence of its own shows that the list ended before it.
  const sentence = new RegExp(`(?:${words.secondVerbs.source})(?=.{2})`, 'u')
  if (items.some((item) => item === '' || sentence.test(item.slice(shortestObject)))) return text
  const unit = words.listUnits.find(([, pattern]) => pattern.test(tail))?.[0] ?? words.listUnit
  const counted = `${text.slice(0, first)}${AND_OTHERS}${items.length + 1}${unit}`
  return tail.includes('\u3001') ? `${counted}${tail.slice(0, Math.max(0, tail.search(words.contentJoints)))}` : `${counted}${tail}`
}

/** "Provide all-round and lasting services" as "provide services": what stands between the verb and the last word of description. */
function withoutDescription(text: string, words: DraftingWords): string {
  const verb = verbsOf(text, words)
  const at = text.lastIndexOf(OF)
  const object = text.slice(at + 1)
  const between = text.slice(verb.length, Math.max(verb.length, at))
  if (verb === '' || at <= verb.length || [...object].length < shortestObject || words.secondVerbs.test(between)) return text
  return `${verb}${object}`
}

/** The first of two pieces of work joined by "and". */
function firstOfTwo(text: string, words: DraftingWords): string {
  const verb = verbsOf(text, words)
  const joint = new RegExp(`(?:${words.workJoints.source})`, 'u').exec(text.slice(verb.length + shortestObject))
  return joint === null ? text : text.slice(0, verb.length + shortestObject + joint.index)
}

/** "Support all kinds of ... to strengthen X" as "support strengthening X". */
function withoutMiddleman(text: string, words: DraftingWords): string {
  const verb = words.pivots.exec(text)?.[0]
  if (verb === undefined) return text
  const rest = text.slice(verb.length)
  const second = words.secondVerbs.exec(rest.slice(shortestObject))
  return second === null ? text : `${verb}${rest.slice(shortestObject + second.index)}`
}

/** One or two verbs at the head of a phrase that leave it an object. */
export function verbsOf(text: string, words: DraftingWords): string {
  const first = words.verbs.exec(text)?.[0] ?? ''
  const second = first === '' ? '' : (words.verbs.exec(text.slice(first.length))?.[0] ?? '')
  return text.length - first.length - second.length >= shortestObject ? `${first}${second}` : first
}
