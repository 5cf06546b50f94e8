import type { Place } from '../../kernel/problem.ts'
import {
  childrenOf,
  type DefinitionShape,
  type MonthlyTerms,
  type Node,
  type PrintNames,
  printNode,
  type Source,
  type Vocabulary,
} from '../../rules/index.ts'
import type { Parameter, ParameterEntry, Plan, PlanSet, Policy } from '../plan.ts'
import { decimal } from '../read/read-values.ts'
import { dayText, hashOf } from './line-parts.ts'
import { linesOfOrders } from './order-lines.ts'
import type { Claim, PlanLine } from './plan-line.ts'
import { listsRead, relationsRead, termsSpokenOf, valuesSpokenOf } from './spoken-of.ts'

export type { PlanLine } from './plan-line.ts'

/** Every line of a plan that says it stands in the plan's own document, clause by clause, in the order of the plan. */
export function listLines(plan: Plan, set: PlanSet): readonly PlanLine[] {
  return new LineLister(plan, set).list()
}

/** What policies and templates are called, by their ids. */
export function titlesOf(plan: Plan, { templates }: PlanSet): ReadonlyMap<string, string> {
  return new Map([
    ...templates.map(({ id, zh }): [string, string] => [id, zh]),
    ...[...plan.policies.values()].map(({ program }): [string, string] => [program.id, program.zh]),
  ])
}

class LineLister {
  private readonly plan: Plan
  private readonly set: PlanSet
  private readonly numbers: ReadonlySet<string>

  constructor(plan: Plan, set: PlanSet) {
    this.plan = plan
    this.set = set
    this.numbers = new Set(plan.clauses.map(({ number }) => number))
  }

  list(): readonly PlanLine[] {
    const { plan } = this
    const lines = [
      ...[...plan.policies.values()].flatMap((policy) => this.ofPolicy(policy)),
      ...this.ofDefinitions(),
      ...this.ofExclusions(),
      ...linesOfOrders(this.plan),
      ...[...plan.parameters.values()].flatMap((parameter) => [...this.ofParameter(parameter), ...this.ofQuestion(parameter)]),
    ]
    const order = new Map(plan.clauses.map(({ number }, i) => [number, i]))
    return lines.sort((a, b) => (order.get(a.clause) ?? 0) - (order.get(b.clause) ?? 0))
  }

