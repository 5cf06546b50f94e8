// Reads the plans of runs and tells how decisions came about, in a thread of its own: seconds of work that the server is not held up by.
// It opens no database: what it wants read of a snapshot, the server reads.
import { parentPort } from 'node:worker_threads'
import { openRunBundle, type RulesOnGrants, readRun, rulesOnGrants } from '../screening/index.ts'
import type { Row } from '../store/index.ts'
import { type ExplainedRun, explainedRun, tellDecision } from './tell-decision.ts'
import type { FromThread, RunAt, ToldInThread, ToThread } from './why-messages.ts'

/** Reading plans takes a second or two, and pages ask for the same few runs. */
const mostKept = 3

const kept = new Map<string, Promise<ExplainedRun | undefined>>()
const wanted = new Map<number, (rows: readonly Row[] | undefined) => void>()
let lastWanted = 0

const say = (message: FromThread) => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'prepare':
      // What cannot be read is told to whoever asks for it.
      void open(message.run).catch(() => undefined)
      return
    case 'tell':
      void tell(message).then(
        (told) => say({ kind: 'told', id: message.id, told }),
        (error: unknown) => say({ kind: 'broke', id: message.id, error }),
      )
      return
    case 'rules':
      void rulesFor(message).then(
        (rules) => say({ kind: 'ruled', id: message.id, rules }),
        (error: unknown) => say({ kind: 'broke', id: message.id, error }),
      )
      return
    case 'rows':
      wanted.get(message.id)?.(message.rows)
      wanted.delete(message.id)
  }
})

async function tell({ id, run, recorded, snapshotsFolder }: Extract<ToThread, { readonly kind: 'tell' }>): Promise<ToldInThread> {
  const explained = await open(run)
  return explained === undefined ? 'without_plans' : tellDecision(explained, recorded, snapshotsFolder, { rows: (sql) => rowsFor(id, sql) })
}

async function rulesFor({ run, policy }: Extract<ToThread, { readonly kind: 'rules' }>): Promise<RulesOnGrants | undefined> {
  const explained = await open(run)
  return explained === undefined ? undefined : rulesOnGrants(explained.set, explained.linked, policy)
}

/** The rows of a SELECT, read by the server; it knows what failed, where anything did. */
function rowsFor(telling: number, sql: string): Promise<readonly Row[]> {
  lastWanted += 1
  const id = lastWanted
  return new Promise((resolve, reject) => {
    wanted.set(id, (rows) => (rows === undefined ? reject(new Error('rows of a snapshot were not read')) : resolve(rows)))
    say({ kind: 'rows', id, telling, sql })
  })
}

/** A run with its plans, read once for many pages: it is known by its record, which cannot change. */
function open({ folder, digest }: RunAt): Promise<ExplainedRun | undefined> {
  const opened = kept.get(digest) ?? readPlans(folder)
  kept.delete(digest)
  kept.set(digest, opened)
  opened.then(
    (found) => found === undefined && kept.delete(digest),
    () => kept.delete(digest),
  )
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return opened
}

async function readPlans(folder: string): Promise<ExplainedRun | undefined> {
  const run = await readRun(folder)
  const set = run.kind === 'done' ? await openRunBundle(run.value) : run
  return run.kind === 'done' && set.kind === 'done' ? explainedRun(run.value, set.value) : undefined
}
