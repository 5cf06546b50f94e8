/** A number in [0, n) that a key and a salt always give again. */
export function drawn(key: bigint, salt: number, n: number): number {
  const low = Number(BigInt.asUintN(32, key))
  const high = Number(BigInt.asUintN(32, key >> 32n))
  let mixed = Math.imul(low ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(high + salt, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % n
}

/** One of the characters of a text. */
export function characterOf(text: string, key: bigint, salt: number): string {
  return text.charAt(drawn(key, salt, text.length))
}
