import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Log } from '../../log/index.ts'
import { suiteNames } from '../../subjects/index.ts'
import type { FailureReport } from '../failure-report.ts'
import { programVersion } from '../program-version.ts'
import { describeFailure } from '../report-failure.ts'
import type { OfficeTask, TaskTold } from './office-tasks.ts'

/** What a server answers on its socket, a line each: how far it is, and in the end what came of it. */
type Answer =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'told'; readonly told: TaskTold }
  | { readonly kind: 'failed'; readonly failure: FailureReport }
  | { readonly kind: 'other_version'; readonly version: string }

const asked = z.object({
  version: z.string(),
  task: z.discriminatedUnion('task', [
    z.object({ task: z.literal('backup'), file: z.string() }),
    z.object({ task: z.literal('verify'), head: z.string().optional() }),
    z.object({ task: z.literal('evidence'), payment: z.string().regex(/^\d{1,18}$/) }),
    z.object({ task: z.literal('rotate'), suite: z.enum(suiteNames).optional() }),
  ]),
})

/** Whose question was read and is being answered. */
const busy = new WeakSet<Socket>()

/** The longest path that a socket may have on every system. */
const longestPath = 100
/** A line that asks for more is no question of ours. */
const longestQuestion = 10_000

/** Where the server of a folder is reached by its owner; undefined where the path is too long for a socket. */
export function socketPathIn(varFolder: string): string | undefined {
  const path = join(varFolder, 'office.sock')
  return process.platform === 'win32' || Buffer.byteLength(path) > longestPath ? undefined : path
}

type CarryOut = (task: OfficeTask, progress: (text: string) => void) => Promise<TaskTold>

/**
 * Opens the socket of a server, which its owner alone may write to; gives the way to close it, or says that another server is there.
 * What lies there of a server that was killed makes room.
 */
export async function openOfficeSocket(path: string, carryOut: CarryOut, log: Log): Promise<'taken' | (() => Promise<void>)> {
  if (await isAnswered(path)) return 'taken'
  rmSync(path, { force: true })
  const open = new Map<Socket, Promise<void>>()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
    open.set(socket, answerOne(socket, carryOut, log))
  })
  await listen(server, path)
  // What was asked for is finished; who has not asked yet is let go.
  return async () => {
    const closed = new Promise<void>((isClosed) => server.close(() => isClosed()))
    for (const socket of open.keys()) if (!busy.has(socket)) socket.destroy()
    await Promise.all(open.values())
    await closed
  }
}

/** Bound while nobody else may write; the name is made in the call itself. */
function listen(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177)
  try {
    return new Promise((listens, fails) => {
      server.once('error', fails)
      server.listen(path, () => {
        chmodSync(path, 0o600)
        listens()
      })
    })
  } finally {
    process.umask(before)
  }
}

async function answerOne(socket: Socket, carryOut: CarryOut, log: Log): Promise<void> {
  const answer = (one: Answer) => void (socket.writable && socket.write(`${JSON.stringify(one)}\n`))
  const question = asked.safeParse(await questionOf(socket))
  if (!question.success || question.data.version !== programVersion()) {
    answer({ kind: 'other_version', version: programVersion() })
    return void socket.end()
  }
  const { task } = question.data
  busy.add(socket)
  const began = performance.now()
  let isDone = true
  try {
    answer({ kind: 'told', told: await carryOut(task as OfficeTask, (text) => answer({ kind: 'progress', text })) })
  } catch (error) {
    isDone = false
    answer({ kind: 'failed', failure: describeFailure(error) })
  }
  log({ event: 'command', command: task.task, ms: Math.round(performance.now() - began), isDone })
  socket.end()
}

/** The first line, read as JSON; undefined for anything else. */
async function questionOf(socket: Socket): Promise<unknown> {
  let text = ''
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    text += String(piece)
    if (text.includes('\n') || text.length > longestQuestion) break
  }
  try {
    return JSON.parse(text.split('\n', 1)[0] ?? '')
  } catch {
    return undefined
  }
}

/** Whether a server answers on a socket. */
export function isAnswered(path: string): Promise<boolean> {
  return new Promise((answered) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.destroy()
      answered(true)
    })
    socket.once('error', () => answered(false))
  })
}

/** Asks the server of a socket to do a task; undefined where none answers. */
export async function askServer(
  path: string,
  task: OfficeTask,
  progress: (text: string) => void,
): Promise<Exclude<Answer, { kind: 'progress' }> | 'no_answer' | undefined> {
  const socket = await new Promise<Socket | undefined>((connected) => {
    const made = createConnection(path)
    made.once('connect', () => connected(made))
    made.once('error', () => connected(undefined))
  })
  if (socket === undefined) return undefined
  socket.on('error', () => undefined)
  socket.write(`${JSON.stringify({ version: programVersion(), task })}\n`)
  for await (const line of createInterface({ input: socket })) {
    const answer = JSON.parse(line) as Answer
    if (answer.kind !== 'progress') return answer
    progress(answer.text)
  }
  return 'no_answer'
}
