/** A phrase of at most so many characters: cut at a joint where there is one, quotes and brackets not left open. */
export function shorten(text: string, most: number, joint: RegExp): string {
  const plain = text.replaceAll(/[\s\p{C}]+/gu, '')
  const characters = [...plain]
  if (characters.length <= most) return closed(plain)
  const head = characters.slice(0, most)
  for (let at = head.length - 1; at >= most / 3; at--) {
    const character = head[at] ?? ''
    const before = head.slice(0, at).join('')
    if (joint.test(character) && closed(before) === before) return before
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
