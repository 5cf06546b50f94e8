import {
  checkExpression,
  type DefinitionShape,
  type Definitions,
  type ExpressionProblem,
  type Names,
  type Node,
  parseExpression,
  type Type,
} from '../../rules/index.ts'
import type { BlockReader, Entries, Located } from './block-reader.ts'
import { pairsOf, textOf } from './yaml-source.ts'

/** A definition as written, not yet checked: what it means depends on the plan it is used in. */
export interface RawDefinition {
  readonly id: string
  readonly zh: string
  readonly entity: string
  readonly at: Located
  readonly keyAt: Located
  readonly entries: Entries
}

/** Reports a problem of an expression at its place in the file. */
export function reportExpression(reader: BlockReader, at: Located, problems: readonly ExpressionProblem[]): void {
  const expression = at.source.expression(at.node)
  for (const problem of problems) {
    const place = 'text' in expression ? expression.at(problem.span.from, problem.span.to) : at.source.placeOf(at.node)
    const isFollowing = (problem.code === 'unknown_name' || problem.code === 'misspelt_name') && reader.broken.has(problem.with.found ?? '')
    reader.problems.push({ code: isFollowing ? 'parameter_broken' : problem.code, severity: 'error', at: place, with: problem.with })
  }
}

/** Parses and checks an expression standing in YAML; problems go to the reader. */
export function checkAt(reader: BlockReader, at: Located, entity: string, names: Names): Node | undefined {
  const written = at.source.expression(at.node)
  if (!('text' in written)) {
    reader.problems.push(written)
    return undefined
  }
  const parsed = parseExpression(written.text)
  if (!parsed.ok) {
    reportExpression(reader, at, parsed.problems)
    return undefined
  }
  const checked = checkExpression(parsed.expression, entity, names)
  reportExpression(reader, at, checked.problems)
  return checked.node
}

/** Definitions in force for one plan, checked when first used; what is used by nobody is checked by `checkAll`. */
export class PlanDefinitions implements Definitions {
  private readonly raws: readonly RawDefinition[]
  private readonly reader: BlockReader
  private readonly state = new Map<RawDefinition, DefinitionShape | 'checking' | 'broken'>()
  private names: Names | undefined

  constructor(raws: readonly RawDefinition[], reader: BlockReader) {
    this.raws = raws
    this.reader = reader
  }

  /** Names and definitions need each other; the names are given once they exist. */
  use(names: Names): void {
    this.names = names
  }

  find(entity: string, zh: string): DefinitionShape | 'cycle' | 'broken' | undefined {
    const raw = this.raws.find((candidate) => candidate.entity === entity && candidate.zh === zh)
    return raw === undefined ? undefined : this.resolve(raw)
  }

  byId(id: string): DefinitionShape | undefined {
    for (const shape of this.state.values()) if (typeof shape === 'object' && shape.id === id) return shape
    return undefined
  }

  namesOf(entity: string): readonly string[] {
    return this.raws.filter((raw) => raw.entity === entity).map((raw) => raw.zh)
  }

  /** Every definition that has been checked, by id. */
  checked(): ReadonlyMap<string, DefinitionShape> {
    const shapes = [...this.state.values()].filter((shape) => typeof shape === 'object')
    return new Map(shapes.map((shape) => [shape.id, shape]))
  }

  private resolve(raw: RawDefinition): DefinitionShape | 'cycle' | 'broken' {
    const known = this.state.get(raw)
    if (known === 'checking') return 'cycle'
    if (known !== undefined) return known
    this.state.set(raw, 'checking')
    const body = this.body(raw)
    const confidence = this.reader.wordOf<'high' | 'medium' | 'low'>('confidence', raw.entries, 'confidence')
    const shape = body === undefined ? 'broken' : { id: raw.id, zh: raw.zh, entity: raw.entity, body, confidence }
    this.state.set(raw, shape)
    return shape
  }

  private body(raw: RawDefinition): Node | undefined {
    const value = raw.entries.get('value')
    if (value !== undefined) return checkAt(this.reader, value, raw.entity, this.requireNames())
    const ways = raw.entries.get('ways')
    const strategy = raw.entries.get('strategy')
    if (ways === undefined || strategy === undefined) return undefined
    return this.strategy(raw, strategy, ways)
  }

  /** Named ways to compute the same thing; which one holds is a parameter of the place. */
  private strategy(raw: RawDefinition, strategy: Located, ways: Located): Node | undefined {
    const names = this.requireNames()
    const zh = textOf(strategy.node) ?? ''
    const parameter = names.parameters.get(zh)
    if (parameter?.kind !== 'value' || parameter.type.kind !== 'enumeration')
      return this.reader.problem(strategy, 'strategy_needs_enumeration', { found: zh })
    const values = names.vocabulary.enumerations.get(parameter.type.enumeration)?.values ?? []
    const before = this.reader.problems.length
    const checked = new Map<bigint, Node>()
    for (const pair of pairsOf(ways.node)) {
      const code = values.findIndex((value) => value.zh === pair.key)
      if (code < 0) {
        this.reader.problem({ node: pair.keyNode, source: ways.source }, 'unknown_word', {
          found: pair.key,
          known: values.map((v) => v.zh).join(' '),
        })
        continue
      }
      const node = checkAt(this.reader, { node: pair.value, source: ways.source }, raw.entity, names)
      if (node !== undefined) checked.set(BigInt(code), node)
    }
    const absent = values.filter((_, code) => !checked.has(BigInt(code)))
    if (absent.length > 0 && this.reader.problems.length > before) return undefined
    if (absent.length > 0) return this.reader.problem(ways, 'strategy_incomplete', { missing: absent.map((value) => value.zh).join(' ') })
    return this.joinWays(ways, parameter.id, checked)
  }

  private joinWays(at: Located, parameter: string, ways: ReadonlyMap<bigint, Node>): Node | undefined {
    const [first, ...rest] = [...ways.values()]
    if (first === undefined) return this.reader.problem(at, 'strategy_incomplete', { missing: '' })
    const differs = rest.some((way) => way.type.kind !== first.type.kind || first.type.kind === 'number' || first.type.kind === 'ratio')
    const type: Type = first.type
    // Numbers would need one scale for all ways; a strategy answers a question, so every way is true or false (or one enumeration).
    if (differs) return this.reader.problem(at, 'strategy_types_differ')
    return { kind: 'strategy', parameter, ways, type, span: first.span }
  }

  private requireNames(): Names {
    if (this.names === undefined) throw new Error('definitions are used before their names exist')
    return this.names
  }
}
