import type { CodeNames } from '../decisions/index.ts'
import type { ListRow, RunOnDisk } from '../screening/index.ts'
import { columnTitles, outcomeTerms, separator, statusTerms } from './exports.zh.ts'

/** A cell: a text, an amount in fen, or nothing. Codes and keys are texts: a spreadsheet would round or shorten them. */
export type ExportCell = string | { readonly fen: bigint } | undefined

export interface ExportColumn {
  readonly title: string
  readonly width: number
  readonly isAmount: boolean
  readonly cell: (row: ListRow) => ExportCell
}

/** The columns of an exported list, with what its codes and ids are called in the run. No names of anybody: a list has none. */
export function listColumns({ record }: RunOnDisk, policy: string, names: CodeNames): readonly ExportColumn[] {
  const variants = record.variants.filter((variant) => variant.policy === policy)
  const list = record.lists.policies.find((each) => each.policy === policy)
  const called = new Map<string, string>([
    ...variants.flatMap(({ conditions, reviews }) => [...conditions, ...reviews].map(({ id, zh }): [string, string] => [id, zh])),
    ...(list?.variants ?? []).flatMap(({ missing }) => missing.map(({ key, zh }): [string, string] => [key, zh])),
  ])
  const plans = new Map(record.plans.map(({ id, title, number }) => [id, number === '' ? title : number]))
  const sizes = new Map(record.lists.sizes.map(({ id, zh }) => [id, zh]))
  const all = (ids: readonly string[]) => (ids.length === 0 ? undefined : ids.map((id) => called.get(id) ?? id).join(separator))
  const fen = (value: bigint | undefined) => (value === undefined ? undefined : { fen: value })
  const cells: readonly (readonly [keyof typeof columnTitles, number, ExportColumn['cell'], boolean?])[] = [
    ['subject', 14, ({ subject }) => String(subject)],
    ['payee', 14, ({ payee }) => (payee === undefined ? undefined : String(payee))],
    ['plan', 20, ({ plan }) => plans.get(plan) ?? plan],
    ['outcome', 12, ({ outcome }) => outcomeTerms[outcome]],
    ['status', 14, ({ status }) => (status === undefined ? undefined : statusTerms[status])],
    ['net', 14, ({ net }) => fen(net), true],
    ['gross', 14, ({ gross }) => fen(gross), true],
    ['awaitingReview', 14, ({ awaitingReview }) => fen(awaitingReview), true],
    ['taken', 14, ({ taken }) => fen(taken), true],
    ['ceiling', 14, ({ ceiling }) => fen(ceiling), true],
    ['failed', 30, ({ failed }) => all(failed)],
    ['reviews', 30, ({ reviews }) => all(reviews)],
    ['missing', 30, ({ missing }) => all(missing)],
    ['day', 12, ({ day }) => day],
    ['due', 12, ({ due }) => due],
    ['regionCode', 10, ({ region }) => String(region)],
    ['region', 16, ({ region }) => names.region(region)],
    ['size', 8, ({ size }) => (size === undefined ? undefined : (sizes.get(size) ?? size))],
    ['industryCode', 10, ({ industry }) => industry],
    ['industry', 24, ({ industry }) => (industry === undefined ? undefined : names.industry(industry))],
  ]
  return cells.map(([id, width, cell, isAmount = false]) => ({ title: columnTitles[id], width, isAmount, cell }))
}
