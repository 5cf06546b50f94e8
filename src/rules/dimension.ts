/**
 * What a number counts: unit ids with exponents, written in canonical order, e.g. `yuan`, `yuan/person`, `person.month`.
 * The empty string is a plain ratio (a rate). Two numbers may be added or compared only when their dimensions are equal.
 */
export type Dimension = string

export const dimensionless: Dimension = ''

/** The dimension of a product (`sign` 1) or a quotient (`sign` −1). */
export function combineDimensions(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  const exponents = parse(left)
  for (const [unit, exponent] of parse(right)) exponents.set(unit, (exponents.get(unit) ?? 0) + sign * exponent)
  return format(exponents)
}

/** Canonical form of a written dimension, e.g. `month.person` → `month.person`, `yuan/person`. */
export function canonicalDimension(written: string): Dimension {
  return format(parse(written))
}

function parse(dimension: Dimension): Map<string, number> {
  const exponents = new Map<string, number>()
  if (dimension === dimensionless) return exponents
  const [above = '', ...below] = dimension.split('/')
  const add = (unit: string, sign: 1 | -1) => {
    if (unit !== '' && unit !== '1') exponents.set(unit, (exponents.get(unit) ?? 0) + sign)
  }
  for (const unit of above.split('.')) add(unit, 1)
  for (const part of below) for (const unit of part.split('.')) add(unit, -1)
  return exponents
}

function format(exponents: ReadonlyMap<string, number>): Dimension {
  const above: string[] = []
  const below: string[] = []
  for (const [unit, exponent] of [...exponents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (let i = 0; i < exponent; i++) above.push(unit)
    for (let i = 0; i > exponent; i--) below.push(unit)
  }
  if (below.length === 0) return above.join('.')
  return `${above.length === 0 ? '1' : above.join('.')}/${below.join('.')}`
}
