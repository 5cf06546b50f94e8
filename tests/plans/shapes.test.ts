import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/kernel/problem.ts'
import { glossaryFormat } from '../../src/plans/format/glossary-format.ts'
import { keyText } from '../../src/plans/format/plan-format.ts'
import type { Shape } from '../../src/plans/format/shape.ts'
import { describeProblem, loadPlans } from '../../src/plans/index.ts'
import { BlockReader } from '../../src/plans/read/block-reader.ts'
import { readGlossary } from '../../src/plans/read/read-glossary.ts'
import { pairsOf, YamlSource } from '../../src/plans/read/yaml-source.ts'
import { granted } from '../screening/granted.ts'
import { blocks, type Instance, keywords, renamed, replaced, sampleFolder, sampleInstances, samplePieces } from './block-instances.ts'

const root = join(import.meta.dirname, '../..')

/** What may stand in place of a value. */
const samples = {
  nothing: '',
  tilde: '~',
  'empty text': '""',
  word: '甲乙',
  number: '123',
  list: '[甲, 乙]',
  'list of numbers': '[1, 2]',
  'empty list': '[]',
  mapping: '{ 甲: 乙 }',
  'empty mapping': '{}',
  nested: '{ 甲: [{ 乙: 丙 }] }',
  'list of lists': '[[甲]]',
  'list of mappings': '[{ 甲: 乙 }]',
  'list with a hole': '[甲, ~]',
} as const
type Sample = keyof typeof samples

/** What the form of a shape lets pass; whether the words mean something is asked elsewhere. Everything else must be a problem. */
function passes(shape: Shape): readonly Sample[] {
  switch (shape.kind) {
    case 'text':
    case 'name':
    case 'cell':
      return ['word', 'number']
    case 'expression':
      return ['word', 'number']
    case 'count':
      return shape.most === undefined || shape.most >= 123 ? ['number'] : []
    case 'number':
      return ['number']
    case 'list':
      return [...ofItems(shape.of), ...(shape.mayBeEmpty === true ? (['empty list'] as const) : [])]
    case 'one_or_list':
      return [...passes(shape.of), ...ofItems(shape.of)]
    case 'text_or_block':
      return ['word', 'number']
    case 'mapping':
      return shape.keys !== 'mask' && passes(shape.of).includes('word') ? ['mapping'] : []
    case 'facts':
      return ['mapping', 'empty mapping', 'nested']
    default:
      return []
  }
}

function ofItems(of: Shape): readonly Sample[] {
  if (passes(of).includes('word')) return ['list', 'list of numbers']
  return passes(of).includes('number') ? ['list of numbers'] : []
}

/** What a piece of YAML is told it does wrong. */
function problemsOf(text: string, shape: Shape, reader = new BlockReader(keywords)): readonly Problem[] {
  const source = new YamlSource('f', text)
  const syntax = source.syntaxProblems()
  if (syntax.length > 0) return syntax
  const at = { node: source.document.contents, source }
  if (shape.kind === 'block') reader.entries(shape.block, at)
  else reader.isShaped(shape, { at, keyAt: undefined, name: 'f', key: 'root.parameters' })
  return reader.problems
}

const instances = sampleInstances()
const keysOfTables = Object.entries(blocks).flatMap(([block, { keys }]) => Object.keys(keys).map((key) => `${block}.${key}`))
const firsts = new Map<string, Instance>()
for (const instance of instances)
  if (!firsts.has(`${instance.block}.${instance.key}`)) firsts.set(`${instance.block}.${instance.key}`, instance)
const words = { vocabulary: readGlossary('terms.yaml', readFileSync(join(root, 'glossary/terms.yaml'), 'utf8')).vocabulary, keywords }

describe('every key of every block', () => {
  test('stands in the sample plan', () => {
    expect(keysOfTables.filter((key) => !firsts.has(key))).toEqual([])
  })

  test('the sample plan has no problem of form', () => {
    for (const { text, root: shape } of samplePieces()) expect(problemsOf(text, shape)).toEqual([])
  })

  test.each(keysOfTables)('%s in another shape is a problem', (key) => {
    const instance = firsts.get(key)
    if (instance === undefined) throw new Error('not in the sample plan')
    const allowed = passes(instance.shape)
    for (const [name, value] of Object.entries(samples)) {
      const problems = problemsOf(replaced(instance, value), instance.root)
      if (allowed.includes(name as Sample)) expect(problems, name).toEqual([])
      else expect(problems.length, `${name}: silence`).toBeGreaterThan(0)
      for (const problem of problems) expect(describeProblem(problem, words), name).toMatch(/。$/)
    }
  })

  test.each(keysOfTables)('%s misspelt, or as a reference, is a problem', (key) => {
    const instance = firsts.get(key)
    if (instance === undefined) throw new Error('not in the sample plan')
    const { text, keyFrom, keyTo, root: shape } = instance
    const misspelt = renamed(instance, `${text.slice(keyFrom, keyTo)}甲`)
    expect(problemsOf(misspelt, shape).map(({ code }) => code)).toContain('misspelt_key')
    expect(problemsOf(replaced(instance, '*甲'), shape).length).toBeGreaterThan(0)
    expect(problemsOf(replaced(instance, '!甲 乙'), shape).length).toBeGreaterThan(0)
  })

  test.each(keysOfTables)('the example of %s is read as it should be', (key) => {
    const [block = '', id = ''] = key.split('.')
    const { example, shape } = keyText(block, id)
    const source = new YamlSource('example', example)
    expect(source.syntaxProblems()).toEqual([])
    const contents = source.document.contents as { items?: readonly { key: unknown; value: unknown }[] }
    expect(contents.items?.map((pair) => keywords.keys.get(block)?.get(String(pair.key)))).toEqual([id])
    const reader = new BlockReader(keywords)
    const at = { node: contents.items?.[0]?.value, source }
    expect(reader.isShaped(shape, { at, keyAt: undefined, name: '', key })).toBe(true)
    expect(reader.problems).toEqual([])
  })
})

