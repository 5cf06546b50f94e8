import type { Lexicon } from '../../words/lexicon.ts'

/** Units that a prefix and a base make, such as kilowatts, and square and cubic lengths. */
function composedUnits({ measure_prefixes, measure_bases, measure_powers, lengths }: Lexicon['figures']): readonly string[] {
  const prefixes = ['', ...measure_prefixes]
  return [
    ...measure_bases.flatMap((base) => prefixes.map((prefix) => `${prefix}${base}`)),
    ...measure_powers.flatMap((power) => lengths.flatMap((length) => prefixes.map((prefix) => `${power}${prefix}${length}`))),
  ]
}

/** Every word that things are counted or measured by: those listed, units by their grammar, and the class of classifiers. */
export function countWords(figures: Lexicon['figures']): readonly string[] {
  return [...new Set([...figures.counts, ...composedUnits(figures), ...figures.classifiers])].filter(
    (word) => !figures.weak_counts.includes(word),
  )
}
