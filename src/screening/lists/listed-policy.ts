import type { RunRecord } from '../runs/run-record.ts'
import type { ListRecord } from './list-record.ts'

/** A policy's list with what its masks stand for. */
export interface ListedPolicy {
  readonly policy: string
  readonly file: string
  readonly entity: string
  readonly keys: readonly string[]
  readonly isMonthly: boolean
  /** Ids of size classes by their stored codes. */
  readonly sizes: readonly string[]
  readonly variants: readonly ListedVariantNames[]
}

/** Ids by the bits they stand for: conditions from 0, reviews after them, then the result; missing facts in a mask of their own. */
export interface ListedVariantNames {
  readonly number: number
  readonly id: string
  readonly plan: string
  readonly conditions: readonly string[]
  readonly reviews: readonly string[]
  readonly missing: readonly string[]
}

/** Lays a list beside the variants that it numbers. */
export function listedPolicy(record: RunRecord, list: ListRecord): ListedPolicy {
  const variants = list.variants.map(({ id, plan, missing }, number) => {
    const variant = record.variants.find((each) => each.id === id)
    if (variant === undefined) throw new Error(`the list of ${list.policy} numbers ${id}, which the run does not have`)
    return {
      number,
      id,
      plan,
      conditions: variant.conditions.map((condition) => condition.id),
      reviews: variant.reviews.map((review) => review.id),
      missing: missing.map(({ key }) => key),
    }
  })
  const sizes = record.lists.sizes.map(({ id }) => id)
  return { policy: list.policy, file: list.file, entity: list.entity, keys: list.keys, isMonthly: list.isMonthly === true, sizes, variants }
}
