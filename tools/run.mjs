// Entry of `npm start`, `npm test` and `bin/ballast`: does all set-up a fresh clone needs, then runs the task.
// Plain JavaScript without dependencies, because it runs before anything is installed and on an older Node.
import { ensureDependencies } from './launcher/dependencies.mjs'
import { ensureNode } from './launcher/node.mjs'
import { fail, SetUpFailure } from './launcher/refusal.mjs'
import { isTask, runTask, taskNames } from './launcher/tasks.mjs'

const [task = '', ...args] = process.argv.slice(2)
try {
  if (!isTask(task)) throw new SetUpFailure('unknown_task', { task, tasks: taskNames.join(', ') })
  const node = await ensureNode()
  await ensureDependencies(node)
  process.exitCode = await runTask(task, node, args)
} catch (error) {
  if (!(error instanceof SetUpFailure)) throw error
  process.exitCode = fail(error)
}
