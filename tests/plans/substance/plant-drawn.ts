import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ComparedLine, PlanSet, Policy } from '../../../src/plans/index.ts'
import { loadFolders, type PlanFolders, shippedFolders } from '../shipped-plans.ts'
import type { DrawnInvention } from './drawn.ts'

export interface JudgedInvention {
  readonly invention: DrawnInvention
  /** Undefined where the plan refuses to be read with it: then nobody has to find it. */
  readonly isCaught: boolean | undefined
}

/**
 * Writes inventions into copies of plans, under one clause no more than one to a copy, and tells of each whether a line of its owner or
 * of its clause is listed that is not listed in the plan as it is: one that was settled there is open again once it is changed.
 */
export function judgeDrawn(
  base: PlanFolders,
  inventions: readonly DrawnInvention[],
  look: (set: PlanSet, plan: string, copy: string) => readonly ComparedLine[],
): readonly JudgedInvention[] {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-drawn-'))
  const { library } = shippedFolders
  if (library === undefined) throw new Error('the library is gone')
  const taken = new Map<string, number>()
  const places = inventions.map((invention) => {
    // What a parameter holds is read by policies under other clauses too: each stands alone in its copy of the parameters.
    const key = `${invention.plan} ${invention.clause}`
    const round = taken.get(key) ?? 0
    taken.set(key, round + 1)
    return { invention, copy: `${invention.plan}-${String(round).padStart(2, '0')}` }
  })
  try {
    const copies = [...new Map(places.map(({ invention, copy }) => [copy, invention.plan]))].map(([copy, plan]) => {
      const path = join(folder, copy)
      mkdirSync(path)
      cpSync(base[plan] ?? '', path, { recursive: true })
      const own = places.filter((place) => place.copy === copy).map(({ invention }) => invention)
      for (const file of new Set(own.map((each) => each.file))) {
        const changes = own.filter((each) => each.file === file).toSorted((a, b) => b.from - a.from)
        const text = changes.reduce(
          (left, { from, to, after }) => left.slice(0, from) + after + left.slice(to),
          readFileSync(join(path, file), 'utf8'),
        )
        writeFileSync(join(path, file), text)
      }
      return [copy, path] as const
    })
    const set = loadFolders({ library, ...base, ...Object.fromEntries(copies) })
    const before = new Map(
      [...new Set(inventions.map(({ plan }) => plan))].map((plan) => [plan, new Set(look(set, plan, plan).filter(isListed).map(named))]),
    )
    const found = new Map<string, readonly ComparedLine[]>()
    return places.map(({ invention, copy }) => {
      const { owner, plan, clause, cited } = invention
      const own = set.plans.get(copy)
      const isRead =
        own !== undefined &&
        (own.policies.has(owner) ||
          [own.orders.tasks, own.orders.services, own.orders.targets].some((orders) => orders.has(owner)) ||
          [...own.parameters.values()].some(({ shape }) => shape.id === owner))
      if (!isRead || isNothing(invention, own.policies.get(owner), set.plans.get(plan)?.policies.get(owner)))
        return { invention, isCaught: undefined }
      const lines = found.get(copy) ?? look(set, plan, copy)
      found.set(copy, lines)
      return {
        invention,
        isCaught: lines.some(
          (each) =>
            isListed(each) &&
            (each.line.owner === owner || each.line.clause === clause || each.line.clause === cited) &&
            before.get(plan)?.has(named(each)) !== true,
        ),
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether a rule or a period that was left out comes back from the template. */
function isNothing({ category }: DrawnInvention, now: Policy | undefined, before: Policy | undefined): boolean {
  const days = (policy: Policy | undefined) => JSON.stringify([policy?.period?.from, policy?.period?.to])
  if (category === 'once_dropped') return now?.settlement.onceOnly?.scope === before?.settlement.onceOnly?.scope
  if (category === 'cap_dropped') return now?.settlement.cap?.scope === before?.settlement.cap?.scope
  return category === 'day_dropped' && days(now) === days(before)
}

const isListed = ({ missing }: ComparedLine) => missing.length > 0
const named = ({ line, missing }: ComparedLine) => JSON.stringify([line.clause, line.owner, line.line, line.hash, missing])

/** What was missed, and of how many that the plans can be read with. */
export function missedOf(judged: readonly JudgedInvention[]): { readonly missed: readonly DrawnInvention[]; readonly read: number } {
  return {
    missed: judged.filter(({ isCaught }) => isCaught === false).map(({ invention }) => invention),
    read: judged.filter(({ isCaught }) => isCaught !== undefined).length,
  }
}
