import { AND_OTHERS } from './script.zh.ts'

const ELISION = '\u2026'
/** Longest title of a document that is written out inside a phrase. */
const longestTitle = 14
const shortestTail = 4
const longestTail = 12
const shortestHead = 2

/**
 * A phrase of at most so many characters. A longer one keeps its beginning and its end, which bear verb and noun, and leaves out
 * the middle; quotes and brackets are not left open.
 */
export function shorten(text: string, most: number, joint: RegExp): string {
  const characters = [...shortTitles(text.replaceAll(/[\s\p{C}]+/gu, ''))]
  if (characters.length <= most) return closed(characters.join(''))
  return withoutMiddle(characters, most, joint) ?? withLastWords(characters, most) ?? cutAtJoint(characters, most, joint)
}

/** Titles of documents keep their beginning and their end. */
function shortTitles(text: string): string {
  return text.replaceAll(/\u300A([^\u300A\u300B]+)\u300B/g, (whole, title: string) => {
    const characters = [...title]
    if (characters.length <= longestTitle) return whole
    return `\u300A${characters.slice(0, 8).join('')}${ELISION}${characters.slice(-4).join('')}\u300B`
  })
}

function withoutMiddle(characters: readonly string[], most: number, joint: RegExp): string | undefined {
  const longest = Math.min(longestTail, most - shortestHead - 1)
  for (let at = characters.length - longest - 1; at < characters.length - shortestTail; at++) {
    if (!joint.test(characters[at] ?? '')) continue
    const tail = characters.slice(at + 1).join('')
    const head = headOf(characters.slice(0, Math.min(at, most - [...tail].length - 1)), joint)
    if ([...head].length >= shortestHead && closed(tail) === tail) return `${head}${ELISION}${tail}`
  }
  return undefined
}

/** Words are mostly of two characters: the last four end a phrase better than a cut anywhere. */
function withLastWords(characters: readonly string[], most: number): string | undefined {
  let from = characters.length - shortestTail
  // Neither a number nor a word before "and others" is cut in two.
  const others = characters.indexOf(AND_OTHERS, from)
  if (others >= 0 && others - from < 2) from = others - 2
  while (from > 0 && /[\d.%]/.test(characters[from - 1] ?? '')) from--
  const tail = characters.slice(from).join('')
  const head = closed(characters.slice(0, Math.min(from, most - [...tail].length - 1)).join(''))
  return closed(tail) === tail && [...head].length > most / 2 ? `${head}${ELISION}${tail}` : undefined
}

/** As much of a beginning as ends at a joint, or all of it where that leaves too little. */
function headOf(characters: readonly string[], joint: RegExp): string {
  for (let at = characters.length - 1; at >= shortestHead; at--) {
    const before = characters.slice(0, at).join('')
    if (joint.test(characters[at] ?? '') && closed(before) === before) return before
  }
  return closed(characters.join(''))
}

function cutAtJoint(characters: readonly string[], most: number, joint: RegExp): string {
  const head = characters.slice(0, most)
  for (let at = head.length - 1; at >= most / 3; at--) {
    const before = head.slice(0, at).join('')
    if (joint.test(head[at] ?? '') && closed(before) === before) return before
  }
  return closed(head.join(''))
}

const pairs: Readonly<Record<string, string>> = {
  '\u201C': '\u201D',
  '\u300A': '\u300B',
  '\uFF08': '\uFF09',
  '(': ')',
  '\u3008': '\u3009',
  '\u3014': '\u3015',
  '[': ']',
}

/** The text before the first bracket or quote that is never closed, and without closing signs nothing opened. */
function closed(text: string): string {
  const open: { readonly sign: string; readonly at: number }[] = []
  let kept = ''
  for (const character of text) {
    const close = pairs[character]
    if (close !== undefined) open.push({ sign: close, at: kept.length })
    else if (Object.values(pairs).includes(character)) {
      if (open.at(-1)?.sign !== character) continue
      open.pop()
    }
    kept += character
  }
  const [first] = open
  if (first === undefined) return kept
  // A quote at the very beginning would leave nothing.
  return first.at === 0 ? kept.slice(1) : kept.slice(0, first.at)
}
