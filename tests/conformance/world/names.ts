import {
  type Checked,
  type ContextName,
  checkExpression,
  type DefinitionShape,
  type FunctionEntry,
  type Names,
  type Node,
  type ParameterShape,
  parseExpression,
} from '../../../src/rules/index.ts'
import { vocabulary } from './vocabulary.ts'

export const functions: ReadonlyMap<string, FunctionEntry> = new Map<string, FunctionEntry>([
  ['not', { function: 'not' }],
  ['count', { function: 'count' }],
  ['sum', { function: 'sum' }],
  ['min', { function: 'min' }],
  ['max', { function: 'max' }],
  ['mean', { function: 'mean' }],
  ['较大者', { function: 'larger' }],
  ['较小者', { function: 'smaller' }],
  ['属于前缀', { function: 'has_prefix' }],
  ['整月数', { function: 'whole_months_between' }],
  ['周岁', { function: 'years_between' }],
  ['天数', { function: 'days_between' }],
  ['加月', { function: 'add_months' }],
  ['加天', { function: 'add_days' }],
  ['所在月', { function: 'month_of' }],
  ['所在年', { function: 'year_of' }],
  ['月末', { function: 'last_day_of_month' }],
  ['四舍五入到分', { function: 'round', mode: 'half_away', scale: 2 }],
  ['四舍五入取整', { function: 'round', mode: 'half_away', scale: 0 }],
  ['向下取整', { function: 'round', mode: 'down', scale: 0 }],
  ['向上到角', { function: 'round', mode: 'up', scale: 1 }],
  ['向下到分', { function: 'round', mode: 'down', scale: 2 }],
  ['四舍五入四位', { function: 'round', mode: 'half_away', scale: 4 }],
])

export const contexts: ReadonlyMap<string, ContextName> = new Map<string, ContextName>([
  ['筛查日', 'screening_date'],
  ['基准年度', 'base_year'],
  ['基准年初', 'base_year_start'],
  ['基准年末', 'base_year_end'],
  ['年初', 'year_start'],
  ['年末', 'year_end'],
])

/** A definition as an author writes it, or one built in code where the author's form is not an expression. */
export interface WrittenDefinition {
  readonly id: string
  readonly zh: string
  readonly entity: string
  readonly body: string | ((names: Names) => Node)
}

/** Checks definitions when they are first used. */
export class TestNames implements Names {
  readonly vocabulary = vocabulary
  readonly functions = functions
  readonly contexts = contexts
  readonly parameters: ReadonlyMap<string, ParameterShape>
  readonly definitions: Names['definitions']
  readonly shapes = new Map<string, DefinitionShape>()
  private readonly written: WrittenDefinition[] = []
  private readonly open = new Set<string>()

  constructor(parameters: readonly ParameterShape[]) {
    this.parameters = new Map(parameters.map((parameter) => [parameter.zh, parameter]))
    this.definitions = {
      find: (entity, zh) => this.find(entity, zh),
      byId: (id) => this.shapes.get(id),
      namesOf: (entity) => this.written.filter((each) => each.entity === entity).map((each) => each.zh),
    }
  }

  /** Adds a definition and checks it; false where it does not check, and then it is not there. */
  add(definition: WrittenDefinition): boolean {
    this.written.push(definition)
    const found = this.find(definition.entity, definition.zh)
    if (typeof found === 'object') return true
    this.written.pop()
    return false
  }

  /** Reads and checks an expression about one entity. */
  check(text: string, entity: string): Checked {
    const parsed = parseExpression(text)
    if (!parsed.ok) return { node: undefined, problems: parsed.problems }
    return checkExpression(parsed.expression, entity, this)
  }

  /** A checked expression; throws where the text does not check, because a test wrote it. */
  node(text: string, entity: string): Node {
    const { node, problems } = this.check(text, entity)
    if (node === undefined) throw new Error(`${text}: ${JSON.stringify(problems)}`)
    return node
  }

  private find(entity: string, zh: string): DefinitionShape | 'cycle' | 'broken' | undefined {
    const definition = this.written.find((each) => each.entity === entity && each.zh === zh)
    if (definition === undefined) return undefined
    const known = this.shapes.get(definition.id)
    if (known !== undefined) return known
    if (this.open.has(definition.id)) return 'cycle'
    this.open.add(definition.id)
    const body = typeof definition.body === 'string' ? this.check(definition.body, entity).node : definition.body(this)
    this.open.delete(definition.id)
    if (body === undefined) return 'broken'
    const shape = { id: definition.id, zh, entity, body }
    this.shapes.set(definition.id, shape)
    return shape
  }
}
