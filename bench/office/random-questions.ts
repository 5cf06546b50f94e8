import { diceOf } from '../../tests/screening/settlement/random-world.ts'

/** The longest list of people, which has names. */
export const policy = 'unemployment_benefit'

/** Ids that rows of the list can be narrowed to, as the page learns them. */
export interface ListWords {
  readonly run: string
  readonly conditions: readonly { readonly id: string }[]
  readonly missing: readonly { readonly id: string }[]
  readonly sizes: readonly { readonly id: string }[]
}

const counties = [500101, 500102, 500103, 500104, 500105, 500106, 500107, 500108, 500112, 500113]

/** What somebody asks of the list: a filter, an order and a size, as the page sends them. */
export function randomQuestion(seed: number, words: ListWords) {
  const dice = diceOf(seed)
  const ids = (list: readonly { readonly id: string }[]) => [dice.pick(list.map(({ id }) => id))]
  const filter = {
    ...(dice.chance(0.5) ? { outcome: dice.shuffled(['eligible', 'needs_review', 'undetermined', 'ineligible']).slice(0, 2) } : {}),
    ...(dice.chance(0.3) ? { region: dice.shuffled(counties).slice(0, 2).map(String) } : {}),
    ...(words.conditions.length > 0 && dice.chance(0.2) ? { reason: ids(words.conditions) } : {}),
    ...(words.missing.length > 0 && dice.chance(0.2) ? { missing: ids(words.missing) } : {}),
    ...(dice.chance(0.2) ? { net: { from: String(dice.below(1_000_000)) } } : {}),
  }
  const sort = dice.chance(0.4)
    ? {}
    : { sort: { by: dice.pick(['net', 'gross', 'key', 'day', 'region']), direction: dice.pick(['asc', 'desc'] as const) } }
  // The page asks for the sums above its table each time.
  return { run: words.run, policy, filter, ...sort, size: dice.pick([20, 50, 100]), sums: true }
}
