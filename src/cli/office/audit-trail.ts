import { describeTrailFinding, describeTrailRefusal, trailPlaceIn, verifyTrail } from '../../access/index.ts'
import type { Command, Invocation } from '../command.ts'
import { ofMachine, value } from '../line/option-tables.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { officeWords } from './messages.zh.ts'
import { openStore } from './open-office.ts'

/** `audit verify`: reckons the trail of the office anew, and names the first thing that somebody tampered with. */
export const auditTrailCommand: Command = {
  name: 'audit',
  usage: 'audit verify',
  options: { ...ofMachine, head: value },
  most: 1,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    if (positionals[0] !== 'verify') throw new UsageFailure(officeWords.auditUsage)
    const noted = textOption(options, 'head')
    if (noted !== undefined && !/^[0-9a-f]{64}$/i.test(noted.trim())) throw new UsageFailure(officeWords.badHead)
    const store = await openStore(workspace)
    try {
      const verified = await verifyTrail(store, trailPlaceIn(workspace.varFolder), noted)
      if (verified.kind === 'refused') throw new UsageFailure(describeTrailRefusal(verified.refusal))
      const { finding, ...verdict } = verified.value
      const told = finding === undefined ? null : { ...finding, message: describeTrailFinding(finding) }
      console.line(officeWords.trailCounted(verdict.seals, verdict.events, verdict.looks, verdict.unsealed))
      if (told === null) console.line(officeWords.trailWhole(verdict.head ?? officeWords.noHead))
      else console.line(told.message)
      console.json({ ...verdict, head: verdict.head ?? null, finding: told })
      return told === null ? 0 : 1
    } finally {
      await store.close()
    }
  },
}
