import { type Hit, partAt, sentenceAt } from './passage.ts'
import type { Claim } from './plan-line.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

type Payee = Extract<Claim, { kind: 'payee' }>

/**
 * Whom a clause pays: the one it says something is given to; where it says nothing of the kind, the one a granting sentence begins
 * with, who acts and is granted something for it.
 */
export function payeeMissing({ entity, as }: Payee, said: TermsSaid): readonly Missing[] {
  const called = as === undefined || entity !== 'organisation' ? [] : said.wordsOfField(as.entity, as.field)
  // Who is something to the record goes by what it is there, not by what it is besides.
  if (called.length > 0 && said.find(called).length === 0) return [{ kind: 'payee', sought: called }]
  const wanted = said.wordsOfPayee(entity)
  const { text } = said.passage
  const grants = new Map(
    said
      .find(said.marks.pays)
      .map((hit) => sentenceAt(said.passage, hit.from))
      .map((sentence) => [sentence.from, sentence]),
  )
  const sentences = [...grants.values()]
  const inSentence = (hits: readonly Hit[], { from, to }: Hit) => hits.filter((hit) => from <= hit.from && hit.to <= to)
  const ours = said.find(wanted)
  const given = said.find(said.marks.given_to.map((word) => `${word}[^0-9,\\u3002;!?\\n]{0,10}`))
  const isGiven = ours.some((hit) => given.some((each) => each.from < hit.from && hit.from <= each.to))
  if (isGiven) return []
  const others = said.find(['firm', 'person', 'organisation'].flatMap((party) => said.wordsOfPayee(party)))
  const isOtherGiven = others.some(
    (hit) => !ours.some((each) => each.from === hit.from) && given.some((each) => each.from < hit.from && hit.from <= each.to),
  )
  // Who is taken on is not who is paid, where what follows is said of those who take them on.
  const isTakenOn = (hit: Hit) => {
    const part = partAt(said.passage, hit.from)
    const [ofWhom] = said.marks.attributive.flatMap((word) => {
      const at = text.indexOf(word, hit.to)
      return at < 0 || at >= part.to ? [] : [at]
    })
    const isBehindVerb = inSentence(said.find(said.marks.employs), { from: part.from, to: hit.from }).length > 0
    return (
      ofWhom !== undefined && isBehindVerb && inSentence(said.find(said.wordsOfPayee('firm')), { from: ofWhom, to: part.to }).length > 0
    )
  }
  const begins = sentences.some((sentence) => {
    const first = inSentence(others, sentence).sort((a, b) => a.from - b.from)[0]
    const mine = inSentence(called.length > 0 ? said.find(called) : ours, sentence)
      .filter((hit) => !isTakenOn(hit))
      .sort((a, b) => a.from - b.from)[0]
    if (first === undefined || mine === undefined) return false
    // Between who acts and whom it acts on stands what is done: take on, train, keep.
    const acts = said.find(said.marks.employs).some((verb) => first.to <= verb.from && verb.to <= mine.from)
    const isFor = marksBefore(text.slice(first.to, mine.from), said.marks.acts_for)
    return mine.from <= first.from || (!acts && !isFor && !text.slice(first.from, mine.from).includes(','))
  })
  return begins && !isOtherGiven ? [] : [{ kind: 'payee', sought: wanted }]
}

/** Whether what comes next is named right behind one of some words. */
const marksBefore = (between: string, words: readonly string[]): boolean =>
  words.some((word) => between.includes(word) && between.length - between.lastIndexOf(word) - word.length <= NEAREST)

const NEAREST = 3
