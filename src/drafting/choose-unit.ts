import type { Desk } from './draft.ts'

/** A unit of the vocabulary, or the one closest to a unit it does not have. */
export function knownUnit(unit: string, line: number, desk: Desk): string {
  const known = [...desk.context.plans.vocabulary.units.values()].map(({ zh }) => zh)
  if (known.includes(unit)) return unit
  const used = unitNamed('piece', desk)
  desk.ask('unit_unknown', line, { unit, used })
  return used
}

/** What the vocabulary calls a unit; its first one where it has no such unit. */
export function unitNamed(id: string, desk: Desk): string {
  const { units } = desk.context.plans.vocabulary
  return (units.get(id) ?? [...units.values()][0])?.zh ?? ''
}
