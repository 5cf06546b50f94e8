import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDate } from '../../../src/kernel/calendar.ts'
import type { Plan, PlanSet, Policy } from '../../../src/plans/index.ts'

/**
 * What is drawn into copies of plans, in the order of a stranger's thoughts: each category is a way in which a block can say what its
 * clause does not, made from the plan's own words and not from what the comparison knows.
 */
export const drawnCategories = [
  'class_swapped',
  'class_dropped',
  'class_added',
  'condition_of_neighbour',
  'condition_of_other_clause',
  'condition_of_vocabulary',
  'alternative_added',
  'alternative_dropped',
  'joined_otherwise',
  'denied',
  'bound_turned',
  'threshold_of_another',
  'value_of_neighbour',
  'values_traded',
  'value_limited',
  'start_added',
  'start_shifted',
  'end_shifted',
  'end_of_another',
  'payee_changed',
  'once_otherwise',
  'cap_for_another',
  'counted_otherwise',
  'told_of_another',
  'told_narrowed',
  'due_shifted',
  'goal_of_another',
] as const

/** Ways to leave out what a clause demands, and to be wrong at the edge or inside a longer expression. */
export const demandCategories = [
  'condition_dropped',
  'requirement_dropped',
  'once_dropped',
  'cap_dropped',
  'day_dropped',
  'bound_shifted',
  'bound_turned_inside',
  'joined_inside',
] as const

export type DrawnCategory = (typeof drawnCategories)[number] | (typeof demandCategories)[number]

/** One place of a chapter or of the parameters of a plan, written otherwise. */
export interface DrawnInvention {
  readonly category: DrawnCategory
  readonly plan: string
  /** Id of the policy or the parameter whose line is to be listed. */
  readonly owner: string
  readonly clause: string
  /** The clause that the changed line cites, where that is another. */
  readonly cited: string
  readonly file: string
  /** Where the changed text stands in the file. */
  readonly from: number
  readonly to: number
  readonly after: string
  /** In a few words, for whoever reads what was missed. */
  readonly told: string
}

interface Block {
  readonly policy: Policy
  readonly file: string
  readonly from: number
  readonly text: string
}

interface Written {
  readonly from: number
  readonly text: string
  /** The clause it cites. */
  readonly cited: string
}

interface Change {
  readonly category: DrawnCategory
  readonly from: number
  readonly to: number
  readonly after: string
  readonly told: string
  readonly cited?: string
}

/** Every invention the procedure can make in one plan. */
export function allDrawn(plan: Plan, set: PlanSet, folder: string): readonly DrawnInvention[] {
  const drawer = new Drawer(plan, set, folder)
  return drawer.all()
}

/** So many of each category, by a seed; the same seed draws the same ones from the same plans. */
export function sample(
  all: readonly DrawnInvention[],
  perCategory: number,
  seed: number,
  categories: readonly DrawnCategory[] = drawnCategories,
): readonly DrawnInvention[] {
  const key = (each: DrawnInvention) => hash(`${seed} ${each.plan} ${each.owner} ${each.told}`)
  return categories.flatMap((category) =>
    all
      .filter((each) => each.category === category)
      .toSorted((a, b) => key(a) - key(b))
      .slice(0, perCategory),
  )
}

/** Whether an invention is of the half of the policies whose misses are counted and never read. */
export const isAside = ({ plan, owner }: DrawnInvention): boolean => hash(`aside ${plan} ${owner}`) % 2 === 1

/** A number for a text that looks like chance, the same on every machine. */
export function hash(text: string): number {
  let value = 2166136261
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 16777619) >>> 0
  value = Math.imul(value ^ (value >>> 15), 2246822507) >>> 0
  return (value ^ (value >>> 13)) >>> 0
}

class Drawer {
  private readonly plan: Plan
  private readonly set: PlanSet
  private readonly files: ReadonlyMap<string, string>
  private readonly blocks: readonly Block[]

  constructor(plan: Plan, set: PlanSet, folder: string) {
    this.plan = plan
    this.set = set
    this.files = new Map(
      readdirSync(folder)
        .filter((file) => file.endsWith('.md') || file === 'parameters.yaml')
        .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    )
    this.blocks = this.findBlocks()
  }

  all(): readonly DrawnInvention[] {
    return [...this.blocks.flatMap((block) => this.inBlock(block)), ...this.inParameters(), ...this.inOrders()]
  }

