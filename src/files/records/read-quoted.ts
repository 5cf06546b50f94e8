/** A quoted cell: where it ends, after the blanks behind its closing quote, and how many line breaks stand in it. */
export interface Quoted {
  readonly end: number
  readonly breaks: number
}

const [tab, lineFeed, carriageReturn, blank, quote, comma] = [9, 10, 13, 32, 34, 44]

/**
 * Reads the quoted cell whose opening quote stands at an offset. `unfinished` where the text so far ends first; `stray` where the quote
 * is never closed, or where something else than the end of a cell follows its closing.
 */
export function readQuoted(text: Buffer, from: number, isEnded: boolean): Quoted | 'unfinished' | 'stray' {
  let breaks = 0
  let at = from + 1
  for (;;) {
    const closing = text.indexOf(quote, at)
    if (closing < 0) return isEnded ? 'stray' : 'unfinished'
    for (let inside = at; inside < closing; inside++) {
      const byte = text[inside]
      if (byte === lineFeed || (byte === carriageReturn && text[inside + 1] !== lineFeed)) breaks++
    }
    if (closing + 1 >= text.length && !isEnded) return 'unfinished'
    if (text[closing + 1] === quote) {
      at = closing + 2
      continue
    }
    let end = closing + 1
    while (text[end] === blank || text[end] === tab) end++
    if (end >= text.length) return isEnded ? { end, breaks } : 'unfinished'
    const byte = text[end]
    return byte === comma || byte === lineFeed || byte === carriageReturn ? { end, breaks } : 'stray'
  }
}
