import type { Caller } from '../../src/access/index.ts'
import { identityNumberOf, unitNumberOf } from '../../src/subjects/demo/give-numbers.ts'
import { nameOfPerson } from '../../src/subjects/demo/name-people.ts'
import { findSubjects } from '../../src/subjects/index.ts'
import { diceOf } from '../../tests/screening/settlement/random-world.ts'
import { callerNamed } from '../../tests/subjects/office.ts'
import type { Line } from '../report.ts'
import { birthDateOf, embeddedOffice, type MadeOffice, officeOnServer } from './made-office.ts'

const GOAL = 200

/** How long it takes to find people and units by name and number within a post's regions, row bounds on, looks written down. */
export async function benchSubjectSearch(people: number, questions: number): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const [where, open] of [
    ['PostgreSQL', officeOnServer],
    ['embedded', embeddedOffice],
  ] as const) {
    const office = await open(people)
    try {
      lines.push(await measured(where, office, people, questions))
    } finally {
      await office.close()
    }
  }
  return lines
}

async function measured(where: string, { store, keys }: MadeOffice, people: number, questions: number): Promise<Line> {
  const callers = [await callerNamed(store, 'lin', 'subject.read'), await callerNamed(store, 'zhou', 'subject.read')]
  const byKind = new Map<string, number[]>()
  const processor: number[] = []
  for (let seed = 1; seed <= questions + 20; seed += 1) {
    const dice = diceOf(seed)
    const kind = dice.pick(Object.keys(texts))
    const text = (texts[kind] as (key: number) => string)(dice.below(people))
    const caller = dice.pick(callers) as Caller
    const [before, used] = [performance.now(), process.cpuUsage()]
    const found = await findSubjects(caller, keys, { text, purpose: 'bench' })
    const [took, { user, system }] = [performance.now() - before, process.cpuUsage(used)]
    if (found.kind === 'refused') throw new Error(`${text}: ${found.refusal.code}`)
    // The first few warm the program and the database.
    if (seed <= 20) continue
    byKind.set(kind, [...(byKind.get(kind) ?? []), took])
    processor.push((user + system) / 1000)
  }
  const all = [...byKind.values()].flat()
  const kinds = [...byKind].map(([kind, times]) => `${kind} ${at(times, 0.95).toFixed(0)}`).join(', ')
  const p95 = at(all, 0.95)
  return {
    what: `finding people and units among ${(people / 1e6).toFixed(1)} million people, ${where}, p95 of ${questions} random questions`,
    measured: `${p95.toFixed(0)} ms`,
    goal: `< ${GOAL} ms`,
    isMet: p95 < GOAL,
    beside: `middle ${at(all, 0.5).toFixed(0)} ms; of this process’s processor ${at(processor, 0.95).toFixed(0)} ms; p95 by kind: ${kinds}; slowest ${Math.max(...all).toFixed(0)} ms`,
  }
}

/** What people type, by kind. */
const texts: Readonly<Record<string, (key: number) => string>> = {
  'whole name': (key) => nameOfPerson(BigInt(key), key % 2 === 0),
  'two characters of a name': (key) => nameOfPerson(BigInt(key), key % 2 === 0).slice(0, 2),
  'whole number': (key) => identityOf(key),
  'last six': (key) => identityOf(key).slice(-6),
  'last four': (key) => identityOf(key).slice(-4),
  'name and last four': (key) => `${nameOfPerson(BigInt(key), key % 2 === 0)} ${identityOf(key).slice(-4)}`,
  'unit number': (key) => unitNumberOf(BigInt(key % 1000)),
  'part of a unit': (key) => unitParts[key % unitParts.length] ?? '',
}

const identityOf = (key: number): string => identityNumberOf(BigInt(key), birthDateOf(key), key % 2 === 0)

const unitParts = ['食品有限公司', '食品', '机械有限', '渝中区', '万州', '百货', '餐饮管理', '涪陵区']

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
