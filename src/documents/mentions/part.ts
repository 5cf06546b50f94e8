/** Places in a text between which a figure is read: its own part up to the commas, its sentence up to the stops. */
export interface Part {
  readonly text: string
  readonly from: number
  readonly to: number
}

const longestPart = 90
const longestSentence = 240

/** The part of the sentence around a place, between commas and stops; \u3002 is the full stop. */
export function partAround(text: string, from: number, to: number): Part {
  return between(text, from, to, longestPart, /[,\u3002;:\n]/)
}

/** The sentence around a place. */
export function sentenceAround(text: string, from: number, to: number): Part {
  return between(text, from, to, longestSentence, /[\u3002;\n]/)
}

function between(text: string, from: number, to: number, most: number, stop: RegExp): Part {
  let start = from
  while (start > 0 && from - start < most && !stop.test(text.charAt(start - 1))) start--
  let end = to
  while (end < text.length && end - to < most && !stop.test(text.charAt(end))) end++
  return { text: text.slice(start, end), from: start, to: end }
}
