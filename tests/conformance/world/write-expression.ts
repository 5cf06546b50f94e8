import { combineDimensions, someNode, type Type, typeOfField } from '../../../src/rules/index.ts'
import type { Dice } from './dice.ts'
import { contexts, type TestNames } from './names.ts'
import { entityOf, vocabulary } from './vocabulary.ts'

/** Where a piece of text will stand: about which record, and inside which filter. */
interface Place {
  readonly entity: string
  /** The record outside the filter, or undefined at the top. */
  readonly outer: string | undefined
  /** What a quantifier calls its element. */
  readonly variable: string | undefined
}

interface Member {
  readonly text: string
  readonly type: Type
}

const dimensions = ['person', 'month', 'year', 'day', 'yuan', '', 'month.person', 'item', 'yuan/person']
const comparisons = ['=', '!=', '<', '<=', '>', '>=']
const roundings = ['四舍五入到分', '四舍五入取整', '向下取整', '向上到角', '向下到分', '四舍五入四位']

/** Writes expressions of a wanted type at random, the way an author would spell them. Most of them check; the caller drops the rest. */
export class ExpressionWriter {
  private readonly dice: Dice
  private readonly names: TestNames

  constructor(dice: Dice, names: TestNames) {
    this.dice = dice
    this.names = names
  }

  boolean(entity: string, depth: number): string {
    return this.truth({ entity, outer: undefined, variable: undefined }, depth)
  }

  number(entity: string, dimension: string, depth: number): string {
    return this.quantity({ entity, outer: undefined, variable: undefined }, dimension, depth)
  }

  ratio(entity: string, depth: number): string {
    return this.quotient({ entity, outer: undefined, variable: undefined }, depth).text
  }

  date(entity: string, depth: number): string {
    return this.day({ entity, outer: undefined, variable: undefined }, depth)
  }

  private truth(place: Place, depth: number): string {
    const { dice } = this
    if (depth <= 0) return this.leafTruth(place)
    switch (dice.roll(16)) {
      case 0:
      case 1:
        return `(${this.truth(place, depth - 1)} and ${this.truth(place, depth - 1)})`
      case 2:
      case 3:
        return `(${this.truth(place, depth - 1)} or ${this.truth(place, depth - 1)} or ${this.truth(place, depth - 2)})`
      case 4:
        return `not(${this.truth(place, depth - 1)})`
      case 5:
        return `(if ${this.truth(place, depth - 1)} then ${this.truth(place, depth - 1)} else ${this.truth(place, depth - 2)})`
      case 6:
        return this.quantified(place, depth)
      case 7:
      case 8:
        return this.membership(place, depth)
      case 9:
        return this.quotientComparison(place, depth)
      case 10:
        return `(${this.day(place, depth - 1)} ${dice.pick(comparisons)} ${this.day(place, depth - 1)})`
      case 11: {
        const [span, limit] = dice.pick([
          ['整月数', '月数线'],
          ['周岁', '年数线'],
          ['天数', '天数线'],
        ])
        return `(${span}(${this.day(place, 0)}, ${this.day(place, 0)}) ${dice.pick(comparisons)} ${limit})`
      }
      default: {
        const dimension = dice.pick(dimensions)
        return `(${this.quantity(place, dimension, depth - 1)} ${dice.pick(comparisons)} ${this.quantity(place, dimension, depth - 1)})`
      }
    }
  }