  private ofPolicy(policy: Policy): readonly PlanLine[] {
    const { program, settlement, period, at } = policy
    const owner = program.id
    const names = this.printNames(program.definitions)
    const print = (node: Node) => printNode(node, names)
    const line = (id: string, written: string, source: Source | undefined, claim: Claim, means = '', place = at): readonly PlanLine[] => {
      const clause = source === undefined ? policy.clause : this.clauseOf(source, policy.clause)
      if (clause === undefined) return []
      return [
        {
          owner,
          line: id,
          clause,
          written,
          at: place,
          isRepeated: policy.repeats.has(id),
          claim,
          hash: hashOf([owner, id, written, clause, source?.document, source?.confidence, means]),
        },
      ]
    }
    const basis = `${print(program.region)} ${print(program.date)}`
    const subject = this.entity(program.subject)
    const { payee: path } = program
    const payee = path.entity
    const as = path.kind === 'follow' ? { entity: path.from.entity, field: path.field } : undefined
    const isPaid = program.result.kind === 'money'
    return [
      ...line('subject', subject, undefined, { kind: 'subject', entity: program.subject }, print(program.region)),
      ...line('demands', this.spokenOf(policy).join(' '), undefined, { kind: 'demands', policy }),
      ...(program.payee.kind === 'subject'
        ? []
        : line('payee', this.entity(payee), undefined, { kind: 'payee', entity: payee, isPaid, as })),
      // Where another place decides than the template says, the clause says so.
      ...(policy.extends === undefined || policy.repeats.has('region')
        ? []
        : line('region', print(program.region), undefined, { kind: 'region', node: program.region })),
      ...[...program.conditions, ...program.reviews].flatMap(({ id, test, source, isAddressing }) => {
        const place = policy.conditionPlaces.get(id) ?? at
        const claim = { kind: 'test', node: test, policy, isReview: program.reviews.some((review) => review.id === id) } as const
        const means = this.definitionsIn(test, program.definitions)
        // Whom a policy addresses is to stand in the clause of its block, wherever the requirement was written and whatever it cites.
        if (isAddressing === true && this.clauseOf(source, policy.clause) === undefined)
          return line(id, print(test), undefined, claim, `${source.document} ${means}`, place)
        return this.isOwnFile(place) ? line(id, print(test), source, claim, means, place) : []
      }),
      ...this.ofResult(policy, print, line),
      ...(period === undefined
        ? []
        : (['from', 'to'] as const).flatMap((side) => {
            const day = period[side]
            return day.kind === 'open' ? [] : line(`period.${side}`, dayText(day), period.source, { kind: 'day', day, side }, basis)
          })),
      ...(settlement.onceOnly === undefined
        ? []
        : line(
            'once_only',
            settlement.onceOnly.keys.map(({ entity }) => this.entity(entity)).join(' '),
            settlement.onceOnly.source,
            {
              kind: 'once_only',
              keys: settlement.onceOnly.keys.map(({ entity }) => entity),
              scope: settlement.onceOnly.scope,
            },
            settlement.onceOnly.scope,
          )),
      ...(settlement.cap === undefined
        ? []
        : line(
            'cap',
            `${this.entity(settlement.cap.key.entity)} ${print(settlement.cap.limit)}`,
            settlement.cap.source,
            {
              kind: 'cap',
              key: settlement.cap.key.entity,
              limit: settlement.cap.limit.kind === 'parameter' ? settlement.cap.limit.parameter : '',
              scope: settlement.cap.scope,
            },
            settlement.cap.scope,
          )),
      ...(settlement.topUp === undefined
        ? []
        : line('top_up', settlement.topUp.policies.join(' '), settlement.topUp.source, { kind: 'top_up' })),
      ...(program.monthly === undefined ? [] : this.ofMonths(policy, program.monthly, print, line)),
    ]
  }

  /** What a policy speaks of, each by its official name: facts, definitions, values, lists, days, and that something is given once. */
  private spokenOf(policy: Policy): readonly string[] {
    const { vocabulary, definitions, keywords } = this.set
    const { entities, enumerations } = vocabulary
    const zhOf = (key: string) => {
      const [entity = '', field] = key.split('.')
      if (field !== undefined) return entities.get(entity)?.fields.get(field)?.zh ?? key
      return definitions.find(({ id }) => id === key)?.zh ?? key
    }
    const values = [...valuesSpokenOf(policy)].flatMap(([enumeration, codes]) =>
      [...codes].flatMap((code) => enumerations.get(enumeration)?.values[Number(code)]?.zh ?? []),
    )
    const lists = listsRead(policy).map(
      (list) => [...this.plan.parameters.values()].find(({ shape }) => shape.id === list)?.shape.zh ?? list,
    )
    const { period, settlement } = policy
    const days = period === undefined ? [] : [dayText(period.from), dayText(period.to)].filter((day) => day !== '')
    const word = (id: string) => [...(keywords.keys.get('policy') ?? [])].find(([, known]) => known === id)?.[0] ?? id
    const rules = [settlement.onceOnly && word('once_only'), settlement.cap && word('cap')].filter((rule) => rule !== undefined)
    const terms = [...termsSpokenOf(policy), ...relationsRead(policy)].map(zhOf)
    return [...[...new Set([...terms, ...values, ...lists])].sort(), ...days, ...rules]
  }

