import type { Clause } from '../document.ts'

/** The readable text of a clause. */
export interface TextOfClause {
  readonly clause: Clause
  readonly text: string
}

/** From this share of its weight on a sentence repeats a clause. */
const enough = 0.5

/**
 * Finds the clause a sentence repeats: the one that holds most of its pairs of characters, those that few clauses have counting most.
 * Undefined where none holds half of them.
 */
export function likenessTo(texts: readonly TextOfClause[]): (sentence: string) => Clause | undefined {
  const held = texts.map(({ clause, text }) => ({ clause, pairs: pairsOf(text) }))
  const spread = new Map<string, number>()
  for (const { pairs } of held) for (const pair of pairs) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const weight = (pair: string) => Math.log(1 + texts.length / (spread.get(pair) ?? 0.5))
  return (sentence) => {
    const own = [...pairsOf(sentence)]
    const whole = own.reduce((sum, pair) => sum + weight(pair), 0)
    let best: { clause: Clause; share: number } | undefined
    for (const { clause, pairs } of held) {
      const share = own.reduce((sum, pair) => sum + (pairs.has(pair) ? weight(pair) : 0), 0) / whole
      if (share >= enough && share > (best?.share ?? 0)) best = { clause, share }
    }
    return best?.clause
  }
}

function pairsOf(text: string): ReadonlySet<string> {
  const words = text.replace(/[^\u4E00-\u9FFF\d%]/g, '')
  return new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)))
}