  private leafTruth(place: Place): string {
    const { dice } = this
    switch (dice.roll(7)) {
      case 0:
        return dice.once(3) ? `(${this.member(place, 'boolean') ?? 'true'} and true)` : (this.member(place, 'boolean') ?? 'false')
      case 1: {
        const text = this.member(place, 'text')
        return text === undefined ? 'true' : `属于前缀(${text}, ${dice.pick(['行业前缀', '分期行业前缀'])})`
      }
      case 2: {
        const [left, right] = [this.member(place, 'text'), this.member(place, 'text')]
        return left === undefined ? 'false' : `(${left} ${dice.pick(['=', '!='])} ${right})`
      }
      case 3: {
        const region = this.member(place, 'region')
        return region === undefined ? 'true' : `(${region} ${dice.pick(['=', '!='])} 本地)`
      }
      case 4:
        return this.choice(place)
      case 5:
        return `(${this.month(place)} ${dice.pick(comparisons)} ${this.month(place)})`
      default: {
        const dimension = dice.pick(dimensions)
        return `(${this.quantity(place, dimension, 0)} ${dice.pick(comparisons)} ${this.quantity(place, dimension, 0)})`
      }
    }
  }

  /** A comparison of enumeration values, in each of its spellings. */
  private choice(place: Place): string {
    const { dice } = this
    const enumeration = dice.pick(['size', 'kind'])
    const field = this.enumerated(place, enumeration)
    const values = vocabulary.enumerations.get(enumeration)?.values.map((value) => value.zh) ?? []
    const first = dice.roll(values.length)
    if (dice.once(3)) return `(${field} in (${values[first]}, ${values[(first + 1) % values.length]}))`
    if (enumeration === 'kind' && dice.once(3)) return `(优待类别 ${dice.pick(['=', '!='])} ${field})`
    return `(${field} ${dice.pick(['=', '!='])} ${values[first]})`
  }

  private enumerated(place: Place, enumeration: string): string {
    const fields = this.members(place).filter((each) => each.type.kind === 'enumeration' && each.type.enumeration === enumeration)
    return fields.length === 0 ? (enumeration === 'kind' ? '优待类别' : '大型') : this.dice.pick(fields).text
  }

  private membership(place: Place, depth: number): string {
    const { dice } = this
    const dimension = dice.pick(dimensions)
    const part = () => this.quantity(place, dimension, depth - 2)
    const value = this.quantity(place, dimension, depth - 1)
    switch (dice.roll(5)) {
      case 0:
        return `(${value} between ${part()} and ${part()})`
      case 1:
        return `(${value} in ${dice.pick(['[', '('])}${part()}..${part()}${dice.pick([']', ')'])})`
      case 2:
        return `(${value} in (${dice.pick(['<', '<=', '>', '>='])} ${part()}, ${part()}))`
      case 3:
        return `(${value} in ${dice.pick(['<', '>='])} ${part()})`
      default:
        return `(${value} in (${part()}, [${part()}..${part()}], ${part()}))`
    }
  }

  private quotientComparison(place: Place, depth: number): string {
    const { text, dimension } = this.quotient(place, depth - 1)
    const other = this.dice.once(3) ? this.quotientOf(place, dimension, depth - 1) : undefined
    const right = other ?? this.quantity(place, dimension, depth - 1)
    const operator = this.dice.pick(comparisons)
    return this.dice.once(2) ? `(${text} ${operator} ${right})` : `(${right} ${operator} ${text})`
  }

  private quotient(place: Place, depth: number): { text: string; dimension: string } {
    const [above, below] = this.dice.pick(quotients)
    const dimension = combineDimensions(above, below, -1)
    return {
      text: this.quotientOf(place, dimension, depth) ?? `(${this.quantity(place, above, depth - 1)} / ${this.divisor(place, below)})`,
      dimension,
    }
  }

  /** A quotient of this dimension, where one is at hand. */
  private quotientOf(place: Place, dimension: string, depth: number): string | undefined {
    const { dice } = this
    const named = this.members(place).filter((each) => each.type.kind === 'ratio' && each.type.dimension === dimension)
    if (named.length > 0 && dice.once(3)) return dice.pick(named).text
    const pair = quotients.find(([above, below]) => combineDimensions(above, below, -1) === dimension)
    if (pair === undefined) return undefined
    const made = () => `(${this.quantity(place, pair[0], depth - 1)} / ${this.divisor(place, pair[1])})`
    if (depth > 0 && dice.once(5)) return `(${made()} * ${this.quantity(place, '', depth - 1)})`
    if (depth > 0 && dice.once(6)) return `(if ${this.truth(place, depth - 1)} then ${made()} else ${made()})`
    if (dice.once(4)) return this.mean(place, dimension, depth)
    return made()
  }

