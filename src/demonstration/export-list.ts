import type { Team } from './team.ts'
import type { WorkScript } from './work-script.ts'

/** A list leaves as a workbook, and stands ready to be fetched. */
export async function exportList(team: Team, { by, policy, region, purpose }: WorkScript['exports'][number], run: string): Promise<void> {
  const { office, whenOver } = await team(by)
  const filter = { region: [String(region)], outcome: ['eligible', 'needs_review'] }
  await whenOver(await office.listExport.start({ run, policy, filter, format: 'xlsx', purpose }))
}
