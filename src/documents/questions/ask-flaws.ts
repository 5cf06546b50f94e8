import type { Question } from '../document.ts'
import type { FlawMention } from '../mention.ts'
import { partAround } from '../mentions/part.ts'
import { only, type Passage, printed } from '../mentions/passages.ts'
import { variantOf } from '../mentions/reading.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

type Flaw = FlawMention['flaw']

/** Flaws that are told one by one; what is masked is gathered, because a text masks the same again and again. */
const codes: Readonly<Record<Exclude<Flaw, 'masked'>, string>> = {
  decimal_point: 'damaged_decimal',
  variant_character: 'variant_character',
  stray_text: 'stray_text',
  unclosed_bracket: 'unclosed_bracket',
  missing_unit: 'missing_unit',
  torn_number: 'torn_number',
}

/** Characters shown on both sides of a flaw. */
const around = 8

/** What is damaged, masked or does not belong, each with what it probably should be; never put right by itself. */
export function askFlaws(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const single = passages.flatMap((passage) =>
    only(passage, 'flaw').flatMap(({ mention, from, to }) => {
      if (mention.flaw === 'masked') return []
      const shown = mention.flaw === 'torn_number' ? withBlanks : printed
      const [text, context] = [shown(passage, from, to), shown(passage, Math.max(0, from - around), to + around)]
      return [asking(passage, codes[mention.flaw], from, to, { text, context, suggestion: mention.suggestion ?? '' })]
    }),
  )
  const variants = single.filter(({ code }) => code === codes.variant_character)
  const others = single.filter(({ code }) => code !== codes.variant_character)
  return [...others, ...variantsOf(passages, variants, reader), ...maskedFigures(passages, reader), ...maskedNames(passages, reader)]
}

/** What tore a number is shown as a blank. */
const withBlanks = ({ reading }: Passage, from: number, to: number) => reading.plain.slice(from, to).replaceAll(/\s/g, ' ')

/** More characters in another form than this, and the text is written so throughout. */
const few = 8

/** One question for a text that is written in traditional characters throughout. */
function variantsOf(passages: readonly Passage[], single: readonly Question[], reader: Reader): readonly Question[] {
  const places = passages.flatMap((passage) =>
    [...passage.reading.plain].flatMap((character, at) => {
      const usual = variantOf(character, reader)
      return usual === undefined ? [] : [{ passage, at, pair: `${character}\u2192${usual}` }]
    }),
  )
  const [first] = places
  if (first === undefined || places.length <= few) return single
  const text = [...new Set(places.map(({ pair }) => pair))].slice(0, 6).join('\u3001')
  return [asking(first.passage, 'variant_characters', first.at, first.at + 1, { count: String(places.length), text })]
}

/** Sums and counts left out, each by itself: nothing can be paid or counted by them. */
function maskedFigures(passages: readonly Passage[], reader: Reader): readonly Question[] {
  return passages.flatMap((passage) =>
    only(passage, 'flaw').flatMap(({ mention, from, to }) => {
      if (mention.flaw !== 'masked' || !isFigure(passage, to, reader)) return []
      return [
        asking(passage, 'masked_figure', from, to, {
          text: printed(passage, Math.max(from - around, partAround(passage.text, from, from).from), to + 4),
        }),
      ]
    }),
  )
}

/** A mask with a unit behind it stands for a number. */
function isFigure({ text }: Passage, to: number, reader: Reader): boolean {
  return reader.part(unitsOf).test(text.slice(to, to + 8))
}

const unitsOf = ({ characters, figures }: Lexicon) => {
  const powers = Object.entries(characters.powers).flatMap(([word, power]) => (Number(power) >= 2 ? [word] : []))
  const bounds = Object.values(figures.after).flat()
  return new RegExp(
    `^(?:${anyOf(powers)})*(?:(?:${anyOf([...figures.money, ...Object.keys(figures.currencies), ...figures.percent])})|(?:${anyOf(figures.counts)})(?=[,\\u3002;\\u3001]|$|${anyOf(bounds)}))`,
  )
}

/** Names of places and organs left out: once for the document. A masked year is asked for with the structure. */
function maskedNames(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const found = passages.flatMap((passage) =>
    only(passage, 'flaw')
      .filter(
        ({ mention, from, to }) =>
          mention.flaw === 'masked' &&
          !/^\d/.test(passage.text.slice(from)) &&
          !isInNumber(passage, from) &&
          !isFigure(passage, to, reader),
      )
      .map((each) => ({ passage, ...each })),
  )
  const [first] = found
  if (first === undefined) return []
  const clauses = new Set(found.map(({ passage }) => passage.clause.number))
  const samples = new Set(
    found.map(({ passage, from, to }) => `${printed(passage, from, to)}${/^[\u4E00-\u9FFF]{0,2}/.exec(passage.text.slice(to))?.[0] ?? ''}`),
  )
  return [
    asking(first.passage, 'masked_name', first.from, first.to, {
      count: String(found.length),
      clauses: [...clauses].join('\u3001'),
      text: [...samples].slice(0, 4).join('\u3001'),
    }),
  ]
}

/** The masked parts of a document's number are asked for with the reference. */
function isInNumber(passage: Passage, at: number): boolean {
  return only(passage, 'reference').some(({ mention, from, to }) => mention.number !== undefined && from <= at && at < to)
}