  private ofResult(
    policy: Policy,
    print: (node: Node) => string,
    line: (id: string, written: string, source: Source, claim: Claim, means?: string) => readonly PlanLine[],
  ): readonly PlanLine[] {
    const { result, definitions } = policy.program
    const means = (nodes: readonly Node[]) => nodes.map((node) => this.definitionsIn(node, definitions)).join(' ')
    const sum = (id: string, nodes: readonly Node[], source: Source) =>
      line(id, nodes.map(print).join('; '), source, { kind: 'amount', nodes, policy }, means(nodes))
    switch (result.kind) {
      case 'money':
        return sum('amount', [result.amount], result.source)
      case 'rate':
        return sum('rate', [result.saving], result.source)
      case 'obligation':
        return sum('obligation', result.due === undefined ? [] : [result.due], result.source)
      case 'schedule':
        return result.lines.flatMap(({ id, from, to, due, monthly, source }) =>
          line(
            `schedule.${id}`,
            [from, to, due, monthly]
              .filter((node) => node !== undefined)
              .map(print)
              .join(' '),
            source,
            { kind: 'amount', nodes: [monthly], policy },
            means([monthly]),
          ),
        )
    }
  }

  private ofMonths(
    policy: Policy,
    { limit, covers, source }: MonthlyTerms,
    print: (node: Node) => string,
    line: (id: string, written: string, source: Source, claim: Claim, means?: string) => readonly PlanLine[],
  ): readonly PlanLine[] {
    const nodes = [limit?.term, limit?.drawn, covers].filter((node) => node !== undefined)
    const means = nodes.map((node) => this.definitionsIn(node, policy.program.definitions)).join(' ')
    return line('monthly', nodes.map(print).join('; '), source, { kind: 'amount', nodes, policy }, means)
  }

  private ofDefinitions(): readonly PlanLine[] {
    const [any] = this.plan.policies.values()
    const shapes = any?.program.definitions ?? new Map<string, DefinitionShape>()
    return this.set.definitions.flatMap(({ id, plan, basis }) => {
      const shape = shapes.get(id)
      if (plan !== this.plan.id || shape === undefined || !this.numbers.has(basis)) return []
      const written = printNode(shape.body, this.printNames(shapes))
      const at = this.plan.clauses.find(({ number }) => number === basis)?.at
      if (at === undefined) return []
      const hash = hashOf([id, 'definition', written, basis, undefined, this.definitionsIn(shape.body, shapes)])
      return [
        {
          owner: id,
          line: 'definition',
          clause: basis,
          written,
          at,
          hash,
          isRepeated: false,
          claim: { kind: 'test' as const, node: shape.body, policy: undefined, isReview: false },
        },
      ]
    })
  }

  private ofExclusions(): readonly PlanLine[] {
    const titles = titlesOf(this.plan, this.set)
    return this.plan.exclusions.flatMap(({ id, zh, plan, clause: here, key, scope, priority, places, source }) => {
      const [at] = places
      const clause = this.clauseOf(source, here)
      if (plan !== this.plan.id || at === undefined || clause === undefined) return []
      const names = priority.map((policy) => titles.get(policy) ?? policy)
      const written = priority.join(' ')
      return [
        {
          owner: id,
          line: 'exclusion',
          clause,
          written,
          at,
          isRepeated: false,
          hash: hashOf([id, zh, written, clause, undefined, `${key} ${scope}`]),
          claim: { kind: 'exclusion' as const, names, key, scope, policies: priority },
        },
      ]
    })
  }

  private ofParameter(parameter: Parameter): readonly PlanLine[] {
    const { shape, entries } = parameter
    const own = entries.filter(({ plan, clause }) => plan === this.plan.id && this.numbers.has(clause))
    return own.map((entry) => {
      const line = entry.from.kind === 'open' ? 'values' : `values.${dayText(entry.from)}`
      const written = writtenValue(parameter, entry, this.set.vocabulary)
      return {
        owner: shape.id,
        line,
        clause: entry.clause,
        written: `${shape.zh} ${written}`,
        at: entry.at,
        isRepeated: false,
        hash: hashOf([shape.id, line, written, entry.clause, undefined, `${dayText(entry.from)} ${dayText(entry.to)}`]),
        claim: { kind: 'values', parameter, entry },
      }
    })
  }

