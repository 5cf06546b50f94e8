type Range = readonly [from: number, to: number]

/** What takes two bytes: a first and a second byte in these ranges. */
const twoBytes: { readonly first: Range; readonly second: Range } = { first: [0x81, 0xfe], second: [0x40, 0xfe] }
/** What takes four bytes and stands below 0x10000, in the order of its codes. */
const fourBytesBelow = 39_420
/** Where the codes from 0x10000 on begin among those of four bytes. */
const fourBytesAbove = 189_000

let table: ReadonlyMap<number, Buffer> | undefined

/** A text in GB18030; undefined where it has something that is no character. The runtime decodes this encoding and does not encode it. */
export function encodeGb18030(text: string): Buffer | undefined {
  table ??= tableOfDecoder()
  const bytes = Buffer.allocUnsafe(text.length * 4)
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) {
      bytes[length++] = code
      continue
    }
    const written = code > 0xffff ? fourBytes(fourBytesAbove + code - 0x10000) : table.get(code)
    if (written === undefined) return undefined
    length += written.copy(bytes, length)
  }
  return bytes.subarray(0, length)
}

/** The inverse of what the decoder reads, made once: what is written is what it reads back. */
function tableOfDecoder(): ReadonlyMap<number, Buffer> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<number, Buffer>()
  const keep = (bytes: Buffer) => {
    const text = decoder.decode(bytes)
    const code = text.codePointAt(0) ?? 0
    // Two bytes come first; a character has one way to be written.
    if ([...text].length === 1 && code >= 0x80 && code !== 0xfffd && !found.has(code)) found.set(code, bytes)
  }
  for (let first = twoBytes.first[0]; first <= twoBytes.first[1]; first++)
    for (let second = twoBytes.second[0]; second <= twoBytes.second[1]; second++) if (second !== 0x7f) keep(Buffer.from([first, second]))
  for (let at = 0; at < fourBytesBelow; at++) keep(fourBytes(at))
  return found
}

/** The four bytes at a place of their order: the second and fourth count from 0x30 to 0x39, the first and third from 0x81 on. */
function fourBytes(at: number): Buffer {
  return Buffer.from([
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ])
}
