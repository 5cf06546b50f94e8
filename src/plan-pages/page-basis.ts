import type { PlanSet } from '../plans/index.ts'
import type { Source } from '../rules/index.ts'
import { basisOf } from '../why/index.ts'
import type { PageBasis, PageItem } from './plan-page.ts'

/** What a source that a plan cites says of itself, as it goes out. */
export function pageBasis(source: Source, plan: string, set: PlanSet): PageBasis {
  const { text, standing, clause } = basisOf(source, plan, set)
  return { text, standing, clause: clause ?? null }
}

/** An item of a row, with what it does not have left empty. */
export function item(texts: readonly string[], more: Partial<Omit<PageItem, 'texts'>> = {}): PageItem {
  return { name: '', isAny: false, where: [], note: '', basis: null, ...more, texts: texts.filter((text) => text !== '') }
}
