import type { Desk } from '../draft.ts'
import type { YamlMap } from '../yaml-text.ts'
import type { Typed } from './parameter-values.ts'

/** A parameter as it will stand in the file of parameters. */
export interface ParameterDrafted {
  readonly name: string
  readonly content: YamlMap
  /** Of a value that takes the place of another: whether that one stands beside it. */
  readonly tellsChange?: boolean
}

/** The parameters of a draft, their names and ids each given once. */
export class ParameterBook {
  readonly declared = new Map<string, YamlMap>()
  private readonly ids = new Set<string>()

  /** A name nobody has yet. */
  name(wanted: string, desk: Desk): string {
    let free = wanted
    for (let round = 2; this.declared.has(free) || desk.around.takenNames.has(free); round++) free = `${wanted}${round}`
    return free
  }

  /** A parameter of the library that this figure gives a value: same name, one value, same dimension, not given here before. */
  inherits(wanted: string, { type, unit, range }: Typed, desk: Desk): boolean {
    if (range !== undefined) return false
    const dimension = desk.around.parameters.get(wanted)
    if (dimension === undefined || this.declared.has(wanted)) return false
    const zh = (id: string) => desk.context.plans.vocabulary.units.get(id)?.zh
    if (type === 'money') return dimension.split('/')[0] === 'yuan'
    return type === 'rate' ? dimension === '' : unit !== undefined && zh(dimension) === unit
  }

  id(wanted: string, desk: Desk): string {
    let free = wanted
    for (let round = 2; this.ids.has(free) || desk.around.takenIds.has(free); round++) free = `${wanted}_v${round}`
    this.ids.add(free)
    return free
  }
}