  private mean(place: Place, dimension: string, depth: number): string | undefined {
    const source = this.source(place, depth)
    const value = source === undefined ? undefined : this.valueOf(source.entity, dimension)
    return source === undefined || value === undefined ? undefined : `mean(${source.text}.${value})`
  }

  /** A denominator: what an author divides by is a count or a sum that is never negative. */
  private divisor(place: Place, dimension: string): string {
    const fields = this.members(place).filter(
      (each) => each.type.kind === 'number' && each.type.dimension === dimension && each.type.low >= 0n,
    )
    if (fields.length > 0 && !this.dice.once(5)) return this.dice.pick(fields).text
    return this.quantity(place, dimension, 0)
  }

  private quantity(place: Place, dimension: string, depth: number): string {
    const { dice } = this
    if (depth <= 0) return this.leafQuantity(place, dimension)
    const part = () => this.quantity(place, dimension, depth - 1)
    switch (dice.roll(14)) {
      case 0:
        return `(${part()} + ${part()})`
      case 1:
        return `(${part()} - ${part()})`
      case 2:
        return `(-${part()})`
      case 3:
        return `(${part()} * ${this.quantity(place, '', depth - 1)})`
      case 4:
        return `(${this.quantity(place, '', depth - 1)} * ${part()})`
      case 5:
        return `${dice.pick(['较大者', '较小者'])}(${part()}, ${dice.once(3) ? '0' : part()})`
      case 6:
        return `(if ${this.truth(place, depth - 1)} then ${part()} else ${dice.once(4) ? '0' : part()})`
      case 7:
        return `${dice.pick(roundings)}(${dice.once(2) ? part() : (this.quotientOf(place, dimension, depth - 1) ?? part())})`
      case 8:
      case 9:
        return this.aggregate(place, dimension, depth) ?? part()
      case 10:
        return this.lookup(place, dimension, depth) ?? part()
      case 11:
        return this.calendar(place, dimension, depth) ?? part()
      default:
        return this.leafQuantity(place, dimension)
    }
  }

  private leafQuantity(place: Place, dimension: string): string {
    const { dice } = this
    if (dice.once(12)) return dice.pick(['0', '1'])
    const fields = this.members(place).filter((each) => each.type.kind === 'number' && each.type.dimension === dimension)
    const named = this.parameters((type) => type.kind === 'number' && type.dimension === dimension)
    if (dimension === 'year') named.push('基准年度')
    const pool = dice.once(3) || fields.length === 0 ? named : fields.map((each) => each.text)
    return pool.length === 0 ? (this.calendar(place, dimension, 1) ?? dice.pick(['0', '1'])) : dice.pick(pool)
  }

  private lookup(place: Place, dimension: string, depth: number): string | undefined {
    const { dice } = this
    const of = (zh: string, key: string) => `${zh}[${key}]`
    if (dimension === '') {
      const table = dice.pick(['规模费率', '限额费率', '人数档费率', '占比档费率'])
      if (table === '人数档费率')
        return of(
          table,
          dice.once(3) ? (this.quotientOf(place, 'person', depth - 1) ?? '人数线') : this.quantity(place, 'person', depth - 1),
        )
      if (table === '占比档费率')
        return of(table, dice.once(3) ? (this.quotientOf(place, '', depth - 1) ?? '费率') : this.quantity(place, '', depth - 2))
      return of(table, this.enumerated(place, 'size'))
    }
    if (dimension !== 'yuan') return undefined
    return of('均数档金额', this.quotientOf(place, 'person', depth - 1) ?? this.quantity(place, 'person', depth - 1))
  }

