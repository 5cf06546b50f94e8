import type { Invocation } from '../command.ts'
import { UsageFailure } from '../line/options.ts'
import { doOfficeTask } from './do-office-task.ts'
import { officeWords } from './messages.zh.ts'
import { suiteTyped } from './open-office.ts'

/** `keys rotate`: brings every number of people and units under new keys; stopped, it goes on where it was. */
export async function rotateKeys(invocation: Invocation): Promise<number> {
  const { positionals } = invocation
  if (positionals[0] !== 'rotate') throw new UsageFailure(officeWords.keysUsage)
  return doOfficeTask({ task: 'rotate', suite: suiteTyped() }, invocation)
}
