import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isMap, isSeq, parseDocument } from 'yaml'
import { type ExampleResult, type Plan, runExample } from '../../src/plans/index.ts'
import { periodConditions } from '../../src/plans/link/with-period.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

const set = loadFolders(shippedFolders)
const words = new Map([...(set.keywords.words.get('outcome') ?? [])].map(([zh, id]) => [id, zh]))

/** What an example comes to, in the terms that it is written in. */
interface Found {
  readonly name: string
  readonly outcome: string
  readonly failed: readonly string[]
  readonly flags: readonly string[]
}

/**
 * An example whose only difference is that the same requirements, not met as before, now ask or now refuse: the standing of a source
 * has changed, and nothing else. Undefined for every other difference.
 */
function changedForce({ example, decision, variant, differences }: ExampleResult, plan: Plan): Found | undefined {
  if (decision === undefined || variant === undefined || differences.some(({ what }) => !['outcome', 'failed', 'flags'].includes(what)))
    return undefined
  const { conditions, reviews } = variant.bound.program
  const ids = [...conditions, ...reviews].map(({ id }) => id)
  const of = (mask: number) => ids.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 1)
  const requirements = new Set([...periodConditions, ...(plan.policies.get(example.policy)?.program.conditions ?? []).map(({ id }) => id)])
  const unmet = (failed: readonly string[] = [], flags: readonly string[] = []) =>
    [...new Set([...failed, ...flags.filter((id) => requirements.has(id))].map(asPeriod))].sort().join(' ')
  const [failed, flags] = [of(decision.failed), of(decision.flags)]
  if (unmet(example.expected.failed, example.expected.flags) !== unmet(failed, flags)) return undefined
  return { name: example.name, outcome: words.get(decision.outcome) ?? decision.outcome, failed, flags }
}

/** Both ends of what a period asks are one requirement: which of them refuses goes by the standing of its source. */
const asPeriod = (id: string): string => ((periodConditions as readonly string[]).includes(id) ? 'in_period' : id)

/** The text of a file of examples with new outcomes; keys stay on one line, or one each, as the author had them. */
function rewritten(text: string, changes: readonly Found[]): string {
  const { contents } = parseDocument(text)
  const items = isSeq(contents) ? contents.items : []
  return items.toReversed().reduce((rest: string, item) => {
    const found = isMap(item) ? changes.find(({ name }) => name === String(item.get('名称'))) : undefined
    if (!isMap(item) || found === undefined || item.range === null || item.range === undefined) return rest
    const [from, to] = item.range
    const own = rest.slice(from, to)
    const between = own.startsWith('{') ? ', ' : `\n${/\n( *)结论:/.exec(own)?.[1] ?? '  '}`
    const lists = [
      ...(found.failed.length === 0 ? [] : [`不符合: [${found.failed.join(', ')}]`]),
      ...(found.flags.length === 0 ? [] : [`提示: [${found.flags.join(', ')}]`]),
    ]
    const without = own.replaceAll(/(?:,\s*|\n *)(?:不符合|提示): *\[[^\]]*\]/g, '')
    const made = without.replace(/结论: *[^\s,}]+/, [`结论: ${found.outcome}`, ...lists].join(between))
    return rest.slice(0, from) + made + rest.slice(to)
  }, text)
}

describe('the examples of the seven plans', () => {
  const results = [...set.plans.values()].map((plan) => ({
    plan,
    wrong: plan.examples.map((example) => runExample(set, plan, example)).filter(({ differences }) => differences.length > 0),
  }))

  test('differ in nothing but the force of a requirement', () => {
    const others = results.flatMap(({ plan, wrong }) => wrong.filter((result) => changedForce(result, plan) === undefined))
    expect(others.map(({ example, differences }) => ({ file: example.file, name: example.name, differences }))).toEqual([])
  })

  test('say which requirements refuse and which ask (UPDATE=1 writes them anew where the standing of a source has changed)', () => {
    const changes = results.flatMap(({ plan, wrong }) =>
      wrong.flatMap((result) => {
        const found = changedForce(result, plan)
        // The plans were read through a folder that is gone.
        const path = result.example.file.split(`/${plan.id}/`).at(-1) ?? ''
        return found === undefined ? [] : [{ file: join(shippedFolders[plan.id] ?? '', path), found }]
      }),
    )
    const byFile = Map.groupBy(changes, ({ file }) => file)
    if (process.env.UPDATE === '1')
      for (const [file, of] of byFile)
        writeFileSync(
          file,
          rewritten(
            readFileSync(file, 'utf8'),
            of.map(({ found }) => found),
          ),
        )
    else expect(changes.map(({ file, found }) => `${file} ${found.name}: ${found.outcome}`)).toEqual([])
  })
})
