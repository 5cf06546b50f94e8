import type { Invocation } from '../command.ts'
import { UsageFailure } from '../line/options.ts'
import type { Workspace } from '../workspace.ts'
import { officeWords } from './messages.zh.ts'
import { askServer, isAnswered, socketPathIn } from './office-socket.ts'
import { carryOutTask, type OfficeTask, type TaskTold } from './office-tasks.ts'
import { besideFolders, openNumberKeys, openStore } from './open-office.ts'
import { TaskFailed } from './task-failed.ts'

/** Does a task on the office of a folder: through the server that has it open, else by opening it. Gives the exit code. */
export async function doOfficeTask(task: OfficeTask, invocation: Pick<Invocation, 'console' | 'workspace'>): Promise<number> {
  const { console } = invocation
  const told = await askOfficeTask(task, invocation)
  for (const line of told.lines) console.line(line)
  console.json(told.json)
  return told.exit
}

/** The same for a command that goes on with what the task came to. */
export async function askOfficeTask(task: OfficeTask, invocation: Pick<Invocation, 'console' | 'workspace'>): Promise<TaskTold> {
  return (await throughServer(task, invocation)) ?? (await byItself(task, invocation))
}

async function throughServer(
  task: OfficeTask,
  { console, workspace }: Pick<Invocation, 'console' | 'workspace'>,
): Promise<TaskTold | undefined> {
  const path = socketPathIn(workspace.varFolder)
  const answer = path === undefined ? undefined : await askServer(path, task, console.progress)
  if (answer === undefined) return undefined
  if (answer === 'no_answer') throw new UsageFailure(officeWords.serverStopped)
  switch (answer.kind) {
    case 'told':
      return answer.told
    case 'failed':
      throw new TaskFailed(answer.failure)
    case 'other_version':
      throw new UsageFailure(officeWords.serverOfOtherVersion(answer.version))
  }
}

async function byItself(task: OfficeTask, { console, workspace }: Pick<Invocation, 'console' | 'workspace'>): Promise<TaskTold> {
  const store = await openStore(workspace)
  try {
    return await carryOutTask(task, {
      store,
      varFolder: workspace.varFolder,
      beside: besideFolders(workspace),
      keys: () => openNumberKeys(store, workspace),
      progress: console.progress,
    })
  } finally {
    await store.close()
  }
}

/** Ends a command that needs an office without a server where one runs. */
export async function refuseWhileServed(workspace: Workspace): Promise<void> {
  const path = socketPathIn(workspace.varFolder)
  if (path !== undefined && (await isAnswered(path))) throw new UsageFailure(officeWords.stopServerFirst)
}
