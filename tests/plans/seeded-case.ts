import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import { loadPlans, type PlanSet } from '../../src/plans/index.ts'
import { granted } from '../screening/granted.ts'

const here = import.meta.dirname
const base = join(here, 'base')
const regions = parseRegionTable(readFileSync(join(here, '../../reference/regions.csv'), 'utf8'))
const keywords = join(here, '../../glossary/keywords.yaml')

/** One case: changes to the base plans, and what must come of them. */
export interface SeededCase {
  readonly name: string
  readonly path: string
  readonly text: string
  readonly changes: readonly Change[]
  readonly expected: string
}

interface Change {
  readonly kind: 'edit' | 'file'
  readonly path: string
  readonly lines: readonly string[]
}

/** The cases of a folder, in order of name. */
export function readCases(folder: 'good' | 'bad'): readonly SeededCase[] {
  const names = readdirSync(join(here, folder)).filter((name) => name.endsWith('.md'))
  if (names.length === 0) throw new Error(`no cases in ${join(here, folder)}`)
  return names.sort().map((name) => readCase(name, join(here, folder, name)))
}

function readCase(name: string, path: string): SeededCase {
  const text = readFileSync(path, 'utf8')
  const changes: Change[] = []
  let expected = ''
  for (const [, kind, target = '', body = ''] of text.matchAll(/^````(edit|file|expected)(?: (\S+))?\n([\s\S]*?)^````$/gm)) {
    if (kind === 'expected') expected = body
    else if (kind === 'edit' || kind === 'file') changes.push({ kind, path: target, lines: withInvisible(body).split('\n').slice(0, -1) })
  }
  return { name: name.replace(/\.md$/, ''), path, text, changes, expected }
}

/** What an editor would not show is written `\u{200B}` in a case. */
function withInvisible(body: string): string {
  return body.replace(/\\u\{([0-9A-F]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}

/** Lays a case over the base plans in a scratch folder, loads it, and removes the folder again. */
export function withCase<T>(seeded: SeededCase, use: (set: PlanSet, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-plans-'))
  try {
    cpSync(base, folder, { recursive: true })
    cpSync(keywords, join(folder, 'glossary/keywords.yaml'))
    for (const change of seeded.changes) apply(change, join(folder, change.path), seeded.name)
    return use(granted(loadPlans({ plans: join(folder, 'plans'), glossary: join(folder, 'glossary'), regions })), folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function apply(change: Change, path: string, name: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const text = change.kind === 'file' ? change.lines.join('\n') : edited(readFileSync(path, 'utf8'), change.lines, name)
  writeFileSync(path, change.kind === 'file' ? `${text}\n` : text)
}

/** Hunks parted by `@@`: lines with `-` or a blank before them stand in the file, those with `+` or a blank will. */
function edited(text: string, lines: readonly string[], name: string): string {
  let result = text
  for (const hunk of lines.join('\n').split(/^@@\n/m)) {
    const side = (signs: string) =>
      hunk
        .split('\n')
        .filter((line) => signs.includes(line[0] ?? '-'))
        .map((line) => `${line.slice(1)}\n`)
        .join('')
    const before = side(' -')
    if (`\n${result}`.split(`\n${before}`).length !== 2) throw new Error(`${name}: not found exactly once:\n${before}`)
    result = `\n${result}`.replace(`\n${before}`, () => `\n${side(' +')}`).slice(1)
  }
  return result
}

/** Writes a case's expectation anew; asked for by UPDATE=1. */
export function updateCase(seeded: SeededCase, found: string): void {
  const rest = seeded.text.replace(/^````expected\n[\s\S]*?^````\n?/m, '').trimEnd()
  writeFileSync(seeded.path, `${rest}\n\n\`\`\`\`expected\n${found}\`\`\`\`\n`)
}

export const isUpdating = process.env.UPDATE === '1'
