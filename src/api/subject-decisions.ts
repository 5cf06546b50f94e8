import type { Caller } from '../access/index.ts'
import { codeScopeOf, countedAs, describeDecisionRefusal } from '../decisions/index.ts'
import type { SubjectKey } from '../subjects/index.ts'
import { listAbout, type VerificationAbout } from '../verification/index.ts'
import { type DecidedAbout, type DecisionsAbout, decisionsAbout, describeWhyRefusal } from '../why/index.ts'
import { answer } from './answer.ts'
import { namesBeside } from './names-beside.ts'
import type { Office } from './office.ts'
import { fenOut } from './run.ts'

/** What was decided about a subject and what is verified about it, as it travels; that the asker sees it is settled before. */
export async function decisionsOf(
  office: Office,
  caller: Caller,
  { entity, key }: SubjectKey,
  run: string | undefined,
  signal: AbortSignal | undefined,
) {
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  const about = answer(await decisionsAbout(office.facts, scope, { run, entity, key }, signal), describeWhyRefusal)
  const policies = []
  for (const { list, total, decided } of about.policies) {
    const names = list.entity === entity ? () => undefined : await namesBeside(caller, list.entity, rowsOf(decided))
    policies.push({
      policy: list.policy,
      zh: list.zh,
      entity: list.entity,
      unit: countedAs(list.entity),
      result: decided[0]?.variant.result ?? ('money' as const),
      total,
      rows: decided.map((each) => ({ ...decidedOut(each), name: names(each.row) ?? null })),
    })
  }
  const { known, runs } = about
  const verified = await listAbout(caller, [{ entity, key }, ...recordsOf(about)])
  return {
    run: known.name,
    day: known.run.record.screeningDate,
    runs: runs.map(({ name, run }) => ({ name, day: run.record.screeningDate })),
    policies,
    verified: verified.map(verifiedOut),
  }
}

const rowsOf = (decided: readonly DecidedAbout[]) => decided.map(({ row }) => row)

/** The records that were decided. */
const recordsOf = ({ policies }: DecisionsAbout) =>
  policies.flatMap(({ list, decided }) => decided.map(({ row }) => ({ entity: list.entity, key: row.subject })))

function decidedOut({ row, variant, say }: DecidedAbout) {
  return {
    subject: String(row.subject),
    plan: row.plan,
    clause: variant.clause,
    say,
    outcome: row.outcome,
    status: row.status ?? null,
    gross: fenOut(row.gross),
    net: fenOut(row.net),
    ceiling: fenOut(row.ceiling),
    day: row.day ?? null,
  }
}

function verifiedOut({ inquiry, policy, fact, owner, state, region, dueOn }: VerificationAbout) {
  return { inquiry: String(inquiry), policy, fact, owner, state, region, dueOn: dueOn ?? null }
}
