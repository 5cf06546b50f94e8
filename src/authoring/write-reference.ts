import { formatDate, parseDate } from '../kernel/calendar.ts'
import { formatYuan } from '../kernel/money.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import {
  blockOf,
  blockText,
  keyText,
  listDue,
  type Plan,
  type PlanSet,
  planBlocks,
  runExample,
  type Shape,
  shapeInWords,
} from '../plans/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import { contextTexts, functionTexts, type LanguageText, operatorTexts } from './language.zh.ts'
import { typeInWords } from './list-writable.ts'
import { dueKinds, prose, settlementCases, wordTitles } from './reference.zh.ts'
import { fencesOf, type SampleFiles } from './sample-files.ts'

/** What the reference is made of: the plans whose library and glossary it describes, and the sample plan, checked and as text. */
export interface ReferenceInput {
  readonly set: PlanSet
  readonly sample: PlanSet
  readonly samplePlan: Plan
  readonly files: SampleFiles
  readonly work: WorkCalendar
}

/** The reference of the plan format as Markdown, made from the tables that read plans. */
export function writeReference(input: ReferenceInput): string {
  const { set } = input
  const { files } = prose
  return `${[
    prose.head,
    prose.start,
    files,
    prose.blocks,
    ...Object.keys(planBlocks).map((block) => blockSection(block, input)),
    prose.inherit,
    ...fencesOf(input.files, 'policy').slice(0, 1).map(fenced('policy')),
    prose.parameters,
    code('yaml', input.files.get('parameters.yaml') ?? ''),
    prose.language,
    prose.operators,
    languageTable(Object.values(operatorTexts)),
    prose.functions,
    languageTable(Object.values(functionTexts)),
    prose.contexts,
    languageTable(Object.values(contextTexts)),
    prose.settlement,
    ...fencesOf(input.files, 'exclusion').map(fenced('exclusion')),
    prose.settled,
    table(
      prose.columns.settlement,
      settlementCases.map(({ what, policy, subject, gross, net, status }) => [what, policy, String(subject), gross, net, status]),
    ),
    prose.examples,
    ...[...input.files].filter(([path]) => path.startsWith('examples/')).map(([, text]) => code('yaml', text)),
    prose.sampleResults,
    resultTable(input),
    prose.due,
    dueTable(input),
    prose.library,
    prose.templatesTitle,
    templateTable(set),
    prose.definitionsTitle,
    definitionTable(set),
    prose.strategies,
    prose.words,
    wordTable(set),
    prose.appendix,
    prose.unitsTitle,
    [...set.vocabulary.units.values()].map(({ zh }) => zh).join(LISTED),
    prose.enumerationsTitle,
    [...set.vocabulary.enumerations.values()]
      .map(({ zh, values }) => `- ${zh}: ${values.map((value) => value.zh).join(LISTED)}`)
      .join('\n'),
    ...[...set.vocabulary.entities.values()].map((entity) => entitySection(entity.id, set.vocabulary)),
  ]
    .map((part) => part.trimEnd())
    .join('\n\n')}\n`
}

const LISTED = ', '

/** Nested blocks are shown inside the block that holds them. */
function blockSection(block: string, { set, files }: ReferenceInput): string {
  const { zh, about } = blockText(block)
  const rows = Object.entries(blockOf(block).keys).map(([key, { shape, need }]) => {
    const text = keyText(block, key)
    return [spelled(set, block, key), key, inWords(shape, set), prose.need[need ?? 'never'], text.about, `\`${text.example}\``]
  })
  const kinds = fencesOf(files, block)
  const file = files.get(`${block}.yaml`) ?? (block === 'indicator' ? files.get('indicators.yaml') : undefined)
  return [
    `### ${zh} (${block})`,
    about,
    table(prose.columns.keys, rows),
    ...(kinds.length === 0 ? [] : [prose.sample, ...kinds.map(fenced(block))]),
    ...(file === undefined ? [] : [prose.sample, code('yaml', file)]),
  ].join('\n\n')
}