  private calendar(place: Place, dimension: string, depth: number): string | undefined {
    const day = () => this.day(place, depth - 1)
    if (dimension === 'month') return `整月数(${day()}, ${day()})`
    if (dimension === 'day') return `天数(${day()}, ${day()})`
    if (dimension === 'year') return this.dice.once(3) ? `所在年(${day()})` : `周岁(${day()}, ${day()})`
    return undefined
  }

  private day(place: Place, depth: number): string {
    const { dice } = this
    const leaf = () => {
      const roll = dice.roll(4)
      if (roll === 0) return dice.pick([...contexts.keys()].filter((zh) => zh !== '基准年度'))
      if (roll === 1) return dice.once(4) ? `类别日期[${this.enumerated(place, 'kind')}]` : dice.pick(['日期线', '分期日期线'])
      return this.member(place, 'date') ?? '筛查日'
    }
    if (depth <= 0) return leaf()
    const inner = () => this.day(place, depth - 1)
    switch (dice.roll(9)) {
      case 0:
        return `加月(${inner()}, ${this.dice.once(3) ? '-月数线' : this.leafQuantity(place, 'month')})`
      case 1:
        return `加天(${inner()}, ${dice.pick(['天数线', '-天数线', '1', '0'])})`
      case 2:
        return `月末(${inner()})`
      case 3:
        return `${dice.pick(['较大者', '较小者'])}(${inner()}, ${inner()})`
      case 4:
        return `(if ${this.truth(place, depth - 1)} then ${inner()} else ${inner()})`
      case 5: {
        const source = this.source(place, depth)
        const value = source === undefined ? undefined : this.fieldOf(source.entity, (type) => type.kind === 'date')
        return value === undefined ? leaf() : `${dice.pick(['min', 'max'])}(${source?.text}.${value})`
      }
      default:
        return leaf()
    }
  }

  private month(place: Place): string {
    const { dice } = this
    if (dice.once(3)) return dice.pick(['首月', '末月'])
    if (dice.once(3)) return `所在月(${this.day(place, 0)})`
    return this.member(place, 'month') ?? '首月'
  }

  private aggregate(place: Place, dimension: string, depth: number): string | undefined {
    const { dice } = this
    const source = this.source(place, depth)
    if (source === undefined) return undefined
    if (entityOf(source.entity).unit === dimension && dice.once(2)) return `count(${source.text})`
    const value = this.valueOf(source.entity, dimension)
    return value === undefined ? undefined : `${dice.pick(['sum', 'sum', 'min', 'max'])}(${source.text}.${value})`
  }

  /** A relation of the record or of one it refers to, filtered up to twice. */
  private source(place: Place, depth: number): { text: string; entity: string } | undefined {
    if (place.outer !== undefined) return undefined
    const found = this.relations(place.entity)
    if (found.length === 0) return undefined
    const { text, entity } = this.dice.pick(found)
    const inside: Place = { entity, outer: place.entity, variable: undefined }
    let filters = ''
    for (let i = this.dice.pick([0, 1, 1, 2]); i > 0; i--) filters += `[${this.truth(inside, Math.min(2, depth - 1))}]`
    return { text: text + filters, entity }
  }

  private quantified(place: Place, depth: number): string {
    const { dice } = this
    const source = this.source(place, depth)
    if (source === undefined) return this.leafTruth(place)
    const variable = dice.pick(['某项', '一条'])
    const inside: Place = { entity: source.entity, outer: place.entity, variable }
    return `(${dice.pick(['some', 'every'])} ${variable} in ${source.text} satisfies ${this.truth(inside, Math.min(2, depth - 1))})`
  }

