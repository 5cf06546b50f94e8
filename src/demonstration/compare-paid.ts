import { formatYuanPlain } from '../kernel/money.ts'
import { type DueRow, dueRows } from './due-rows.ts'
import type { Team } from './team.ts'
import type { WorkScript } from './work-script.ts'

type PaidScript = NonNullable<WorkScript['paid']>

/** The list that a district kept by hand, with what such lists get wrong, is laid beside the screening. */
export async function comparePaid(team: Team, script: PaidScript, run: string): Promise<void> {
  const colleague = await team(script.by)
  const { office } = colleague
  const done = await office.paidList.list()
  if (done.some(({ name }) => name === script.name)) return
  const rows = await dueRows(colleague, script, run)
  if (rows.length === 0) return
  const lines = [script.headings.join(','), ...rows.flatMap(asKeptByHand).map((cells, at) => [at + 1, ...cells].join(','))]
  const upload = await colleague.handOver('paid_list', script.name, `${lines.join('\r\n')}\r\n`)
  const { policy } = script
  const { reading } = await office.paidList.understand({ upload, policy, run })
  await colleague.whenOver(await office.paidList.start({ upload, policy, run, reading }))
}

const fenOfYuan = 100n

/** Out of every eleven: one is forgotten, one stands twice, one was cut to whole yuan, one paid by half. The others are as they should be. */
function asKeptByHand({ name, fen }: DueRow, at: number): readonly (readonly [name: string, yuan: string])[] {
  const line = (paid: bigint) => [name, formatYuanPlain(paid)] as const
  switch (at % 11) {
    case 2:
      return []
    case 4:
      return [line(fen), line(fen)]
    case 6:
      return [line((fen / fenOfYuan) * fenOfYuan)]
    case 9:
      return [line(fen / 2n)]
    default:
      return [line(fen)]
  }
}
