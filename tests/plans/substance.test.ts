import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ComparedLine, changedTexts, judgeComparison, weighUnsupported } from '../../src/plans/index.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'
import { type InventionKind, inventionKinds, inventions } from './substance/inventions.ts'
import { baishaInventions } from './substance/inventions-baisha.ts'
import { documentOf, lookUpIn, substanceWords } from './substance/look-up.ts'
import { loadPlanted } from './substance/plant.ts'

const own = ['yuntai-2021', 'linjiang-2023', 'qingxi-2022', 'baisha-2022']
const folder = join(import.meta.dirname, 'substance')
const { set, places } = loadPlanted(Object.fromEntries(own.map((id) => [id, join(folder, id)])), [...inventions, ...baishaInventions])
const documents = new Map(own.map((id) => [id, documentOf(id, readFileSync(join(folder, `${id}.txt`), 'utf8'))]))

function looked(plan: string, copy: string): readonly ComparedLine[] {
  const document = documents.get(plan)
  if (document === undefined) throw new Error(`no text of ${plan}`)
  return lookUpIn(document, set, copy).lines
}

const named = ({ line, missing }: ComparedLine) =>
  `${line.clause} ${line.owner}/${line.line} ${missing.map(({ kind, sought }) => `${kind} ${sought.join(' ')}`).join('; ')}`
const unsupported = (lines: readonly ComparedLine[]) => lines.filter(({ missing }) => missing.length > 0)

describe('what the blocks of a plan say in the clauses they cite', () => {
  const sound = own.flatMap((id) => looked(id, id))

  test('sound lines are found, all but one in twenty', () => {
    const found = unsupported(sound)
    expect(sound.length).toBeGreaterThan(200)
    expect(found.length / sound.length, found.map(named).join('\n')).toBeLessThanOrEqual(0.05)
  })

  test('every kind of line is among them', () => {
    expect(new Set(sound.map(({ line }) => line.claim.kind))).toEqual(
      new Set(['subject', 'demands', 'payee', 'test', 'amount', 'day', 'values', 'once_only', 'cap', 'exclusion', 'quote']),
    )
  })
})

describe('what somebody invented into copies of the plans', () => {
  const before = new Set(own.flatMap((id) => unsupported(looked(id, id)).map(named)))
  const cache = new Map<string, readonly ComparedLine[]>()
  const judged = places.map(({ invention, copy }) => {
    const lines = cache.get(copy) ?? looked(invention.plan, copy)
    cache.set(copy, lines)
    const isCaught = unsupported(lines).some((line) => line.line.owner === invention.policy && !before.has(named(line)))
    return { invention, isCaught }
  })

  test('all of it loads as a plan', () => {
    expect(places.filter(({ invention, copy }) => set.plans.get(copy)?.policies.has(invention.policy) !== true)).toEqual([])
  })

  test('of all of it together, no more than one in twenty is missed', () => {
    expect(judged.length).toBeGreaterThan(190)
    expect(judged.filter(({ isCaught }) => !isCaught).length / judged.length).toBeLessThanOrEqual(0.05)
  })

  // What the clause says of another policy is not told apart where one sentence says both.
  const mostMissed = (kind: InventionKind) => (kind === 'moved' ? 0.1 : 0.05)

  test.each(inventionKinds)('%s: nearly all of it is listed', (kind) => {
    const ofKind = judged.filter(({ invention }) => invention.kind === kind)
    const missed = ofKind.filter(({ isCaught }) => !isCaught).map(({ invention }) => invention)
    expect(missed.length / ofKind.length, JSON.stringify(missed, undefined, 1)).toBeLessThanOrEqual(mostMissed(kind))
  })
})

test('how much and how often: a sum is no upper limit, and once in every year is not once', () => {
  const copy = mkdtempSync(join(tmpdir(), 'ballast-often-'))
  const changed = (file: string, changes: readonly (readonly [before: string, after: string])[]) => {
    const written = changes.reduce(
      (text, [before, after]) => {
        expect(text.split(before)).toHaveLength(2)
        return text.replace(before, after)
      },
      readFileSync(join(folder, 'linjiang-2023', file), 'utf8'),
    )
    writeFileSync(join(copy, file), written)
  }
  try {
    cpSync(join(folder, 'linjiang-2023'), copy, { recursive: true })
    changed('parameters.yaml', [
      ['值: 最高 8000', '值: 8000'],
      ['值: 4000', '值: 最高 4000'],
      ['单位: 元/人, 取值: [{ 值: 2000', '单位: 元/人, 取值: [{ 值: 2500'],
    ])
    changed('01-全文.md', [
      ['键: [人员], 范围: 年度', '键: [人员], 范围: 终身'],
      ['键: [就业载体], 范围: 终身, 依据: 第三章第八条', '键: [就业载体], 范围: 年度, 依据: 第三章第八条'],
    ])
    const document = documents.get('linjiang-2023')
    if (document === undefined) throw new Error('no text')
    const found = unsupported(lookUpIn(document, loadFolders({ 'linjiang-2023': copy }), 'linjiang-2023').lines)
    expect(found.map(({ line, missing }) => `${line.owner}/${line.line} ${missing.map(({ kind }) => kind).join(' ')}`).sort()).toEqual([
      'linjiang_base_award/once_only once',
      'linjiang_cluster/values bound',
      'linjiang_internship_award/amount number',
      'linjiang_project/values bound',
      'linjiang_project_training/once_only once',
      'linjiang_retained/values number',
    ])
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

describe('the plan the format is shown by', () => {
  const { library, 'mohrss-2022-60': upper } = shippedFolders
  if (library === undefined || upper === undefined) throw new Error('a folder is gone')
  const sample = loadFolders({
    library,
    'mohrss-2022-60': upper,
    'ours-2022': join(import.meta.dirname, '../../reference/plan-format/ours-2022'),
  })
  const plan = sample.plans.get('ours-2022')
  if (plan === undefined) throw new Error('ours-2022 did not load')
  const found = lookUpIn(documentOf('ours-2022', readFileSync(join(folder, 'ours-2022.txt'), 'utf8')), sample, plan.id)

  test('has a record of comparison that is up to date', () => {
    expect(changedTexts(found, plan.comparison)).toEqual([])
    expect(weighUnsupported(found, plan.comparison).map(({ state }) => state)).toEqual(['settled', 'settled', 'settled', 'settled'])
    expect(judgeComparison(plan, sample)).toMatchObject({ notCompared: [], changed: [], problems: [] })
  })
})

describe('wordings', () => {
  const { entities, enumerations } = set.vocabulary
  test('are of terms the glossary has', () => {
    const { fields, contrary, enumerations: values, subjects, payees, definitions } = substanceWords.wordings
    const known = new Set(set.definitions.map(({ id }) => id))
    const strangers = [
      ...[...fields, ...contrary].flatMap(([entity, lists]) =>
        [...lists.keys()].filter((field) => !entities.get(entity)?.fields.has(field)).map((field) => `${entity}.${field}`),
      ),
      ...[...values].flatMap(([id, lists]) =>
        [...lists.keys()]
          .filter((value) => !enumerations.get(id)?.values.some((each) => each.id === value))
          .map((value) => `${id}.${value}`),
      ),
      ...[...subjects.keys(), ...payees.keys()].filter((entity) => !entities.has(entity)),
      ...[...definitions.keys()].filter((id) => !known.has(id)),
    ]
    expect(strangers).toEqual([])
  })

  test('every entity that a policy can be about can be named', () => {
    expect([...entities.keys()].filter((entity) => !substanceWords.wordings.subjects.has(entity))).toEqual([])
  })
})
