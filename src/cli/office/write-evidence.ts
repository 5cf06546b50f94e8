import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRunReader } from '../../screening/index.ts'
import { describeWhyRefusal, reckonDecision } from '../../why/index.ts'
import type { Invocation } from '../command.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { askOfficeTask } from './do-office-task.ts'
import { evidenceFiles } from './evidence-files.ts'
import { officeWords } from './messages.zh.ts'
import type { EvidenceTold } from './office-tasks.ts'

/** Writes a folder from which an outsider reckons the amount of a payment again and verifies the list, the row and the trail. */
export async function writeEvidence(invocation: Invocation): Promise<number> {
  const { positionals, options, console, workspace } = invocation
  const [payment = ''] = positionals
  if (!/^\d{1,18}$/.test(payment)) throw new UsageFailure(officeWords.evidenceUsage)
  const folder = workspace.newFile(textOption(options, 'out') ?? `evidence-${payment}`)
  const told = (await askOfficeTask({ task: 'evidence', payment }, invocation)).json as EvidenceTold
  const reader = await openRunReader({ ...workspace.databaseBesideOffice, memoryLimit: '512MB', threads: 2, atOnce: 1 })
  try {
    const facts = {
      runsFolder: workspace.runsFolder,
      snapshotsFolder: workspace.snapshotsFolder,
      reader,
      database: workspace.databaseBesideOffice,
      set: () => workspace.set,
    }
    const { run, policy, subject_key: subject } = told.evidence.entitlement
    const decision = await reckonDecision(facts, { run, policy, subject: BigInt(subject) })
    if (decision.kind === 'refused') throw new UsageFailure(describeWhyRefusal(decision.refusal))
    mkdirSync(folder)
    const files = evidenceFiles(told, decision.value, workspace.reference('evidence/verify.mjs'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    console.line(officeWords.evidenceWritten(payment, folder))
    console.json({ payment, folder, files: Object.keys(files) })
    return 0
  } finally {
    await reader.close()
  }
}
