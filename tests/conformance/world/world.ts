import { dateFromParts } from '../../../src/kernel/calendar.ts'
import { contextValue, type Facts, type Node, numberType, type RatioType, type RunContext } from '../../../src/rules/index.ts'
import { Dice } from './dice.ts'
import { TestNames, type WrittenDefinition } from './names.ts'
import { drawParameters, type Parameters } from './parameters.ts'
import { type Complete, drawRows, factsOf, type Rows } from './rows.ts'
import { vocabulary } from './vocabulary.ts'
import { ExpressionWriter } from './write-expression.ts'

/** Everything programs are written against and run on: parameters, definitions, rows, and how complete they are. */
export interface World {
  readonly seed: number
  readonly names: TestNames
  readonly parameters: Parameters
  readonly context: RunContext
  readonly rows: Rows
  readonly facts: ReadonlyMap<string, readonly Facts[]>
  readonly completeness: (entity: string) => Complete
  readonly hasTable: (entity: string) => boolean
}

const fixed: readonly WrittenDefinition[] = [
  { id: 'mean_headcount', zh: '平均人数', entity: 'unit', body: '人月数 / 计算月数' },
  { id: 'loss_rate', zh: '减员率', entity: 'unit', body: '(期初人数 - 人数) / 期初人数' },
  { id: 'netted_loss_rate', zh: '扣减减员率', entity: 'unit', body: '减少人数 / 期初人数' },
  { id: 'new_jobs', zh: '新招人数', entity: 'unit', body: 'count(用工[是否新招])' },
  { id: 'is_active', zh: '在营', entity: 'unit', body: '是否在册 and 注销日 > 筛查日' },
  { id: 'mean_wage', zh: '平均月薪', entity: 'unit', body: 'mean(用工[离职日 > 筛查日].月薪)' },
  { id: 'chosen_rate', zh: '口径减员率', entity: 'unit', body: chosenRate },
  { id: 'age', zh: '年龄', entity: 'job', body: '周岁(人员.出生日, 筛查日)' },
  { id: 'is_served', zh: '满期', entity: 'job', body: '参保月数 >= 分期月数线' },
  { id: 'net_wage', zh: '折算月薪', entity: 'job', body: '月薪 * (1 - 费率)' },
  { id: 'is_of_active', zh: '单位在营', entity: 'job', body: '单位.在营' },
  { id: 'large_units', zh: '大单位数', entity: 'group', body: 'count(成员[人数 > 人数线])' },
  { id: 'area_months', zh: '片区月数', entity: 'group', body: '片区.储备月数' },
  { id: 'is_old', zh: '老集团', entity: 'group', body: '周岁(成立日, 筛查日) >= 年数线' },
]

/** Draws a world, with `times` as many rows as usually: the same seed gives the same one. */
export function drawWorld(seed: number, times = 1): World {
  const dice = new Dice(seed)
  const parameters = drawParameters(dice)
  const names = new TestNames(parameters.shapes)
  for (const definition of fixed) if (!names.add(definition)) throw new Error(`definition ${definition.zh} does not check`)
  addRandomDefinitions(dice, names)
  const baseYear = dice.between(2019, 2022)
  const screeningDate = dateFromParts(baseYear + 1, dice.between(1, 12), dice.pick([1, 15, 28])) ?? 0
  const context = { baseYear, screeningDate }
  const anchors = (['screening_date', 'base_year_end', 'year_start', 'year_end'] as const).map((name) => contextValue(name, context))
  const rows = drawRows(dice, parameters.shapes, parameters.bound, [screeningDate, screeningDate, ...anchors], times)
  const [completeness, hasTable] = drawCompleteness(dice)
  const facts = factsOf(rows, completeness, hasTable)
  return { seed, names, parameters, context, rows, facts, completeness, hasTable }
}

/** A strategy is a choice of the plan, not an expression: the plan loader builds it, and so does this. */
function chosenRate(names: { readonly definitions: TestNames['definitions'] }): Node {
  const span = { from: 0, to: 0 }
  const ways = ['减员率', '扣减减员率', '减员率'].map((zh): Node => {
    const shape = names.definitions.find('unit', zh)
    if (typeof shape !== 'object') throw new Error(`no definition ${zh}`)
    return { kind: 'definition', record: { kind: 'subject', entity: 'unit' }, definition: shape.id, type: shape.body.type, span }
  })
  const people = numberType('person', 0, -5_000_000n, 5_000_000n)
  const type: RatioType = { kind: 'ratio', dimension: '', numerator: people, denominator: people }
  return { kind: 'strategy', parameter: 'way', ways: new Map(ways.map((way, i) => [BigInt(i), way])), type, span }
}

function addRandomDefinitions(dice: Dice, names: TestNames): void {
  const writer = new ExpressionWriter(dice, names)
  for (let i = 0; i < 14; i++) {
    const entity = dice.pick(['unit', 'unit', 'job', 'payment', 'group'])
    const body = dice.pick([
      () => writer.boolean(entity, 2),
      () => writer.number(entity, dice.pick(['yuan', 'person', '', 'month', 'yuan']), 2),
      () => writer.ratio(entity, 1),
      () => writer.date(entity, 2),
    ])()
    names.add({ id: `random_${i}`, zh: `定义${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[i]}`, entity, body })
  }
}

function drawCompleteness(dice: Dice): readonly [(entity: string) => Complete, (entity: string) => boolean] {
  const choices = new Map<string, Complete>()
  for (const id of vocabulary.entities.keys()) {
    const someRegions = [{ from: 500_100, to: 500_110 }, ...(dice.once(2) ? [{ from: 140_000, to: 149_999 }] : [])]
    choices.set(id, dice.pick<Complete>(['everywhere', 'everywhere', 'everywhere', someRegions, id === 'unit' ? 'everywhere' : 'nowhere']))
  }
  const absent = dice.once(5) ? dice.pick(['payment', 'area', 'person']) : undefined
  return [(entity) => choices.get(entity) ?? 'nowhere', (entity) => entity !== absent]
}
