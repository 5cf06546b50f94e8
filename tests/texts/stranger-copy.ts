import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanSet } from '../../src/plans/index.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import type { ShippedPlan } from '../plans/the-seven.ts'

const fence = /```(\w+)\n([\s\S]*?)```/g
const heading = /^### (\S+)/gm
const addedCondition = '另加一条 (added_by_stranger)'

/** A change of one block or parameter of a plan. */
export type Edit =
  | { readonly does: 'replace'; readonly before: string; readonly after: string }
  | { readonly does: 'append'; readonly after: string }
  | { readonly does: 'condition'; readonly test: string }
  | { readonly does: 'drop'; readonly condition: string }

export interface Wanted {
  readonly plan: ShippedPlan
  readonly block: string
  readonly edit: Edit
}

/** Where a block or a parameter is written; the clause it stands under, and the clauses of the plan that it cites. */
interface Place {
  readonly file: string
  readonly from: number
  readonly inside: string
  readonly clause: string
  readonly cited: readonly string[]
}

export interface Changed<T> {
  readonly change: T
  readonly copy: string
  readonly clauses: readonly string[]
}

type Files = ReadonlyMap<string, string>

/** Loads the seven plans and copies of them that hold the changes, no two of a copy in blocks that cite the same clause, so that what is new under a clause comes of one. */
export function loadChanged<T extends Wanted>(changes: readonly T[]): { readonly set: PlanSet; readonly changed: readonly Changed<T>[] } {
  const taken = new Map<string, Set<string>>()
  const placed = changes.map((change) => {
    const place = placeOf(filesOf(change.plan), change.block)
    const copy = copyWithout(place.cited, change.plan, taken)
    taken.set(copy, new Set([...(taken.get(copy) ?? []), ...place.cited]))
    return { change, place, copy }
  })
  const folder = mkdtempSync(join(tmpdir(), 'ballast-strangers-'))
  try {
    const copies = [...Map.groupBy(placed, ({ copy }) => copy)].map(([copy, own]) => {
      const path = join(folder, copy)
      mkdirSync(path)
      const [first] = own
      cpSync(shippedFolders[first?.change.plan ?? ''] ?? '', path, { recursive: true })
      rmSync(join(path, 'examples'), { recursive: true, force: true })
      for (const [file, here] of Map.groupBy(own, ({ place }) => place.file)) writeFileSync(join(path, file), writtenWith(here))
      return [copy, path] as const
    })
    const set = loadFolders({ ...shippedFolders, ...Object.fromEntries(copies) })
    return { set, changed: placed.map(({ change, copy, place: { cited } }) => ({ change, copy, clauses: cited })) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first copy of the plan in which no change cites one of these clauses. */
function copyWithout(clauses: readonly string[], plan: string, taken: ReadonlyMap<string, ReadonlySet<string>>): string {
  for (let round = 0; ; round++) {
    const copy = `${plan}-${String(round).padStart(2, '0')}`
    if (!clauses.some((clause) => taken.get(copy)?.has(clause))) return copy
  }
}

const filesRead = new Map<string, Files>()

function filesOf(plan: string): Files {
  const folder = shippedFolders[plan]
  if (folder === undefined) throw new Error(`no folder of ${plan}`)
  const files =
    filesRead.get(plan) ??
    new Map(
      readdirSync(folder)
        .filter((file) => file.endsWith('.md') || file.startsWith('parameters'))
        .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    )
  filesRead.set(plan, files)
  return files
}

/** The text of a file with these changes, all of them in that file, written from its end on. */
function writtenWith(changes: readonly { readonly change: Wanted; readonly place: Place }[]): string {
  const [first] = changes
  if (first === undefined) throw new Error('nothing changes')
  const text = filesOf(first.change.plan).get(first.place.file) ?? ''
  return changes
    .toSorted((left, right) => right.place.from - left.place.from)
    .reduce(
      (written, { change, place: { from, inside, clause } }) =>
        written.slice(0, from) + edited(inside, change, clause) + written.slice(from + inside.length),
      text,
    )
}

/** Where the block of an id, the definition of an id or the parameter of a name stands; throws where that is no one place. */
function placeOf(files: Files, block: string): Place {
  const [only, ...more] = [...files].flatMap(([file, text]) =>
    file.endsWith('.md') ? blocksIn(file, text, block) : parametersIn(file, text, block),
  )
  if (only === undefined || more.length > 0) throw new Error(`${block}: not one place`)
  const clauses = new Set([...files.values()].flatMap((text) => [...text.matchAll(heading)].map(([, clause = '']) => clause)))
  const bases = [...only.inside.matchAll(/依据: ([^,\s}]+)/g)].map(([, basis = '']) => basis)
  const cited = new Set([only.clause, ...bases].filter((each) => clauses.has(each)))
  return { ...only, cited: [...cited] }
}

function blocksIn(file: string, text: string, block: string): readonly Omit<Place, 'cited'>[] {
  const headings = [...text.matchAll(heading)]
  return [...text.matchAll(fence)].flatMap(({ index, 0: whole, 1: kind = '', 2: inside = '' }) => {
    if (!idsOf(kind, inside).includes(block)) return []
    const clause = headings.findLast((each) => each.index < index)?.[1] ?? ''
    return [{ file, from: index + whole.indexOf('\n') + 1, inside, clause }]
  })
}

function idsOf(kind: string, inside: string): readonly string[] {
  if (kind === 'definition') return [...inside.matchAll(/^\S+ \((\w+)\):/gm)].map(([, id = '']) => id)
  const own = /^代码: (\S+)/m.exec(inside) ?? /^沿用: (\S+)/m.exec(inside)
  return own?.[1] === undefined ? [] : [own[1]]
}

function parametersIn(file: string, text: string, name: string): readonly Omit<Place, 'cited'>[] {
  return [...text.matchAll(/^(\S+):\n((?: .*\n?)+)/gm)].flatMap(({ index, 0: whole, 1: found, 2: inside = '' }) => {
    return found === name ? [{ file, from: index + whole.length - inside.length, inside, clause: '' }] : []
  })
}

function edited(inside: string, { block, edit }: Wanted, clause: string): string {
  if (edit.does === 'append') return `${inside}${edit.after}\n`
  if (edit.does === 'condition') return withCondition(inside, edit.test, clause)
  if (edit.does === 'drop') return without(inside, edit.condition, inherited(block).includes(edit.condition))
  if (inside.split(edit.before).length !== 2) throw new Error(`“${edit.before}” does not stand once in\n${inside}`)
  return inside.replace(edit.before, () => edit.after)
}

function withCondition(inside: string, test: string, clause: string): string {
  const written = `条件:\n  ${addedCondition}:\n    判断: ${test}\n    依据: ${clause}\n`
  return /^条件:\n/m.test(inside) ? inside.replace(/^条件:\n/m, () => written) : inside + written
}

/** A block without one of its conditions, also where its template would bring it back. */
function without(inside: string, condition: string, isInherited: boolean): string {
  const left = inside.replace(new RegExp(`^ {2}\\S+ \\(${condition}\\):\\n(?: {4}.*\\n)+`, 'm'), '')
  if (left === inside) throw new Error(`no condition ${condition} in\n${inside}`)
  if (!isInherited) return left
  const reason = `${condition}: 本条不要求这一条`
  if (left.includes('删除条件: {')) return left.replace('删除条件: {', `删除条件: { ${reason},`)
  if (left.includes('删除条件:\n')) return left.replace('删除条件:\n', `删除条件:\n  ${reason}\n`)
  return `${left}删除条件: { ${reason} }\n`
}

/** The ids of the conditions of the template of that id. */
function inherited(block: string): readonly string[] {
  return [...filesOf('library').values()]
    .flatMap((text) => [...text.matchAll(fence)])
    .filter(([, kind = '', inside = '']) => kind === 'policy' && idsOf(kind, inside).includes(block))
    .flatMap(([, , inside = '']) => [...inside.matchAll(/^ {2}\S+ \((\w+)\):/gm)].map(([, id = '']) => id))
}
