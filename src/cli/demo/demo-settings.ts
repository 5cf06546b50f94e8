import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { parseDate } from '../../kernel/calendar.ts'
import type { LinkRequest } from '../../plans/index.ts'
import type { Workspace } from '../workspace.ts'

/** What the demonstration supplies. */
export interface DemoSettings {
  /** The date, and the years of the texts that mask theirs. */
  readonly link: LinkRequest
  /** Whose payments the sample list shows. */
  readonly paidPolicy: string
  readonly drafted: { readonly notice: string; readonly plan: string }
  readonly nextSteps: readonly string[]
}

/** Reads demo/settings.yaml, the only place where a day or a year of the demonstration stands. */
export function readDemoSettings(workspace: Pick<Workspace, 'demoSettings'>): DemoSettings {
  const settings = parse(readFileSync(workspace.demoSettings, 'utf8')) as {
    readonly screening_date: string
    readonly years: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly paid_policy: string
    readonly drafted: DemoSettings['drafted']
    readonly next_steps: readonly string[]
  }
  const screeningDate = parseDate(String(settings.screening_date))
  if (screeningDate === undefined) throw new Error('demo/settings.yaml: screening_date is not a date')
  const years = Object.entries(settings.years).map(([plan, masks]): [string, ReadonlyMap<string, string>] => [
    plan,
    new Map(Object.entries(masks).map(([mask, year]) => [mask, String(year)])),
  ])
  return {
    link: { screeningDate, knownOn: screeningDate, years: new Map(years) },
    paidPolicy: settings.paid_policy,
    drafted: settings.drafted,
    nextSteps: settings.next_steps,
  }
}
