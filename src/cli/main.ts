import { describeSystemFailure } from '../store/index.ts'
import { processConsole } from './console.ts'
import { EXIT } from './exit-codes.ts'
import { texts } from './messages.zh.ts'
import { runCommand } from './run-command.ts'
import type { Stopping } from './stopping.ts'

const stopping: Stopping = { stop: undefined }

// Leaving by exit, so that what is half written is removed on the way out.
for (const [signal, code] of [
  ['SIGINT', EXIT.interrupted],
  ['SIGTERM', EXIT.terminated],
  ['SIGHUP', EXIT.hungUp],
] as const)
  process.on(signal, () => {
    const { stop } = stopping
    if (stop !== undefined) {
      // One Ctrl+C comes twice, from the terminal and from the launcher; what comes later is meant.
      stopping.stop = () => undefined
      setTimeout(() => {
        stopping.stop = undefined
      }, 2_000).unref()
      return stop()
    }
    process.stderr.write(`\n${texts.interrupted}\n`)
    process.exit(code)
  })
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no failure of ours.
  if (error.code === 'EPIPE') process.exit(EXIT.done)
  const sentence = describeSystemFailure(error)
  if (sentence === undefined) throw error
  process.stderr.write(`${sentence}\n`)
  process.exit(EXIT.failed)
})
const typed = process.argv.slice(2)
process.exitCode = await runCommand(typed, processConsole(typed.includes('--json')), stopping)
