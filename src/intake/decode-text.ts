type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Text out of bytes, or why it is none. */
export type Decoded = { readonly text: string; readonly encoding: Encoding } | 'binary' | 'unknown_encoding'

/** How much of a text must be letters, signs and blanks that Chinese documents use. */
const LEAST_SHARE = 0.85
const SAMPLE = 200_000

/** Finds out the encoding: a byte-order mark, valid UTF-8, or the reading that looks like Chinese. */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes)
  if (marked !== undefined) {
    const text = decoded(bytes, marked)
    return text === undefined ? 'unknown_encoding' : acceptable(text, marked)
  }
  const utf8 = decoded(bytes, 'utf-8')
  if (utf8 !== undefined && !hasControls(utf8)) return acceptable(utf8, 'utf-8')
  const readings = (['gb18030', 'utf-16le', 'utf-16be'] as const).flatMap((encoding) => {
    if (encoding !== 'gb18030' && bytes.length % 2 === 1) return []
    const text = decoded(bytes, encoding)
    return text === undefined || hasControls(text) ? [] : [{ text, encoding, share: shareOfKnown(text) }]
  })
  const [best] = readings.sort((a, b) => b.share - a.share)
  if (best !== undefined && best.share >= LEAST_SHARE) return { text: best.text, encoding: best.encoding }
  return looksBinary(bytes) ? 'binary' : 'unknown_encoding'
}

function acceptable(text: string, encoding: Encoding): Decoded {
  return hasControls(text) ? 'binary' : { text, encoding }
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Control characters no text has; one in a thousand is forgiven, as old programs leave some. */
function hasControls(text: string): boolean {
  let count = 0
  const length = Math.min(text.length, SAMPLE)
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0) return true
    if ((code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a) || (code >= 0x7f && code < 0x85)) count++
  }
  return count * 1000 > length
}

function shareOfKnown(text: string): number {
  let known = 0
  const length = Math.min(text.length, SAMPLE)
  for (let at = 0; at < length; at++) if (isKnown(text.charCodeAt(at))) known++
  return length === 0 ? 0 : known / length
}

function isKnown(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fa5) ||
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0x09 && code <= 0x0d) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff5e) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2460 && code <= 0x249b) ||
    code === 0xb7 ||
    code === 0xa0
  )
}

function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE)
  let controls = 0
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls++
  }
  return controls * 100 > length
}
