import { rowsOf } from './batch-rows.ts'
import type { RecoveryScript } from './money-script.ts'
import type { Team } from './team.ts'

/** Opens a case over half of the greatest payment of a batch, and gives notice of it. */
export async function recoverMoney(team: Team, script: RecoveryScript, batches: ReadonlyMap<string, string>): Promise<void> {
  const batch = batches.get(script.batch)
  if (batch === undefined) return
  const colleague = await team(script.by)
  const { office } = colleague
  const { basis, clause, facts, notice } = script
  const recovery = (await office.recovery.list({ batch })).rows[0]?.id ?? (await open())
  if (recovery === undefined) return
  const { recovery: now } = await office.recovery.read({ recovery })
  if (now.state === 'opened') await office.recovery.notify({ recovery: { id: recovery, version: now.version }, ...notice })

  async function open(): Promise<string | undefined> {
    const [paid] = await rowsOf(colleague, batch ?? '', ['paid'])
    if (paid === undefined) return undefined
    const rows = [{ claim: paid.id, fen: String(BigInt(paid.fen) / 2n) }]
    return (await office.recovery.open({ rows, source: 'paid_row', basis, clause, facts })).recovery
  }
}