  private findBlocks(): readonly Block[] {
    return [...this.plan.policies.values()].flatMap((policy): readonly Block[] => {
      const id = policy.program.id
      for (const [file, text] of this.files)
        for (const head of [`代码: ${id}\n`, `沿用: ${id}\n`]) {
          const at = text.indexOf(head)
          if (at < 0) continue
          const from = text.lastIndexOf('```policy\n', at) + '```policy\n'.length
          return [{ policy, file, from, text: text.slice(from, text.indexOf('```', at)) }]
        }
      return []
    })
  }

  private inBlock(block: Block): readonly DrawnInvention[] {
    const { policy, file } = block
    const seen = new Set<string>()
    return this.changes(block).flatMap((change): readonly DrawnInvention[] => {
      const key = `${change.category} ${change.told}`
      if (seen.has(key)) return []
      seen.add(key)
      return [
        {
          category: change.category,
          plan: this.plan.id,
          owner: policy.program.id,
          clause: policy.clause,
          cited: change.cited ?? policy.clause,
          file,
          from: block.from + change.from,
          to: block.from + change.to,
          after: change.after,
          told: change.told,
        },
      ]
    })
  }

  private changes(block: Block): readonly Change[] {
    return [
      ...this.tests(block).flatMap((test) => this.inTest(block, test)),
      ...this.conditionsAdded(block),
      ...this.days(block),
      ...this.settlement(block),
      ...this.counted(block),
      ...this.leftOut(block),
    ]
  }

