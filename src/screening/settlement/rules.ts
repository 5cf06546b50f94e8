import type { PayingVariant } from './settlement-input.ts'

/**
 * Puts together what shares one rule, so that a rule is applied once however many plans state it; in an order that does not hang on
 * how plans were read.
 */
export function byRule<R>(variants: readonly PayingVariant[], ruleOf: (variant: PayingVariant) => R | undefined): readonly Ruled<R>[] {
  const groups = new Map<string, { readonly rule: R; readonly variants: PayingVariant[] }>()
  for (const variant of variants) {
    const rule = ruleOf(variant)
    if (rule === undefined) continue
    const text = JSON.stringify(rule)
    const known = groups.get(text)
    if (known === undefined) groups.set(text, { rule, variants: [variant] })
    else known.variants.push(variant)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** A rule and the variants that state it. */
export interface Ruled<R> {
  readonly rule: R
  readonly variants: readonly PayingVariant[]
}
