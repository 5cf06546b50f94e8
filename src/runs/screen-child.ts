// The process that screens: it has a database of its own in memory and never opens that of the office. It says how far it is to
// whoever started it, and ends with it: what it decided so far is kept for the next.
import { getPriority, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { loadPlansIn } from '../plans/index.ts'
import { describeScreeningRefusal, runScreening, type ScreeningProgress, takeFingerprints } from '../screening/index.ts'
import { StoreFailure } from '../store/index.ts'
import { describePlansMissing } from './messages.zh.ts'
import { linkRequestFor, type ScreenCommand, type ScreenEnd, type ScreenReport } from './screen-order.ts'

/** How many parts a step counts for, so that a part of one is a whole number. */
const partsOfStep = 100
/** A bar that moves more often is not read. */
const leastMs = 200
/** A third of what somebody gets who serves a page, where there is not enough for both: it goes on under any load. */
const niceness = 5

giveWay()

process.once('message', (command: ScreenCommand) => {
  void screen(command)
    .catch(brokenBy)
    .then((end) => process.send?.(end, () => process.exit(0)))
})
process.on('disconnect', () => process.exit(1))
process.on('SIGTERM', () => process.exit(1))

/** Whoever waits for a page goes first. Said before there are threads: those that come take it over, those that are there would not. */
function giveWay(): void {
  try {
    // From where the office stands: one that was begun with a low priority itself is not overtaken.
    setPriority(Math.min(19, getPriority() + niceness))
  } catch {
    // Where the system does not let a process say so it screens like any other.
  }
}

async function screen({ places, order }: ScreenCommand): Promise<ScreenEnd> {
  tell({ kind: 'progress', phase: 'load', done: 0, total: 1, secondsLeft: undefined })
  const set = loadPlansIn(places)
  if (set.kind === 'refused') return { kind: 'refused', code: set.refusal.code, message: describePlansMissing(places.plans) }
  const screened = await runScreening({
    set: set.value,
    link: linkRequestFor(order),
    snapshotFolder: join(places.snapshots, order.snapshot),
    runsFolder: places.runs,
    fingerprints: takeFingerprints(places.project),
    database: places.database,
    onProgress: teller(),
  })
  if (screened.kind === 'refused')
    return { kind: 'refused', code: screened.refusal.code, message: describeScreeningRefusal(screened.refusal) }
  const { folder, isReused, record } = screened.value
  return { kind: 'done', run: basename(folder), isReused, resultHash: record.resultHash, decisions: record.decisions }
}

/** Passes progress on, not too often; the time left is what the phase took so far, carried on at the same pace. */
function teller(): (progress: ScreeningProgress) => void {
  let phase = ''
  let began = 0
  let told = 0
  return ({ phase: now, done, total }) => {
    const time = performance.now()
    if (now !== phase) {
      phase = now
      began = time
    } else if (time - told < leastMs && done < total) return
    told = time
    const share = total === 0 ? 1 : done / total
    const secondsLeft = share < 0.02 ? undefined : Math.ceil((((time - began) / 1000) * (1 - share)) / share)
    tell({ kind: 'progress', phase: now, done: Math.floor(done * partsOfStep), total: Math.ceil(total * partsOfStep), secondsLeft })
  }
}

function tell(report: ScreenReport): void {
  // One that nobody hears any more ends by the break itself.
  if (process.connected) process.send?.(report, () => undefined)
}

function brokenBy(error: unknown): ScreenEnd {
  if (error instanceof StoreFailure) return { kind: 'broke', store: { code: error.code, file: error.file }, detail: error.detail }
  return { kind: 'broke', store: undefined, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}