describe('keys that must be there', () => {
  const needed = [...firsts.values()].filter(({ block, key }) => blocks[block]?.keys[key]?.need === 'always')
  test.each(needed.map((instance) => [`${instance.block}.${instance.key}`, instance] as const))('%s', (_, instance) => {
    const name = instance.text.slice(instance.keyFrom, instance.keyTo)
    const problems = problemsOf(renamed(instance, '庚辛壬癸子丑'), instance.root)
    expect(problems.map(({ code, with: values }) => `${code} ${values.key ?? ''}`)).toContain(`key_missing ${name}`)
  })
})

describe('the glossary', () => {
  const good = `units: { person: { zh: 人 } }
enumerations: { sex: { zh: 性别值, values: [{ id: male, zh: 男, aliases: [男性] }] } }
entities: { unit: { zh: 单位, region: home, unit: person, def: 一个单位, source: 登记, fields: [{ id: home, zh: 所在地, type: region, def: 地区, source: 登记, not: 住址, aliases: [驻地] }, { id: staff, zh: 人数, type: "count:person", range: [0, 9], def: 人数 }] } }
`
  const lines = Object.entries(glossaryFormat).flatMap(([block, { keys }]) => Object.keys(keys).map((key) => [block, key] as const))

  test('the small one is sound', () => expect(readGlossary('f', good).problems).toEqual([]))

  test.each(lines)('%s.%s in another shape is a problem', (block, key) => {
    const { shape } = keyText(block, key)
    // What is below a section is asked of its own block.
    if (shape.kind === 'mapping' || (shape.kind === 'list' && shape.of.kind === 'block')) return
    for (const [name, value] of Object.entries(samples)) {
      const reader = new BlockReader(keywords)
      const source = new YamlSource('f', `${key}: ${value}\n`)
      const [pair] = pairsOf(source.document.contents)
      reader.isShaped(shape, { at: { node: pair?.value, source }, keyAt: undefined, name: key, key: `${block}.${key}` })
      if (passes(shape).includes(name as Sample)) expect(reader.problems, name).toEqual([])
      else expect(reader.problems.length, `${name}: silence`).toBeGreaterThan(0)
    }
  })
})

/** What a name or an expression says is asked once the whole plan is there: all at once, each at its own line. */
test('words that mean nothing are a problem in the loaded plan, each where it stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-shapes-'))
  try {
    for (const id of ['library', 'mohrss-2022-60']) cpSync(join(root, 'plans', id), join(folder, id), { recursive: true })
    const asked = [...firsts.values()].filter(({ shape }) => shape.kind === 'name' || shape.kind === 'expression')
    const left = new Set(asked)
    while (left.size > 0) {
      cpSync(sampleFolder, join(folder, 'ours-2022'), { recursive: true, force: true })
      const taken = new Map<string, Instance>()
      // One value of a piece at a time: what else stands in it must not hide the mistake.
      for (const instance of left) {
        const piece = `${instance.file}:${instance.firstLine}`
        if (!taken.has(piece)) taken.set(piece, instance)
      }
      const edits = [...taken.values()]
      for (const instance of edits) left.delete(instance)
      for (const file of new Set(edits.map((edit) => edit.file))) {
        let text = readFileSync(join(sampleFolder, file), 'utf8')
        for (const edit of edits.filter((each) => each.file === file)) text = text.replace(edit.text, () => replaced(edit, '庚辛壬癸'))
        writeFileSync(join(folder, 'ours-2022', file), text)
      }
      const { problems } = granted(
        loadPlans({ plans: folder, glossary: join(root, 'glossary'), register: join(root, 'reference/sources.yaml') }),
      )
      for (const edit of edits) {
        const line = edit.firstLine + edit.text.slice(0, edit.from).split('\n').length - 1
        const here = problems.filter(({ at }) => at.file.endsWith(`ours-2022/${edit.file}`) && Math.abs(at.line - line) <= 1)
        expect(here.length, `${edit.block}.${edit.key} at ${edit.file}:${line}`).toBeGreaterThan(0)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
