import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const fence = /```(\w+)\n([\s\S]*?)```/g
const section = /^### (\S+)/gm
const addedName = '另加一条 (added_by_stranger)'

/** A change that was made in a plan: the whole text of the file before and after. */
interface Place {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly clause: string
}

/** What is to become of a block or a parameter. */
export type Edit =
  | { readonly do: 'replace'; readonly before: string; readonly after: string }
  | { readonly do: 'append'; readonly after: string }
  | { readonly do: 'condition'; readonly test: string }
  | { readonly do: 'drop'; readonly condition: string }

/** Copies the folder of a plan, with one block or parameter changed; the caller removes the copy. */
export function changedCopy(folder: string, library: string, block: string, edit: Edit): string {
  const place = placeOf(folder, block)
  const text = readFileSync(join(folder, place.file), 'utf8')
  const changed = changedText(text.slice(place.from, place.to), edit, place.clause, templateOf(library, block))
  const copy = mkdtempSync(join(tmpdir(), 'ballast-copy-'))
  cpSync(folder, copy, { recursive: true })
  rmSync(join(copy, 'examples'), { recursive: true, force: true })
  writeFileSync(join(copy, place.file), text.slice(0, place.from) + changed + text.slice(place.to))
  return copy
}

/** Where the block of an id or the parameter of a name stands. */
function placeOf(folder: string, block: string): Place {
  const found = readdirSync(folder).flatMap((file): Place[] => {
    if (file.endsWith('.md')) return blocksIn(file, readFileSync(join(folder, file), 'utf8'), block)
    return file.startsWith('parameters') ? parametersIn(file, readFileSync(join(folder, file), 'utf8'), block) : []
  })
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`${folder}: ${found.length} places are named ${block}`)
  return only
}

function blocksIn(file: string, text: string, block: string): Place[] {
  const headings = [...text.matchAll(section)]
  return [...text.matchAll(fence)].flatMap((match): Place[] => {
    const [whole, kind = '', inside = ''] = match
    if (!idsOf(kind, inside).includes(block)) return []
    const from = match.index + whole.indexOf('\n') + 1
    const clause = headings.filter(({ index }) => index < from).at(-1)?.[1] ?? ''
    return [{ file, from, to: from + inside.length, clause }]
  })
}

function idsOf(kind: string, inside: string): readonly string[] {
  if (kind === 'definition') return [...inside.matchAll(/^\S+ \((\w+)\):/gm)].map(([, id = '']) => id)
  const own = /^代码: (\S+)/m.exec(inside) ?? /^沿用: (\S+)/m.exec(inside)
  return own?.[1] === undefined ? [] : [own[1]]
}

function parametersIn(file: string, text: string, name: string): Place[] {
  return [...text.matchAll(/^(\S+):\n((?: .*\n?)+)/gm)].flatMap((match): Place[] => {
    const [whole, found, inside = ''] = match
    if (found !== name) return []
    const from = match.index + whole.length - inside.length
    return [{ file, from, to: match.index + whole.length, clause: '' }]
  })
}

/** The conditions of the template of that id, by their ids. */
function templateOf(library: string, block: string): readonly string[] {
  return readdirSync(library)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => [...readFileSync(join(library, file), 'utf8').matchAll(fence)])
    .filter(([, kind = '', inside = '']) => kind === 'policy' && idsOf(kind, inside).includes(block))
    .flatMap(([, , inside = '']) => [...inside.matchAll(/^ {2}\S+ \((\w+)\):/gm)].map(([, id = '']) => id))
}

function changedText(inside: string, edit: Edit, clause: string, template: readonly string[]): string {
  if (edit.do === 'append') return `${inside}${edit.after}\n`
  if (edit.do === 'condition') return withCondition(inside, edit.test, clause)
  if (edit.do === 'drop') return without(inside, edit.condition, template.includes(edit.condition))
  if (inside.split(edit.before).length !== 2) throw new Error(`“${edit.before}” does not stand once in\n${inside}`)
  return inside.replace(edit.before, () => edit.after)
}

function withCondition(inside: string, test: string, clause: string): string {
  const written = `  ${addedName}:\n    判断: ${test}\n    依据: ${clause}\n`
  return inside.includes('条件:\n') && /^条件:\n/m.test(inside)
    ? inside.replace(/^条件:\n/m, (start) => start + written)
    : `${inside}条件:\n${written}`
}

function without(inside: string, condition: string, inherited: boolean): string {
  const left = inside.replace(new RegExp(`^ {2}\\S+ \\(${condition}\\):\\n(?: {4}.*\\n)+`, 'm'), '')
  if (left === inside) throw new Error(`no condition ${condition} in\n${inside}`)
  if (!inherited) return left
  const reason = `${condition}: 本条不要求这一条`
  if (left.includes('删除条件: {')) return left.replace('删除条件: {', `删除条件: { ${reason},`)
  if (left.includes('删除条件:\n')) return left.replace('删除条件:\n', `删除条件:\n  ${reason}\n`)
  return `${left}删除条件: { ${reason} }\n`
}
