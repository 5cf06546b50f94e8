/** Brackets, quotes and titles: what stands inside one is a piece of its own and parts nothing outside. */
const pairs: Readonly<Record<string, string>> = {
  '(': ')',
  '\uFF08': '\uFF09',
  '[': ']',
  '\uFF3B': '\uFF3D',
  '\u3014': '\u3015',
  '\u3010': '\u3011',
  '\u300A': '\u300B',
  '\u201C': '\u201D',
}
const closing: ReadonlyMap<string, string> = new Map(Object.entries(pairs).map(([open, close]) => [close, open]))

/** A bracket that closes later than this was never closed where it was meant to be. */
const LONGEST_BRACKET = 200

/** Stands for a character inside a bracket: a letter to every pattern, and no sign that parts anything. */
const INSIDE = '\uF8FF'

/** Parts of a sentence stand between these. */
export const PART_SIGNS = '\uFF0C,\uFF1A:'

/** A stretch of a text, by its places. */
export interface Stretch {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The text with what stands inside brackets hidden: as long as before, so that what is found in it has its place in the text. */
export function withoutInsides(text: string): string {
  const hidden = [...text.split('')]
  const open: { readonly sign: string; readonly at: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\n') open.length = 0
    else if (pairs[sign] !== undefined) open.push({ sign, at })
    else if (closing.has(sign)) {
      const depth = open.findLastIndex((each) => each.sign === closing.get(sign))
      const start = open[depth]?.at
      if (start === undefined) continue
      open.length = depth
      if (at - start <= LONGEST_BRACKET) hidden.fill(INSIDE, start + 1, at)
    }
  }
  return hidden.join('')
}

/** The stretches of a text that hold none of the signs outside brackets. */
export function stretchesOf(text: string, signs: string): readonly Stretch[] {
  return [...withoutInsides(text).matchAll(new RegExp(`[^${signs}]+`, 'gu'))].map(({ 0: found, index }) => ({
    text: text.slice(index, index + found.length),
    from: index,
    to: index + found.length,
  }))
}

/** Parts a text wherever the pattern matches outside brackets. */
export function splitOutside(text: string, joint: RegExp): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (const { 0: found, index } of withoutInsides(text).matchAll(new RegExp(joint.source, 'gu'))) {
    parts.push(text.slice(from, index))
    from = index + found.length
  }
  return [...parts, text.slice(from)]
}
