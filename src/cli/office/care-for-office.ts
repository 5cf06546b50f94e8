import { checkInput, describeInputRefusal } from '../../files/index.ts'
import { restoreOffice } from '../../store/index.ts'
import type { Invocation } from '../command.ts'
import { textOption, UsageFailure } from '../line/options.ts'
import { doOfficeTask, refuseWhileServed } from './do-office-task.ts'
import { foundRealOffice } from './found-office.ts'
import { describeRestoreRefusal, officeWords } from './messages.zh.ts'
import { besideFolders, openStore } from './open-office.ts'

type Way = (invocation: Invocation) => Promise<number>

const ways: Readonly<Record<string, Way>> = { init: foundRealOffice, backup: backUp, restore }

/** Sets an office up, backs it up or restores it, as the first argument says. */
export function careForOffice(invocation: Invocation): Promise<number> {
  const [way = ''] = invocation.positionals
  const found = Object.hasOwn(ways, way) ? ways[way] : undefined
  if (found === undefined) throw new UsageFailure(officeWords.officeUsage)
  return found(invocation)
}

/** Writes every row into a file that either store restores. */
async function backUp(invocation: Invocation): Promise<number> {
  const out = textOption(invocation.options, 'out')
  if (out === undefined) throw new UsageFailure(officeWords.backupWhere)
  return doOfficeTask({ task: 'backup', file: invocation.workspace.newFile(out) }, invocation)
}

/** Reads a backup into an office without a row. */
async function restore({ positionals, console, workspace }: Invocation): Promise<number> {
  const [, typed] = positionals
  if (typed === undefined) throw new UsageFailure(officeWords.restoreWhich)
  const file = workspace.path(typed)
  const against = checkInput(file)
  if (against !== undefined) throw new UsageFailure(describeInputRefusal(against))
  await refuseWhileServed(workspace)
  const store = await openStore(workspace)
  try {
    const restored = await restoreOffice(store, file, besideFolders(workspace))
    if (restored.kind === 'refused') throw new UsageFailure(describeRestoreRefusal(restored.refusal))
    console.line(officeWords.restored(restored.value.rows, restored.value.files))
    console.line(officeWords.keysApart)
    console.json(restored.value)
  } finally {
    await store.close()
  }
  return 0
}
