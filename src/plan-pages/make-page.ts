import { formatDate } from '../kernel/calendar.ts'
import type { Problem } from '../kernel/problem.ts'
import { type Clause, describeProblem, judgeComparison, listQuestions, type Plan, type PlanSet } from '../plans/index.ts'
import { examplesOf } from './examples.ts'
import { formBlock, serviceBlock, targetBlock, taskBlock } from './order-blocks.ts'
import { item } from './page-basis.ts'
import { type IndustryName, parametersOf } from './parameters.ts'
import { daysOf } from './period-words.ts'
import type { PageBlock, PageClause, PageProblem, PlanLine, PlanPage } from './plan-page.ts'
import { type AskingNotes, askingNotes, entityName, exclusionItem, policyBlock } from './policy-block.ts'
import { questionsOf } from './questions.ts'
import { placeOf, sayBody } from './say-expression.ts'
import { rowWords } from './words.zh.ts'

/** A plan as a line of a list. */
export function lineOf(plan: Plan, set: PlanSet): PlanLine {
  const { tasks, targets, forms, services } = plan.orders
  const { questions, asking } = listQuestions(plan)
  const broken = set.broken.get(plan.id)
  return {
    id: plan.id,
    title: plan.title,
    number: plan.number ?? '',
    issuer: plan.issuer,
    region: plan.region,
    issuedOn: plan.issuedOn === undefined ? null : formatDate(plan.issuedOn),
    masks: plan.masks,
    hash: plan.hash,
    counts: {
      clauses: plan.clauses.length,
      policies: plan.policies.size,
      tasks: tasks.size,
      targets: [...targets.values()].filter(({ sameAs }) => sameAs === undefined).length,
      forms: forms.size,
      services: services.size,
      questions: questions.length,
      open: questions.filter(({ isOpen }) => isOpen).length,
      asking: asking.length,
      examples: plan.examples.length,
    },
    days: [...plan.policies.values()].map((policy) => daysOf(plan, policy)),
    problems: (broken?.problems ?? []).map((problem) => problemOf(problem, set)),
    isBroken: broken !== undefined,
    above: broken?.above ?? null,
  }
}

/** A mistake with its place in the folder of plans. */
export function problemOf(problem: Problem, set: PlanSet): PageProblem {
  const folder = set.sources.folders.find(({ path }) => problem.at.file.startsWith(`${path}/`))
  const file = folder === undefined ? problem.at.file.split('/').at(-1) : `${folder.id}${problem.at.file.slice(folder.path.length)}`
  return { place: `${file}:${problem.at.line}`, text: describeProblem(problem, set) }
}

/** A plan as a document: its clauses with their blocks in words, its values, questions and cases. */
export function makePage(plan: Plan, set: PlanSet, industryName: IndustryName): PlanPage {
  const { asking, addressing } = listQuestions(plan)
  const place: BlockPlace = { plan, set, notes: askingNotes(asking, addressing), industryName }
  const chapters = chaptersOf(plan, set)
  return {
    plan: lineOf(plan, set),
    upper: plan.upper.flatMap((id) => {
      const above = set.plans.get(id)
      return above === undefined ? [] : [{ id, title: above.title, number: above.number ?? '' }]
    }),
    clauses: plan.clauses.map((clause) => clauseOf(clause, chapters.get(clause.file) ?? '', place)),
    parameters: parametersOf(plan, set, industryName),
    questions: questionsOf(plan, set),
    examples: examplesOf(plan, set),
    comparison: comparisonOf(plan, set),
  }
}

/** The heading of each chapter, by its file. */
function chaptersOf(plan: Plan, { sources }: PlanSet): ReadonlyMap<string, string> {
  const folder = sources.folders.find(({ id }) => id === plan.id)
  return new Map([...(folder?.files ?? [])].map(([path, text]) => [`${folder?.path}/${path}`, /^# +(.+)$/m.exec(text)?.[1]?.trim() ?? '']))
}

/** What the blocks of a plan are put into words with. */
interface BlockPlace {
  readonly plan: Plan
  readonly set: PlanSet
  readonly notes: AskingNotes
  readonly industryName: IndustryName
}

function clauseOf(clause: Clause, chapter: string, place: BlockPlace): PageClause {
  const { number, title, summary, uncovered } = clause
  const kinds = [...(place.set.keywords.words.get('uncovered') ?? [])]
  return {
    number,
    title,
    summary,
    chapter,
    blocks: clause.blocks.map((block) => blockOf(block, place)),
    uncovered:
      uncovered === undefined
        ? null
        : { kinds: uncovered.kinds.flatMap((id) => kinds.find(([, each]) => each === id)?.[0] ?? []), reason: uncovered.reason },
  }
}

type Written = Clause['blocks'][number]

/** A block in words; one that could not be read by its name alone. */
function blockOf(block: Written, place: BlockPlace): PageBlock {
  return found(block, place) ?? { kind: 'unreadable', id: block.id, zh: block.zh, rows: [], days: null }
}

function found({ kind, id }: Written, { plan, set, notes, industryName }: BlockPlace): PageBlock | undefined {
  const { tasks, targets, forms, services } = plan.orders
  switch (kind) {
    case 'policy': {
      const policy = plan.policies.get(id)
      return policy === undefined ? undefined : policyBlock(set, plan, policy, notes, industryName)
    }
    case 'task': {
      const task = tasks.get(id)
      return task === undefined ? undefined : taskBlock(task, set)
    }
    case 'target': {
      const target = targets.get(id)
      return target === undefined ? undefined : targetBlock(target, plan, set)
    }
    case 'form': {
      const form = forms.get(id)
      return form === undefined ? undefined : formBlock(form, set)
    }
    case 'service': {
      const service = services.get(id)
      return service === undefined ? undefined : serviceBlock(service, set)
    }
    case 'exclusion': {
      const exclusion = plan.exclusions.find((each) => each.id === id && each.plan === plan.id)
      if (exclusion === undefined) return undefined
      return { kind, id, zh: exclusion.zh, rows: [{ label: rowWords.settlement, items: [exclusionItem(exclusion, set)] }], days: null }
    }
    case 'definition':
      return definitionBlock(id, plan, set)
    // What the format does not know is a mistake of the plan, and told there.
    default:
      return undefined
  }
}

/** A definition of a plan; one that no policy of it reads is not checked and has no words. */
function definitionBlock(id: string, plan: Plan, set: PlanSet): PageBlock | undefined {
  const reader = [...plan.policies.values()].find(({ program }) => program.definitions.has(id))
  const definition = reader?.program.definitions.get(id)
  if (reader === undefined || definition === undefined) return undefined
  const text = sayBody(definition.body, placeOf(set, plan, reader))
  const rows = [
    { label: rowWords.subject, items: [item([entityName(definition.entity, set)])] },
    { label: rowWords.definition, items: [item([text])] },
  ]
  return { kind: 'definition', id, zh: definition.zh, rows, days: null }
}

function comparisonOf(plan: Plan, set: PlanSet): PlanPage['comparison'] {
  if (plan.comparison === undefined) return null
  const { compared, notCompared, changed, lines } = judgeComparison(plan, set)
  const settled = lines.filter(({ state }) => state === 'settled').length
  return {
    cited: compared.length + notCompared.length + changed.length,
    compared: compared.length,
    settled,
    open: lines.length - settled,
  }
}