  /** The words that a question says can be read in several ways. */
  private ofQuestion({ shape, question }: Parameter): readonly PlanLine[] {
    const own = question?.words.filter(({ plan }) => plan === this.plan.id) ?? []
    return own.map(({ clause, text, at }) => ({
      owner: shape.id,
      line: `words.${clause}`,
      clause,
      written: `${shape.zh} ${text}`,
      at,
      isRepeated: false,
      hash: hashOf([shape.id, 'words', text, clause]),
      claim: { kind: 'quote', text },
    }))
  }

  /** The clause of the plan's own document that a source cites; undefined where it cites something else. */
  private clauseOf({ clause, document }: Source, here: string): string | undefined {
    if (clause !== undefined) return clause
    const { number, title } = this.plan
    const name = [number, title].find((each) => each !== undefined && document?.startsWith(each) === true)
    const rest = name === undefined ? undefined : document?.slice(name.length).trim()
    return rest !== undefined && (rest === '' || this.numbers.has(rest)) ? rest || here : undefined
  }

  /** What a plan inherits stands in the file it is written in, and cites the clauses of that document. */
  private isOwnFile({ file }: Place): boolean {
    return this.plan.clauses.some((clause) => clause.file === file)
  }

  private entity(id: string): string {
    return this.set.vocabulary.entities.get(id)?.zh ?? id
  }

  /** The bodies of every definition an expression rests on. */
  private definitionsIn(node: Node, shapes: ReadonlyMap<string, DefinitionShape>, seen = new Set<string>()): string {
    const names = this.printNames(shapes)
    const inner = childrenOf(node).map((child) => this.definitionsIn(child, shapes, seen))
    if (node.kind !== 'definition' || seen.has(node.definition)) return inner.join('')
    seen.add(node.definition)
    const body = shapes.get(node.definition)?.body
    return body === undefined ? '' : `${node.definition}=${printNode(body, names)};${this.definitionsIn(body, shapes, seen)}`
  }

  private printNames(definitions: ReadonlyMap<string, DefinitionShape>): PrintNames {
    const { vocabulary, keywords } = this.set
    const parameters = new Map([...this.plan.parameters.values()].map(({ shape }) => [shape.id, shape.zh]))
    const functions = new Map([...keywords.functions].map(([zh, { function: id }]): [string, string] => [id, zh]))
    const contexts = new Map([...keywords.contexts].map(([zh, id]): [string, string] => [id, zh]))
    return {
      vocabulary,
      program: { definitions },
      parameter: (id) => parameters.get(id) ?? id,
      function: (id) => functions.get(id) ?? id,
      context: (id) => contexts.get(id) ?? id,
    }
  }
}

function writtenValue({ shape }: Parameter, { value }: ParameterEntry, vocabulary: Vocabulary): string {
  const scale = shape.kind !== 'text_list' && shape.type.kind === 'number' ? shape.type.scale : 0
  const cell = (each: { value: bigint | undefined; masked: string | undefined; standing: string }) =>
    `${each.standing === 'set' ? '' : `${each.standing} `}${each.value === undefined ? (each.masked ?? '-') : decimal(each.value, scale)}`
  const rows =
    shape.kind === 'table' && shape.key.kind === 'enumeration' ? vocabulary.enumerations.get(shape.key.enumeration)?.values : undefined
  switch (value.kind) {
    case 'cell':
      return cell(value.cell)
    case 'texts':
      return value.texts.join(' ')
    case 'codes':
      return [...value.cells].map(([code, each]) => `${rows?.[Number(code)]?.zh ?? code}: ${cell(each)}`).join(', ')
    case 'tiers':
      return value.tiers
        .map(
          (tier) =>
            `${tier.low ?? ''}${tier.isLowInclusive ? '[' : '('}${tier.isHighInclusive ? ']' : ')'}${tier.high ?? ''}:${cell(tier.cell)}`,
        )
        .join(' ')
  }
}
