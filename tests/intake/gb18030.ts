/** Two bytes for each character of the GBK plane; the platform decodes this encoding and does not write it. */
const bytesOf = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue
    const character = decoder.decode(Uint8Array.from([lead, trail]))
    if (character.length === 1 && character !== '\uFFFD' && !bytesOf.has(character)) bytesOf.set(character, [lead, trail])
  }

/** A text as bytes of GB18030; throws for what needs four bytes. */
export function gb18030Of(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => {
    if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)]
    const pair = bytesOf.get(character)
    if (pair === undefined) throw new Error(`no two bytes for ${character}`)
    return [...pair]
  })
  return Uint8Array.from(bytes)
}