function spelled(set: PlanSet, block: string, key: string): string {
  return [...(set.keywords.keys.get(block) ?? [])].find(([, id]) => id === key)?.[0] ?? key
}

/** A shape in words; the keys of a block stand in its own section. */
function inWords(shape: Shape, set: PlanSet): string {
  switch (shape.kind) {
    case 'block':
    case 'named':
    case 'text_or_block':
      return `${shapeInWords(shape, set.keywords).split('\uFF1A')[0] ?? ''} (${blockText(shape.block).zh})`
    case 'list':
    case 'one_or_list':
    case 'mapping':
    case 'text':
    case 'id':
    case 'name':
    case 'expression':
    case 'day':
    case 'year':
    case 'count':
    case 'number':
    case 'region':
    case 'mask':
    case 'time':
    case 'cell':
    case 'word':
    case 'facts':
      return shapeInWords(shape, set.keywords)
  }
}

function languageTable(texts: readonly LanguageText[]): string {
  return table(
    prose.columns.language,
    texts.map(({ write, about, example }) => [
      `\`${write}\``,
      about,
      `\`${example.expression}\``,
      `\`${example.facts}\``,
      `${example.gives}${example.unit === undefined || example.unit === '' ? '' : ` ${example.unit}`}`,
    ]),
  )
}

/** What the sample's examples come to, by the engine that decides. */
function resultTable({ sample, samplePlan, set }: ReferenceInput): string {
  const outcomes = new Map([...(set.keywords.words.get('outcome') ?? [])].map(([zh, id]) => [id, zh]))
  return table(
    prose.columns.results,
    samplePlan.examples.map((example) => {
      const { decision } = runExample(sample, samplePlan, example)
      const amount = decision?.amount == null ? '' : formatYuan(BigInt(decision.amount))
      return [example.policy, example.name, outcomes.get(decision?.outcome ?? '') ?? '', amount]
    }),
  )
}

function dueTable({ samplePlan, work }: ReferenceInput): string {
  const span = { from: parseDate('2022-08-01') ?? 0, to: parseDate('2022-12-31') ?? 0 }
  return table(
    prose.columns.due,
    listDue(samplePlan, span, work, new Map()).map((item) => [
      `${formatDate(item.day)}${item.isSettled ? '' : ' ?'}`,
      dueKinds[item.kind] ?? item.kind,
      item.zh,
      item.clause,
    ]),
  )
}

function templateTable({ templates }: PlanSet): string {
  return table(
    prose.columns.templates,
    templates.filter(({ plan }) => plan === 'library').map(({ id, zh, subject, conditions }) => [id, zh, subject, conditions.join(LISTED)]),
  )
}

function definitionTable({ definitions, vocabulary }: PlanSet): string {
  return table(
    prose.columns.definitions,
    definitions
      .filter(({ plan }) => plan === 'library')
      .map(({ zh, id, entity, lines, strategy, basis }) => [
        zh,
        id,
        vocabulary.entities.get(entity)?.zh ?? entity,
        [...(strategy === undefined ? [] : [strategy]), ...lines].map((line) => `\`${line.replace(/\s+/g, ' ')}\``).join('<br>'),
        basis,
      ]),
  )
}

function wordTable({ keywords }: PlanSet): string {
  return table(
    prose.columns.words,
    [...keywords.words].map(([section, words]) => [wordTitles[section] ?? section, [...words.keys()].join(LISTED)]),
  )
}

function entitySection(id: string, vocabulary: Vocabulary): string {
  const entity = vocabulary.entities.get(id)
  if (entity === undefined) return ''
  const rows = [...entity.fields.values()].map(({ zh, id: field, type, definition }) => [
    zh,
    field,
    typeInWords(type, vocabulary),
    definition,
  ])
  return [`### ${entity.zh} (${entity.id})`, entity.definition, table(prose.columns.fields, rows)].join('\n\n')
}

const fenced = (kind: string) => (text: string) => code(kind, text)

function code(kind: string, text: string): string {
  return `\`\`\`${kind}\n${text.trimEnd()}\n\`\`\``
}

/** A Markdown table; bars inside cells would end them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
