import { formatYuanPlain } from '../kernel/money.ts'
import { dueRows } from './due-rows.ts'
import type { EarlierScript } from './money-script.ts'
import type { Team } from './team.ts'

/** Hands over what an earlier system paid of the same policy in another year, so that somebody else can agree with it. */
export async function takeEarlier(team: Team, script: EarlierScript, run: string): Promise<void> {
  const colleague = await team(script.by)
  const { policy, year, system, basis, name, headings } = script
  if ((await colleague.office.earlier.list()).some((each) => each.name === name)) return
  const due = await dueRows(colleague, script, run)
  if (due.length === 0) return
  // Nobody stands in it twice, and the year before came to a little less.
  const lines = [...new Map(due.map((row) => [row.name, row])).values()].map(({ name: who, fen }, at) =>
    [at + 1, who, formatYuanPlain((fen * 9n) / 10n)].join(','),
  )
  const upload = await colleague.handOver('paid_list', name, `${[headings.join(','), ...lines].join('\r\n')}\r\n`)
  await colleague.office.earlier.take({ upload, policy, year, system, basis })
}
