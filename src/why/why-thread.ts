import { Worker } from 'node:worker_threads'
import type { FactRows, ListRow, RulesOnGrants, RunOnDisk } from '../screening/index.ts'
import type { FromThread, RunAt, ToldInThread, ToThread } from './why-messages.ts'

/** A thread that explains decisions, so that nobody else's page waits while plans are read and a decision is reckoned again. */
export interface WhyThread {
  /** Has the plans of a run read before somebody asks. */
  prepare(run: RunOnDisk): void
  /** Tells how a recorded decision came about; throws where the rows it needs cannot be read, or the thread breaks. */
  tell(run: RunOnDisk, recorded: ListRow, rows: FactRows): Promise<ToldInThread>
  /** What the plans of a run say of grants of a policy beside other grants; undefined where it kept none that can be read. */
  rules(run: RunOnDisk, policy: string): Promise<RulesOnGrants | undefined>
  close(): Promise<void>
}

/** What plans of a few runs take, several times over: beyond it the thread breaks and not the server. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }

/** Left alone for so long it ends and gives back what it holds. */
const idleMs = 10 * 60_000

/** Opens it; the thread begins with the first run that is looked at, and again after one that broke or was left alone. */
export function openWhyThread(snapshotsFolder: string): WhyThread {
  return new Thread(snapshotsFolder)
}

interface Asked {
  readonly rows: FactRows
  readonly done: (told: ToldInThread) => void
  readonly broken: (error: unknown) => void
}

interface AskedRules {
  readonly done: (rules: RulesOnGrants | undefined) => void
  readonly broken: (error: unknown) => void
}

const placeOf = ({ folder, record }: RunOnDisk): RunAt => ({ folder, digest: record.digest })

class Thread implements WhyThread {
  private readonly snapshotsFolder: string
  private worker: Worker | undefined
  private readonly asked = new Map<number, Asked>()
  private readonly askedRules = new Map<number, AskedRules>()
  private last = 0
  private leaving: NodeJS.Timeout | undefined

  constructor(snapshotsFolder: string) {
    this.snapshotsFolder = snapshotsFolder
  }

  prepare(run: RunOnDisk): void {
    this.say({ kind: 'prepare', run: placeOf(run) })
  }

  tell(run: RunOnDisk, recorded: ListRow, rows: FactRows): Promise<ToldInThread> {
    this.last += 1
    const id = this.last
    return new Promise((done, broken) => {
      this.asked.set(id, { rows, done, broken })
      this.say({ kind: 'tell', id, run: placeOf(run), recorded, snapshotsFolder: this.snapshotsFolder })
    })
  }

  rules(run: RunOnDisk, policy: string): Promise<RulesOnGrants | undefined> {
    this.last += 1
    const id = this.last
    return new Promise((done, broken) => {
      this.askedRules.set(id, { done, broken })
      this.say({ kind: 'rules', id, run: placeOf(run), policy })
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.leaving)
    await this.worker?.terminate()
  }

  private say(message: ToThread): void {
    this.worker ??= this.begin()
    this.worker.postMessage(message)
    clearTimeout(this.leaving)
    this.leaving = setTimeout(() => this.leave(), idleMs)
    this.leaving.unref()
  }

  private leave(): void {
    if (this.asked.size > 0 || this.askedRules.size > 0) return
    const { worker } = this
    this.worker = undefined
    void worker?.terminate()
  }

  private begin(): Worker {
    // Options of this process, such as those of a test, are not the thread's.
    const worker = new Worker(new URL('./why-worker.ts', import.meta.url), { execArgv: [], resourceLimits })
    worker.unref()
    worker.on('message', (message: FromThread) => this.hear(message))
    const ended = (error: unknown) => {
      if (this.worker === worker) this.worker = undefined
      for (const { broken } of [...this.asked.values(), ...this.askedRules.values()]) broken(error)
      this.asked.clear()
      this.askedRules.clear()
    }
    worker.once('error', ended)
    worker.once('exit', (code) => ended(new Error(`the thread that explains decisions ended with ${code}`)))
    return worker
  }

  private hear(message: FromThread): void {
    if (message.kind === 'rows') {
      void this.read(message)
      return
    }
    const [asked, askedRules] = [this.asked.get(message.id), this.askedRules.get(message.id)]
    this.asked.delete(message.id)
    this.askedRules.delete(message.id)
    if (message.kind === 'told') asked?.done(message.told)
    else if (message.kind === 'ruled') askedRules?.done(message.rules)
    else (asked ?? askedRules)?.broken(message.error)
  }

  private async read({ id, telling, sql }: Extract<FromThread, { readonly kind: 'rows' }>): Promise<void> {
    const asked = this.asked.get(telling)
    try {
      this.say({ kind: 'rows', id, rows: await asked?.rows.rows(sql) })
    } catch (error) {
      // Told as it is: errors lose their kind between threads.
      this.asked.delete(telling)
      asked?.broken(error)
      this.say({ kind: 'rows', id, rows: undefined })
    }
  }
}
