import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { DemoAccount, OfficePlan } from '../../api/index.ts'
import { type BodyKind, bodyKinds, type Role, roles } from '../../contract/index.ts'
import { type CalendarDate, parseDate } from '../../kernel/calendar.ts'
import { officeWords } from './messages.zh.ts'

/** The office of the demonstration: who works there, and the day it opens on. */
export interface DemoOffice {
  readonly day: CalendarDate
  readonly plan: Omit<OfficePlan, 'dayOffset'>
  readonly accounts: readonly DemoAccount[]
}

interface WrittenOffice {
  readonly name: string
  readonly region: number
  readonly day: string
  readonly password: string
  readonly accounts: readonly {
    readonly login: string
    readonly name: string
    readonly role: string
    readonly region: number
    readonly body: string
    /** What the body is, at whichever of its accounts it stands. */
    readonly bodyKind?: string
    readonly to?: string
  }[]
}

/** Reads demo/office.yaml. */
export function readDemoOffice(folder: string): DemoOffice {
  const file = join(folder, 'office.yaml')
  const written = parse(readFileSync(file, 'utf8')) as WrittenOffice
  const day = parseDate(String(written.day))
  if (day === undefined) throw new Error(`${file}: day is not a date`)
  const accounts = written.accounts.map((account) => ({
    ...account,
    role: roleOf(account.role, file),
    bodyKind: kindOf(written.accounts.find(({ body, bodyKind }) => body === account.body && bodyKind !== undefined)?.bodyKind, file),
  }))
  return {
    day,
    plan: {
      name: written.name,
      region: written.region,
      nation: officeWords.nation,
      isDemo: true,
      from: String(written.day),
      accounts: accounts.map((account) => ({ ...account, password: written.password, mustChange: false })),
    },
    accounts: accounts.map(({ login, name, role, body }) => ({ login, password: written.password, name, role, region: body })),
  }
}

function roleOf(text: string, file: string): Role {
  const role = roles.find((one) => one === text)
  if (role === undefined) throw new Error(`${file}: no role is called ${text}`)
  return role
}

function kindOf(text: string | undefined, file: string): BodyKind {
  const kind = bodyKinds.find((one) => one === (text ?? 'other'))
  if (kind === undefined) throw new Error(`${file}: no body is a ${text}`)
  return kind
}
