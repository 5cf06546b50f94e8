import { commonParts } from './common-parts.zh.ts'

/** Every two characters of a name that stand side by side, each pair as one number of 32 bits; a name with all of them may have the part. */
export function pairsOf(name: string): readonly number[] {
  const characters = [...name]
  const pairs = characters.slice(1).map((character, at) => pairOf(characters[at] ?? '', character))
  return [...new Set(pairs)]
}

// Two rare characters can share a number with two others: whoever looks for a part reads the name as well.
function pairOf(first: string, second: string): number {
  return (((first.codePointAt(0) ?? 0) << 16) ^ (second.codePointAt(0) ?? 0)) | 0
}

const commonPairs: ReadonlySet<number> = new Set(commonParts.flatMap((part) => [...pairsOf(part)]))

/** The pairs of a text that tell units from each other; none where it is only what nearly every name has. */
export function tellingPairsOf(text: string): readonly number[] {
  return pairsOf(text).filter((pair) => !commonPairs.has(pair))
}
