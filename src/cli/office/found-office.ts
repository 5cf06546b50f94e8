import { randomBytes } from 'node:crypto'
import { type CalendarDate, formatDate } from '../../kernel/calendar.ts'
import { readOffice } from '../../organisation/index.ts'
import { today } from '../clock.ts'
import type { Invocation } from '../command.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { refuseWhileServed } from './do-office-task.ts'
import { officeWords } from './messages.zh.ts'
import { foundOffice, openStore } from './open-office.ts'

/** Sets a real office up with its three administrators, who open everything else; their first passwords are shown once. */
export async function foundRealOffice({ options, console, workspace }: Invocation): Promise<number> {
  const name = textOption(options, 'name')?.trim()
  const code = Number(textOption(options, 'region'))
  const region = workspace.regions.byCode.get(code)
  if (name === undefined || name === '') throw new UsageFailure(officeWords.nameNeeded)
  if (region === undefined) throw new UsageFailure(officeWords.regionUnknown(textOption(options, 'region') ?? ''))
  await refuseWhileServed(workspace)
  const store = await openStore(workspace)
  try {
    if ((await store.asSystem('set_up', readOffice)) !== undefined) throw new UsageFailure(officeWords.alreadyInited)
    const day: CalendarDate = today()
    const accounts = administrators(name, code)
    await foundOffice(
      store,
      workspace,
      { name, region: code, nation: officeWords.nation, isDemo: false, dayOffset: 0, from: formatDate(day), accounts },
      day,
    )
    console.line(officeWords.firstAccounts)
    for (const { login, name: called, password } of accounts) console.line(`  ${login.padEnd(10)} ${password}  ${called}`)
    console.line(officeWords.thenServe)
    console.json({ name, accounts: accounts.map(({ login, password }) => ({ login, password })) })
  } finally {
    await store.close()
  }
  return 0
}

/** Three people, since no two of these duties may meet in one. */
function administrators(body: string, region: number) {
  const roles = ['system_admin', 'security_admin', 'audit_admin'] as const
  return roles.map((role) => ({
    login: officeWords.administrators[role].login,
    name: officeWords.administrators[role].name,
    role,
    region,
    body,
    password: randomBytes(12).toString('base64url'),
    mustChange: true,
  }))
}