  /** Conditions that a block takes from its document, rules about how often and how much, and days, each left out. */
  private leftOut(block: Block): readonly Change[] {
    const { policy, text } = block
    const own = new Set(this.plan.clauses.map(({ number }) => number))
    const settled = new Set(this.plan.comparison?.lines.map(({ line }) => line))
    const isSettled = (line: string) => settled.has(`${policy.program.id}/${line}`)
    const reviews = text.search(/^复核:/m)
    const conditions = [...text.matchAll(/^ {2}\S+ \((\w+)\):\n((?: {4}.*\n)+)/gm)].filter(({ index }) => reviews < 0 || index < reviews)
    const whole = (category: DrawnCategory, pattern: RegExp, line: string): readonly Change[] => {
      const match = pattern.exec(text)
      if (match === null || !own.has(match[1] ?? '') || isSettled(line)) return []
      return [{ category, from: match.index, to: match.index + match[0].length, after: '', told: `- ${match[0].trim()}` }]
    }
    return [
      ...conditions.flatMap(({ index, 0: written, 1: id = '', 2: body = '' }): readonly Change[] => {
        const test = /^ {4}判断: (.+)$/m.exec(body)?.[1] ?? ''
        const cited = /^ {4}依据: "?([^"\n]+?)"?$/m.exec(body)?.[1] ?? ''
        const fact = /^(\S+) > 0$/.exec(test)?.[1]
        const isImplied = fact !== undefined && conditions.some((other) => other[2]?.includes(`${fact} >=`) === true)
        if (!own.has(cited) || isSettled(id) || isImplied || test === 'true' || !this.isRead(policy, id)) return []
        return [
          {
            category: 'condition_dropped',
            from: 0,
            to: text.length,
            after: this.without(block, index, written, id),
            told: `- ${id} ${test}`,
            cited,
          },
        ]
      }),
      ...whole('once_dropped', /^一次性: \{ .*依据: "?([^"\n]+?)"? \}\n/m, 'once_only'),
      ...whole('cap_dropped', /^封顶: \{ .*依据: "?([^"\n]+?)"? \}\n/m, 'cap'),
      ...whole('day_dropped', /^期间: \{ .*依据: "?([^"\n]+?)"? \}\n/m, 'period.to'),
    ]
  }

  private isRead({ program }: Policy, id: string): boolean {
    return program.conditions.some((each) => each.id === id)
  }

  /** A block without a condition, also where its template would bring it back. */
  private without({ policy, text }: Block, index: number, written: string, id: string): string {
    const left = (text.slice(0, index) + text.slice(index + written.length)).replace(/^条件:\n(?! )/m, '')
    const template = policy.extends === undefined ? undefined : this.set.templates.find((each) => each.id === policy.extends)
    if (template?.conditions.some((each) => each.endsWith(`(${id})`)) !== true) return left
    const reason = `${id}: 本条不要求这一条`
    if (left.includes('删除条件: {')) return left.replace('删除条件: {', `删除条件: { ${reason},`)
    if (left.includes('删除条件:\n')) return left.replace('删除条件:\n', `删除条件:\n  ${reason}\n`)
    return `${left}删除条件: { ${reason} }\n`
  }

  /** The tests of the conditions that a block writes and takes from a clause of its own document. */
  private tests({ text }: Block): readonly Written[] {
    const reviews = text.search(/^复核:/m)
    const own = new Set(this.plan.clauses.map(({ number }) => number))
    return [...text.matchAll(/^ {4}判断: (?!\|)(.+)\n(?: {4}不满足时.*\n)? {4}依据: "?([^"\n]+)"?$/gm)].flatMap((match) => {
      const [, test = '', clause = ''] = match
      const from = match.index + match[0].indexOf(test)
      const isReview = reviews >= 0 && reviews < from && text.search(/^条件:/m) < reviews
      return isReview || !own.has(clause) || test === 'true' ? [] : [{ from, text: test, cited: clause }]
    })
  }

  private inTest(block: Block, { from, text, cited }: Written): readonly Change[] {
    const changed = (category: DrawnCategory, after: string): Change => ({
      category,
      from,
      to: from + text.length,
      after,
      told: `${text} -> ${after}`,
      cited,
    })
    const hasQuestion = /读法|叠加/.test(text)
    const isPlain = !/[()]/.test(text.replaceAll(/in \([^()]*\)/g, 'in'))
    const ors = text.split(' or ')
    return [
      ...this.classes(text).map(([category, after]) => changed(category, after)),
      ...(ors.length > 1 && !hasQuestion && isPlain
        ? ors.map((_, at) => changed('alternative_dropped', ors.toSpliced(at, 1).join(' or ')))
        : []),
      ...(ors.length > 1 && !text.includes(' and ') && !hasQuestion && isPlain ? [changed('joined_otherwise', ors.join(' and '))] : []),
      ...(ors.length === 1 && text.includes(' and ') && isPlain && !hasQuestion
        ? [changed('joined_otherwise', text.replaceAll(' and ', ' or '))]
        : []),
      ...(hasQuestion || ors.length > 1 || text.includes(' and ')
        ? []
        : [changed('denied', text.startsWith('not(') ? text.slice(4, -1) : `not(${text})`)]),
      ...([...text.matchAll(/ (>=|<=|>|<) /g)].length === 1 && !/ 0$/.test(text)
        ? [
            changed(
              'bound_turned',
              text.replace(/ (>=|<=|>|<) /, (sign) => TURNED[sign] ?? sign),
            ),
          ]
        : []),
      ...this.thresholds(text).map((after) => changed('threshold_of_another', after)),
      ...this.insideOf(text).map(([category, after]) => changed(category, after)),
      ...(!hasQuestion && isPlain && !/[<>=]|in \(/.test(text)
        ? this.otherKinds(block, text).map((after) => changed('alternative_added', `${text} or ${after}`))
        : []),
    ]
  }

  /** One requirement left out, one joint or one bound otherwise, wherever in an expression it stands. */
  private insideOf(text: string): readonly (readonly [DrawnCategory, string])[] {
    if (/读法|叠加/.test(text)) return []
    const put = (match: RegExpMatchArray, after: string) =>
      text.slice(0, match.index) + after + text.slice((match.index ?? 0) + match[0].length)
    const joints = [...text.matchAll(/ (and|or) /g)]
    const bounds = [...text.matchAll(/ (>=|<=|>|<) (?!0(?![.\d]))/g)]
    const ands = text.split(' and ')
    const isPlain = !/ or /.test(text) && ands.every((part) => part.split('(').length === part.split(')').length)
    return [
      ...(ands.length > 1 && isPlain ? ands.map((_, at) => ['requirement_dropped', ands.toSpliced(at, 1).join(' and ')] as const) : []),
      ...(joints.length > 1 || text.includes('(')
        ? joints.map((match) => ['joined_inside', put(match, match[1] === 'and' ? ' or ' : ' and ')] as const)
        : []),
      ...bounds.map((match) => ['bound_shifted', put(match, SHIFTED[match[0]] ?? match[0])] as const),
      ...(bounds.length > 1 ? bounds.map((match) => ['bound_turned_inside', put(match, TURNED[match[0]] ?? match[0])] as const) : []),
    ]
  }

  /** Values of an enumeration exchanged, left out and added. */
  private classes(text: string): readonly (readonly [DrawnCategory, string])[] {
    return [...text.matchAll(/in \(([^()]+)\)|(?<=[^<>!]) = ([^\s()]+)/g)].flatMap((match) => {
      const listed = (match[1] ?? match[2] ?? '').split(', ')
      const values = [...this.set.vocabulary.enumerations.values()].find((each) =>
        listed.every((one) => each.values.some(({ zh }) => zh === one)),
      )?.values
      if (values === undefined || listed[0] === '') return []
      const others = values.filter(({ zh, id }) => !text.includes(zh) && id !== 'none' && id !== 'not_classified').map(({ zh }) => zh)
      const written = (list: readonly string[]) => (list.length === 1 ? ` = ${list[0]}` : ` in (${list.join(', ')})`).trimStart()
      const put = (list: readonly string[]) =>
        text.slice(0, match.index) +
        (match[1] === undefined ? ` ${written(list)}` : written(list)) +
        text.slice(match.index + match[0].length)
      return [
        ...others.flatMap((other) => listed.map((_, at) => ['class_swapped', put(listed.with(at, other))] as const)),
        ...(listed.length > 1 ? listed.map((_, at) => ['class_dropped', put(listed.toSpliced(at, 1))] as const) : []),
        ...others.map((other) => ['class_added', put([...listed, other])] as const),
      ]
    })
  }

  /** Another parameter of the same kind, with another value. */
  private thresholds(text: string): readonly string[] {
    const all = [...this.plan.parameters.values()]
    return all.flatMap((own) => {
      const name = own.shape.zh
      if (!new RegExp(`(^|[\\s(,])${name}($|[\\s),])`).test(text) || own.shape.kind !== 'value') return []
      const { type } = own.shape
      if (type.kind !== 'number') return []
      const heldBy = ({ entries }: typeof own) =>
        entries.flatMap(({ value }) => (value.kind === 'cell' && value.cell.value !== undefined ? [value.cell.value] : [])).at(-1)
      return all
        .filter(
          (other) =>
            other.shape.kind === 'value' &&
            other.shape.type.kind === 'number' &&
            other.shape.type.dimension === type.dimension &&
            other.shape.type.scale === type.scale &&
            heldBy(other) !== undefined &&
            heldBy(other) !== heldBy(own),
        )
        .map((other) => text.replace(name, other.shape.zh))
    })
  }

  /** Facts that tell of what kind somebody is, of the record a test speaks of, which the policy does not read. */
  private otherKinds({ policy }: Block, text: string): readonly string[] {
    const path = /^([^\s.]+\.(?:[^\s.]+\.)?)?[^\s.]+$/.exec(text.split(' or ')[0] ?? '')?.[1] ?? ''
    return this.flagsAt(policy, path).filter((flag) => !text.includes(flag))
  }

  private flagsAt({ program }: Policy, path: string): readonly string[] {
    let entity = program.subject
    for (const step of path.split('.').filter((each) => each !== '')) {
      const field = [...(this.set.vocabulary.entities.get(entity)?.fields.values() ?? [])].find(({ zh }) => zh === step)
      if (field?.type.kind !== 'reference') return []
      entity = field.type.entity
    }
    const read = readBy(program)
    return [...(this.set.vocabulary.entities.get(entity)?.fields.values() ?? [])]
      .filter(({ id, type }) => type.kind === 'boolean' && !read.has(`${entity}.${id}`))
      .map(({ zh }) => `${path}${zh}`)
  }

  /** Conditions of other policies about the same kind of thing, and facts that no condition of the policy reads. */
  private conditionsAdded(block: Block): readonly Change[] {
    const { policy, text } = block
    const read = readBy(policy.program)
    const others = this.blocks.filter((other) => other !== block && other.policy.program.subject === policy.program.subject)
    const own = new Set(this.tests(block).map((test) => test.text))
    const added = (category: DrawnCategory, test: string): Change => {
      const at = text.indexOf('\n条件:\n')
      const condition = `  另加一条 (planted):\n    判断: ${test}\n    依据: "${policy.clause}"\n`
      const place = at < 0 ? text.length : at + '\n条件:\n'.length
      return { category, from: place, to: place, after: at < 0 ? `条件:\n${condition}` : condition, told: `+ ${test}` }
    }
    const flags = ['', ...this.pathsOf(policy)].flatMap((path) => this.flagsAt(policy, path))
    return [
      ...others.flatMap((other) => {
        const category = other.policy.clause === policy.clause ? 'condition_of_neighbour' : 'condition_of_other_clause'
        return this.tests(other)
          .filter((test) => !own.has(test.text) && !/读法|叠加/.test(test.text) && this.isNew(test.text, read))
          .map((test) => added(category, test.text))
      }),
      ...flags.flatMap((flag) => [added('condition_of_vocabulary', flag), added('condition_of_vocabulary', `not(${flag})`)]),
    ]
  }

  /** Whether a test names a term that the policy does not read yet. */
  private isNew(test: string, read: ReadonlySet<string>): boolean {
    const words = test.split(/[\s().,]+/)
    const known = new Set(
      [...read].map((key) => {
        const [entity = '', field = ''] = key.split('.')
        return field === ''
          ? (this.set.definitions.find(({ id }) => id === key)?.zh ?? key)
          : (this.set.vocabulary.entities.get(entity)?.fields.get(field)?.zh ?? key)
      }),
    )
    const terms = new Set([
      ...[...this.set.vocabulary.entities.values()].flatMap(({ fields }) => [...fields.values()].map(({ zh }) => zh)),
      ...this.set.definitions.map(({ zh }) => zh),
    ])
    const references = new Set(
      [...this.set.vocabulary.entities.values()].flatMap(({ fields }) =>
        [...fields.values()].filter(({ type }) => type.kind === 'reference').map(({ zh }) => zh),
      ),
    )
    return words.some((word) => terms.has(word) && !references.has(word) && !known.has(word))
  }

  private pathsOf({ program }: Policy): readonly string[] {
    return [...(this.set.vocabulary.entities.get(program.subject)?.fields.values() ?? [])]
      .filter(({ type }) => type.kind === 'reference')
      .map(({ zh }) => `${zh}.`)
  }

  private days({ policy, text }: Block): readonly Change[] {
    const match = /^期间: \{ (?:自: (\S+?), )?(?:至: (\S+?), )?(?:最早: \S+?, )?依据: "?([^"\n]+?)"? \}$/m.exec(text)
    const own = new Set(this.plan.clauses.map(({ number }) => number))
    const issued = this.plan.issuedOn === undefined ? [] : [formatDate(this.plan.issuedOn)]
    if (match === null) {
      const at = text.search(/^(条件|金额|费率|期表|义务|收款):/m)
      if (at < 0) return []
      const starts = [...issued, ...issued.map((day) => `${day.slice(0, 4)}-01-01`), ...issued.map((day) => `${day.slice(0, 7)}-01`)]
      const ends = issued.map((day) => `${day.slice(0, 4)}-12-31`)
      const put = (category: DrawnCategory, day: string): Change => ({
        category,
        from: at,
        to: at,
        after: `期间: { ${day}, 依据: "${policy.clause}" }\n`,
        told: `+ ${day}`,
      })
      return [
        ...[...new Set(starts)].map((day) => put('start_added', `自: ${day}`)),
        ...ends.map((day) => put('end_of_another', `至: ${day}`)),
      ]
    }
    const [all, from, to, clause = ''] = match
    if (!own.has(clause)) return []
    const put = (category: DrawnCategory, before: string, after: string): Change => {
      const at = match.index + all.indexOf(before)
      return { category, from: at, to: at + before.length, after, told: `${before} -> ${after}` }
    }
    const ends = this.endsWritten().filter((day) => day !== to && day.length === to?.length)
    return [
      ...(from === undefined && to !== undefined
        ? [`${to.slice(0, 4)}-01-01`, ...issued].map((day) => put('start_added', `至: ${to}`, `自: ${day}, 至: ${to}`))
        : []),
      ...(from === undefined ? [] : shifted(from).map((day) => put('start_shifted', `自: ${from}`, `自: ${day}`))),
      ...(to === undefined ? [] : shifted(to).map((day) => put('end_shifted', `至: ${to}`, `至: ${day}`))),
      ...(to === undefined ? [] : ends.map((day) => put('end_of_another', `至: ${to}`, `至: ${day}`))),
    ]
  }

  /** Ends that other policies and values of the plan are given. */
  private endsWritten(): readonly string[] {
    const found = [...this.files.values()].flatMap((text) => [...text.matchAll(/至: (\d\S{3}-\d\d-\d\d)/g)].map(([, day = '']) => day))
    return [...new Set(found)].sort()
  }

  private settlement({ policy, text }: Block): readonly Change[] {
    const found: Change[] = []
    const put = (category: DrawnCategory, from: number, before: string, after: string) =>
      found.push({ category, from, to: from + before.length, after, told: `${before} -> ${after}` })
    const payee = /^收款: (\S+)$/m.exec(text)
    if (payee !== null)
      for (const other of PAYEES[policy.program.subject] ?? [])
        if (other !== payee[1]) put('payee_changed', payee.index, payee[0], `收款: ${other}`)
    const own = new Set(this.plan.clauses.map(({ number }) => number))
    const once = /^一次性: \{ 键: \[([^\]]+)\], 范围: (\S+), 依据: "?([^"\n]+?)"? \}$/m.exec(text)
    if (once !== null && own.has(once[3] ?? ''))
      for (const scope of ['终身', '年度', '政策期'])
        if (scope !== once[2]) put('once_otherwise', once.index, once[0], once[0].replace(`范围: ${once[2]}`, `范围: ${scope}`))
    const isPaid = policy.program.result.kind === 'money'
    if (once === null && isPaid && policy.settlement.onceOnly === undefined)
      for (const scope of ['终身', '年度'])
        found.push({
          category: 'once_otherwise',
          from: text.length,
          to: text.length,
          after: `一次性: { 键: [${this.set.vocabulary.entities.get(policy.program.subject)?.zh}], 范围: ${scope}, 依据: "${policy.clause}" }\n`,
          told: `+ once ${scope}`,
        })
    const cap = /^封顶: \{ 键: (\S+), 限额: (\S+), 范围: (\S+), 依据: "?([^"\n]+?)"? \}$/m.exec(text)
    if (cap !== null)
      for (const key of ['企业', '人员'])
        if (key !== cap[1]) put('cap_for_another', cap.index, `封顶: { 键: ${cap[1]}`, `封顶: { 键: ${key}`)
    if (cap === null && isPaid && policy.program.subject === 'employment')
      for (const parameter of policy.parameters) {
        const shape = this.plan.parameters.get(parameter)?.shape
        if (shape?.kind !== 'value' || shape.type.kind !== 'number' || shape.type.dimension !== 'yuan') continue
        found.push({
          category: 'cap_for_another',
          from: text.length,
          to: text.length,
          after: `封顶: { 键: 企业, 限额: ${shape.zh}, 范围: 年度, 依据: "${policy.clause}" }\n`,
          told: `+ cap ${shape.zh}`,
        })
      }
    return found
  }

  /** Another number of the same record counted in an amount. */
  private counted({ policy, text }: Block): readonly Change[] {
    const own = new Set(this.plan.clauses.map(({ number }) => number))
    const match = /^金额:(?: \{ 算式: (.+?), 依据: "?([^"\n]+?)"? \}|\n {2}算式: (.+)\n {2}依据: "?([^"\n]+?)"?)$/m.exec(text)
    const sum = match?.[1] ?? match?.[3]
    if (match === null || sum === undefined || !own.has(match[2] ?? match[4] ?? '')) return []
    const fields = [...(this.set.vocabulary.entities.get(policy.program.subject)?.fields.values() ?? [])]
    return fields.flatMap((field) => {
      if (field.type.kind !== 'number' || !sum.split(/[\s(),]+/).includes(field.zh)) return []
      const { dimension, scale } = field.type
      return fields
        .filter(({ type, zh }) => zh !== field.zh && type.kind === 'number' && type.dimension === dimension && type.scale === scale)
        .map(({ zh }): Change => {
          const after = sum.replace(field.zh, zh)
          const from = match.index + match[0].indexOf(sum)
          return { category: 'counted_otherwise', from, to: from + sum.length, after, told: `${sum} -> ${after}` }
        })
    })
  }

  private inParameters(): readonly DrawnInvention[] {
    const file = 'parameters.yaml'
    const text = this.files.get(file) ?? ''
    const chunks = [...text.matchAll(/^([^\s#][^:\n]*):(?:[^\n]*\n)(?: .*\n|#.*\n)*/gm)]
    const own = new Set(this.plan.clauses.map(({ number }) => number))
    return [...this.plan.parameters.values()].flatMap((parameter): readonly DrawnInvention[] => {
      const chunk = chunks.find(([, name]) => name === parameter.shape.zh)
      const entries = parameter.entries.filter((entry) => entry.plan === this.plan.id && own.has(entry.clause))
      const [entry] = entries
      if (chunk === undefined || entry === undefined || entries.length > 1) return []
      const [body] = chunk
      const put = (category: DrawnCategory, at: number, before: string, after: string): DrawnInvention => ({
        category,
        plan: this.plan.id,
        owner: parameter.shape.id,
        clause: entry.clause,
        cited: entry.clause,
        file,
        from: chunk.index + at,
        to: chunk.index + at + before.length,
        after,
        told: `${parameter.shape.zh} ${before} -> ${after}`,
      })
      const value = /值: (最高 )?(\d[\d.]*%?)(?=[ ,\n])/.exec(body)
      const found: DrawnInvention[] = []
      if (value !== null) {
        const [whole, ceiling, number = ''] = value
        for (const other of this.valuesUnder(entry.clause, parameter.shape.zh))
          if (other !== number && other !== '0' && other.endsWith('%') === number.endsWith('%') && sameSize(other, number))
            found.push(put('value_of_neighbour', value.index, whole, `值: ${ceiling ?? ''}${other}`))
        const isSum =
          parameter.shape.kind === 'value' && parameter.shape.type.kind === 'number' && parameter.shape.type.dimension.startsWith('yuan')
        if (isSum) found.push(put('value_limited', value.index, whole, `值: ${ceiling === undefined ? '最高 ' : ''}${number}`))
      }
      for (const cells of [/表: \{ ([^}]+) \}/.exec(body)]) {
        if (cells === null) continue
        const rows = (cells[1] ?? '').split(', ').map((row) => row.split(': '))
        for (let one = 0; one < rows.length; one++)
          for (let other = one + 1; other < rows.length; other++) {
            const [a, b] = [rows[one]?.[1], rows[other]?.[1]]
            if (a === undefined || b === undefined || a === b || !/^\d/.test(a) || !/^\d/.test(b) || a === '0' || b === '0') continue
            const traded = rows.map((row, at) => `${row[0]}: ${at === one ? b : at === other ? a : row[1]}`).join(', ')
            found.push(put('values_traded', cells.index, cells[0], `表: { ${traded} }`))
          }
      }
      const end = /至: (\d\S{3}-\d\d-\d\d)/.exec(body)
      if (end !== null) for (const day of shifted(end[1] ?? '')) found.push(put('end_shifted', end.index, end[0], `至: ${day}`))
      return found
    })
  }

  /** Work, groups, days and goals of tasks, services and targets. */
  private inOrders(): readonly DrawnInvention[] {
    const texts = [...this.files].filter(([file]) => file.endsWith('.md'))
    const blocks = texts.flatMap(([file, text]) =>
      [...text.matchAll(/^```(task|service|target)\n代码: (\S+)\n([\s\S]*?)^```$/gm)].map((match) => ({
        file,
        kind: match[1] ?? '',
        owner: match[2] ?? '',
        from: match.index + match[0].indexOf(match[3] ?? ''),
        text: match[3] ?? '',
        clause: /^### (\S+)/m.exec(text.slice(text.lastIndexOf('\n### ', match.index) + 1))?.[1] ?? '',
      })),
    )
    const goals = blocks.flatMap(({ text }) => {
      const unit = /^单位: (\S+)$/m.exec(text)?.[1] ?? ''
      return [...text.matchAll(/^值: (\d[\d.]*%?)$/gm)].map(([, value = '']) => ({ unit, value }))
    })
    return blocks.flatMap(({ file, kind, owner, from, text, clause }) => {
      const put = (category: DrawnCategory, at: number, before: string, after: string): DrawnInvention => ({
        category,
        plan: this.plan.id,
        owner,
        clause,
        cited: clause,
        file,
        from: from + at,
        to: from + at + before.length,
        after,
        told: `${owner} ${text.slice(Math.max(0, at - 6), at + before.length + 6).replaceAll('\n', ' ')}: ${before} -> ${after}`,
      })
      const lines = [...text.matchAll(/^(?:措施: \[.*\]|人群: .*| {2}- (?:\{ 做: )?.*)$/gm)]
      const groups = lines.flatMap((line) => {
        const found = GROUPS.flatMap((group) =>
          [...line[0].matchAll(new RegExp(group, 'g'))].map(({ index }) => ({ group, at: line.index + index })),
        )
        return found.filter(
          ({ group, at }) =>
            !found.some((each) => each.group !== group && each.at <= at && at + group.length <= each.at + each.group.length),
        )
      })
      const unit = /^单位: (\S+)$/m.exec(text)?.[1] ?? ''
      const value = /^值: (\d[\d.]*%?)$/m.exec(text)
      const due = /^期限: (\d\S{3}-\d\d-\d\d)$/m.exec(text)
      return [
        ...groups.flatMap(({ group, at }) =>
          GROUPS.filter((other) => !text.includes(other) && !other.includes(group) && !group.includes(other)).map((other) =>
            put('told_of_another', at, group, other),
          ),
        ),
        ...groups.flatMap(({ group, at }) =>
          NARROWING.filter((word) => !text.includes(word)).map((word) => put('told_narrowed', at, group, `${word}${group}`)),
        ),
        ...(due === null ? [] : shifted(due[1] ?? '').map((day) => put('due_shifted', due.index, due[0], `期限: ${day}`))),
        ...(kind !== 'target' || value === null
          ? []
          : goals
              .filter((other) => other.unit === unit && other.value !== value[1] && other.value.endsWith('%') === value[1]?.endsWith('%'))
              .map((other) => put('goal_of_another', value.index, value[0], `值: ${other.value}`))),
      ]
    })
  }

  /** Values that other parameters take from a clause. */
  private valuesUnder(clause: string, name: string): readonly string[] {
    const text = this.files.get('parameters.yaml') ?? ''
    return [...text.matchAll(/^([^\s#][^:\n]*):(?:[^\n]*\n)(?: .*\n|#.*\n)*/gm)].flatMap(([body, zh]) =>
      zh === name || !body.includes(`依据: ${clause}`)
        ? []
        : [...body.matchAll(/: (?:最高 )?(\d[\d.]*%?)(?=[ ,\n])/g)].map(([, number = '']) => number),
    )
  }
}

/** A length of months is no sum of money: figures are exchanged with their like. */
function sameSize(one: string, other: string): boolean {
  const size = (text: string) => (text.endsWith('%') ? 0 : Number(text) >= 100 ? 2 : 1)
  return size(one) === size(other) && !one.includes('-')
}

/** A day a month, a quarter, half a year or a year off. */
function shifted(day: string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const isLast = Number(date) >= 28
  return [-6, -3, -1, 1, 3, 6, 12].flatMap((months) => {
    const all = Number(month) - 1 + months
    const years = Math.floor(all / 12)
    const moved = all - years * 12
    if (years !== 0 && year.includes('X')) return []
    const text = year.includes('X') ? year : String(Number(year) + years)
    return [`${text}-${String(moved + 1).padStart(2, '0')}-${isLast ? String(lengths[moved]) : date}`]
  })
}

function readBy(program: Policy['program']): ReadonlySet<string> {
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    if (Array.isArray(node)) {
      node.forEach(visit)
      return
    }
    const each = node as Readonly<Record<string, unknown>>
    if (each.kind === 'field') {
      const record = each.record as { readonly entity: string }
      found.add(`${record.entity}.${String(each.field)}`)
    }
    if (each.kind === 'definition') {
      found.add(String(each.definition))
      visit(program.definitions.get(String(each.definition))?.body)
    }
    Object.values(each).forEach(visit)
  }
  for (const { test } of [...program.conditions, ...program.reviews]) visit(test)
  visit(program.result)
  return found
}

const TURNED: Readonly<Record<string, string>> = { ' >= ': ' <= ', ' <= ': ' >= ', ' > ': ' < ', ' < ': ' > ' }

/** The same bound, with its edge on the other side. */
const SHIFTED: Readonly<Record<string, string>> = { ' >= ': ' > ', ' <= ': ' < ', ' > ': ' >= ', ' < ': ' <= ' }

/** Whom else money for a record could go to, as the plan format has it. */
const PAYEES: Readonly<Record<string, readonly string[]>> = {
  employment: ['用人单位', '劳动者', '招聘机构'],
  training: ['参训单位', '学员', '培训机构'],
  certificate: ['持证人', '组织评价院校'],
}

/** Groups that measures are for, as plans name them. */
const GROUPS = [
  '高校毕业生',
  '毕业生',
  '农民工',
  '退役军人',
  '残疾人',
  '脱贫劳动力',
  '脱贫人口',
  '登记失业人员',
  '失业人员',
  '就业困难人员',
  '青年',
  '小微企业',
  '中小微企业',
  '个体工商户',
  '企业',
  '职工',
  '劳动者',
]

/** What a group is said to be besides. */
const NARROWING = ['民营', '返乡', '女性', '国有', '农村', '城镇', '外贸', '跨省', '大龄', '残疾', '应届']