  private relations(entity: string): readonly { text: string; entity: string }[] {
    const own = (id: string, before: string) =>
      [...entityOf(id).fields.values()].flatMap((f) => (f.type.kind === 'relation' ? [{ text: before + f.zh, entity: f.type.entity }] : []))
    const further = [...entityOf(entity).fields.values()].flatMap((f) =>
      f.type.kind === 'reference' ? own(f.type.entity, `${f.zh}.`) : [],
    )
    return [...own(entity, ''), ...further]
  }

  private valueOf(entity: string, dimension: string): string | undefined {
    return this.fieldOf(entity, (type) => type.kind === 'number' && type.dimension === dimension)
  }

  /** A field or definition of the element itself: what may follow the dot in `sum(relation.value)`. */
  private fieldOf(entity: string, wanted: (type: Type) => boolean): string | undefined {
    const found = this.members({ entity, outer: entity === 'unit' ? 'group' : 'unit', variable: undefined }, true).filter((each) =>
      wanted(each.type),
    )
    return found.length === 0 ? undefined : this.dice.pick(found).text
  }

  private member(place: Place, kind: Type['kind']): string | undefined {
    const found = this.members(place).filter((each) => each.type.kind === kind)
    return found.length === 0 ? undefined : this.dice.pick(found).text
  }

  /** Every value that can be named from here, as it must be spelled. */
  private members(place: Place, isBare = false): readonly Member[] {
    const own = this.ownMembers(place.entity, place.outer !== undefined)
    const hidden = place.outer === undefined ? new Set<string>() : new Set(this.memberNames(place.outer))
    const spell = (name: string) => {
      if (isBare || place.outer === undefined) return name
      if (place.variable !== undefined && !this.dice.once(4)) return `${place.variable}.${name}`
      return hidden.has(name) || this.dice.once(4) ? `item.${name}` : name
    }
    const bare = own.map((each) => ({ text: spell(each.text), type: each.type }))
    if (isBare) return bare
    const further: Member[] = []
    for (const field of entityOf(place.entity).fields.values()) {
      if (field.type.kind !== 'reference') continue
      for (const each of this.ownMembers(field.type.entity, place.outer !== undefined))
        further.push({ text: `${field.zh}.${each.text}`, type: each.type })
      for (const second of entityOf(field.type.entity).fields.values()) {
        if (second.type.kind !== 'reference') continue
        for (const each of this.ownMembers(second.type.entity, true))
          further.push({ text: `${field.zh}.${second.zh}.${each.text}`, type: each.type })
      }
    }
    return [...bare, ...further]
  }

  private ownMembers(entity: string, isPlain: boolean): readonly Member[] {
    const fields = [...entityOf(entity).fields.values()]
      .filter((f) => f.type.kind !== 'reference' && f.type.kind !== 'relation')
      .map((f) => ({ text: f.zh, type: typeOfField(f.type) }))
    const definitions = [...this.names.shapes.values()]
      .filter((shape) => shape.entity === entity && !(isPlain && this.counts(shape.id)))
      .map((shape) => ({ text: shape.zh, type: shape.body.type }))
    return [...fields, ...definitions]
  }

  private counts(definition: string): boolean {
    const shape = this.names.shapes.get(definition)
    return (
      shape !== undefined &&
      someNode(
        shape.body,
        (node) => node.kind === 'aggregate' || node.kind === 'quantified' || (node.kind === 'definition' && this.counts(node.definition)),
      )
    )
  }

  private memberNames(entity: string): readonly string[] {
    return [...[...entityOf(entity).fields.values()].map((f) => f.zh), ...this.names.definitions.namesOf(entity)]
  }

  private parameters(wanted: (type: Type) => boolean): string[] {
    return [...this.names.parameters.values()].flatMap((each) => (each.kind === 'value' && wanted(each.type) ? [each.zh] : []))
  }
}

const quotients: readonly (readonly [string, string])[] = [
  ['person', 'person'],
  ['month.person', 'month'],
  ['yuan', 'person'],
  ['yuan', ''],
  ['month', 'month'],
  ['yuan', 'item'],
]
