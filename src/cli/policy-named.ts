import { suggest } from '../rules/index.ts'
import { UsageFailure } from './line/options.ts'
import { texts } from './messages.zh.ts'

/** A policy by its id and its official name. */
interface NamedPolicy {
  readonly id: string
  readonly zh: string
}

/** The id of the policy that was typed by its id, its official name, or what only one name holds; refused where it is none or several. */
export function policyNamed(typed: string, stated: Iterable<NamedPolicy>): string {
  const all = [...stated]
  const matching = [isId(typed), isName(typed), holds(typed)].map((fits) => new Set(all.filter(fits).map(({ id }) => id)))
  const found = matching.find((ids) => ids.size > 0) ?? new Set()
  const [only] = found
  if (only !== undefined && found.size === 1) return only
  if (found.size > 1) throw new UsageFailure(texts.severalPolicies(typed, [...found]))
  const names = new Map(all.flatMap(({ id, zh }) => [[id, id] as const, [zh, id] as const]))
  const write = suggest(typed, names.keys())
  throw new UsageFailure(texts.unknownPolicy(typed, write, [...new Set(names.values())].sort()))
}

const isId =
  (typed: string) =>
  ({ id }: NamedPolicy): boolean =>
    id === typed
const isName =
  (typed: string) =>
  ({ zh }: NamedPolicy): boolean =>
    zh === typed
const holds =
  (typed: string) =>
  ({ zh }: NamedPolicy): boolean =>
    typed !== '' && zh.includes(typed)
