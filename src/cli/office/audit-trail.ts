import type { Invocation } from '../command.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { doOfficeTask } from './do-office-task.ts'
import { officeWords } from './messages.zh.ts'

/** `audit verify`: reckons the trail of the office anew, and names the first thing that somebody tampered with. */
export async function auditTrail(invocation: Invocation): Promise<number> {
  const { positionals, options } = invocation
  if (positionals[0] !== 'verify') throw new UsageFailure(officeWords.auditUsage)
  const noted = textOption(options, 'head')
  if (noted !== undefined && !/^[0-9a-f]{64}$/i.test(noted.trim())) throw new UsageFailure(officeWords.badHead)
  return doOfficeTask({ task: 'verify', head: noted?.trim() }, invocation)
}
