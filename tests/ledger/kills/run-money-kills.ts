import { createHash } from 'node:crypto'
import { machineClock } from '../../../src/cli/clock.ts'
import { recordedTimeOf } from '../../../src/kernel/china-time.ts'
import { Visitor } from '../../api/office.ts'
import { type ServedOffice, serveFolder } from '../../office/kills/served-office.ts'
import { diceOf } from '../dice.ts'
import { lookInside, sweepLater } from './look-inside.ts'
import { nextAct } from './money-acts.ts'
import { layOutMoney, type MoneyFolder } from './money-folder.ts'
import { type Act, MoneyModel } from './money-model.ts'

export interface MoneyKillReport {
  readonly kills: number
  readonly acknowledged: number
  /** How many acts of which procedure a kill cut off, and how many of them were found to be done all the same. */
  readonly cutOff: Readonly<Record<string, number>>
  readonly doneAllTheSame: number
  /** Sealed bytes that a kill left without a record, and that are still there after they were swept. */
  readonly stray: number
  readonly unswept: number
  readonly wrong: readonly string[]
}

export interface MoneyKills {
  readonly where: 'embedded' | 'server'
  readonly seed: number
  readonly kills: number
  readonly progress?: (text: string) => void
}

const logins = ['chu', 'kuai', 'lin', 'yan'] as const
type People = Readonly<Record<Act['who'], Visitor>>

/** People at work with lists of a served office, what they know, and what was found wrong. */
interface Work {
  readonly people: People
  readonly folder: MoneyFolder
  readonly model: MoneyModel
  readonly dice: ReturnType<typeof diceOf>
  /** By row, what its last payment is told by. */
  readonly references: Map<string, string>
  /** By list, the files that went to the bank and nobody there has read yet. */
  readonly unread: Map<bigint, readonly HandedFile[]>
  readonly wrong: string[]
  /** Acts with the bank that were begun. */
  begun: number
  /** The server was killed, or is about to be. */
  isOver: boolean
}

interface HandedFile {
  readonly upload: string
  readonly sha256: string
}

/** Two at once work with half of the lists each. */
const [lists, rows] = [4, 24]
const withTheBank = ['payment/handOver', 'payment/takeAnswer']
/** A kill comes after so many acts with the bank were begun at most, and so long after the last of them at most. */
const mostActs = 3
const longestMs = 250
/** The served office goes by the clock of the machine. */
const today = (): string => recordedTimeOf(machineClock.now()).slice(0, 10)

/**
 * Lets people hand lists over and take their bank's answers in, two lists at once, kills the server at a chance moment, looks into what
 * lies there, serves it again and sends what got no answer again under its number. As often as asked.
 */
export async function runMoneyKills({ where, seed, kills, progress = () => undefined }: MoneyKills): Promise<MoneyKillReport> {
  const folder = await layOutMoney(where, lists, rows)
  const model = new MoneyModel()
  const wrong: string[] = []
  const known = { folder, model, wrong, dice: diceOf(seed), references: new Map(), unread: new Map() }
  const cutOff: Record<string, number> = {}
  let [doneAllTheSame, stray] = [0, 0]
  let cookies: Partial<Record<Act['who'], string>> = {}
  try {
    for (const [batch, list] of (await lookInside(folder)).lists) model.enter(batch, list)
    for (let kill = 0; kill <= kills && wrong.length === 0; kill += 1) {
      const office = await serveFolder(folder, { env: folder.env })
      try {
        const people = await peopleOf(office, cookies)
        cookies = Object.fromEntries(logins.map((login) => [login, people[login].cookie]))
        const work: Work = { ...known, people, begun: 0, isOver: false }
        for (const [batch, act] of [...model.doubtful]) await doAct(work, batch, act)
        if (model.doubtful.size > 0) wrong.push(`no answer to ${[...model.doubtful.values()].map(({ procedure }) => procedure)}`)
        if (kill < kills && wrong.length === 0) await workUntilKilled(office, work)
      } finally {
        await office.kill()
      }
      const inside = await lookInside(folder)
      wrong.push(...inside.wrong)
      stray = Math.max(stray, inside.stray)
      for (const [batch, list] of inside.lists) {
        const fault = model.compare(batch, list)
        if (fault !== undefined) wrong.push(fault)
        const act = model.doubtful.get(batch)
        if (act !== undefined && model.isDone(batch, list)) doneAllTheSame += 1
      }
      for (const { procedure } of model.doubtful.values()) cutOff[procedure] = (cutOff[procedure] ?? 0) + 1
      progress(`kill ${kill + 1}: ${model.acknowledged} acts, cut off ${[...model.doubtful.values()].map(({ procedure }) => procedure)}`)
    }
    const unswept = wrong.length === 0 ? await sweepLater(folder) : 0
    return { kills, acknowledged: model.acknowledged, cutOff, doneAllTheSame, stray, unswept, wrong }
  } finally {
    await folder.remove()
  }
}

async function peopleOf({ base }: ServedOffice, cookies: Partial<Record<Act['who'], string>>): Promise<People> {
  const people = { chu: new Visitor(base), kuai: new Visitor(base), lin: new Visitor(base), yan: new Visitor(base) }
  for (const login of logins) {
    const cookie = cookies[login]
    // A session outlives the server.
    if (cookie !== undefined) people[login].cookie = cookie
    else await people[login].signIn(login)
  }
  return people
}

async function workUntilKilled(office: ServedOffice, work: Work): Promise<void> {
  const { model, dice, wrong } = work
  const goOn = async (batches: readonly bigint[]) => {
    for (let turn = 0; !work.isOver && wrong.length === 0; turn += 1) if (!(await actOn(work, batches[turn % batches.length] ?? 0n))) return
  }
  const half = model.batches.length / 2
  let isAtWork = true
  const working = Promise.all([goOn(model.batches.slice(0, half)), goOn(model.batches.slice(half))]).finally(() => {
    isAtWork = false
  })
  const until = 1 + dice.below(mostActs)
  while (work.begun < until && isAtWork) await new Promise((wait) => setTimeout(wait, 1))
  await new Promise((wait) => setTimeout(wait, dice.below(longestMs)))
  work.isOver = true
  await office.kill()
  await working
}

/** The next thing with a list; false where the server gave no answer any more. */
async function actOn(work: Work, batch: bigint): Promise<boolean> {
  const { people, folder, model, dice, references } = work
  try {
    for (const file of work.unread.get(batch) ?? []) await readAsBank(work, file)
    work.unread.delete(batch)
    const { version } = (await people.chu.ask('batch/read', { batch: String(batch) })).body.batch
    const known = { batch, version, references, accounts: folder.accounts, today: today() }
    const { act, bytes } = nextAct(model.list(batch), known, dice)
    const uploads = bytes === undefined ? {} : { uploads: [await send(people.chu, bytes)] }
    return await doAct(work, batch, { ...act, input: { ...act.input, ...uploads } })
  } catch (error) {
    // The server went away in the middle of a question, which changes nothing.
    if (work.isOver) return false
    throw error
  }
}

/** Does an act, or does it again under its number where no answer came the first time; false where none comes. */
async function doAct(work: Work, batch: bigint, act: Act): Promise<boolean> {
  const { people, model, wrong } = work
  model.begin(batch, act)
  if (withTheBank.includes(act.procedure)) work.begun += 1
  try {
    const { status, body } = await people[act.who].ask(act.procedure, act.input, { 'x-ballast-request-id': act.requestId })
    if (status !== 200) wrong.push(`${act.procedure} ${act.requestId}: ${status} ${JSON.stringify(body)}`)
    else {
      if (act.procedure === 'payment/handOver') work.unread.set(batch, body.files)
      model.acknowledge(batch)
    }
    return status === 200
  } catch {
    return false
  }
}

/** Reads a file as its bank does: whole, and by which reference each account is told. */
async function readAsBank({ people, folder, model, references, wrong }: Work, { upload, sha256 }: HandedFile): Promise<void> {
  const response = await fetch(`${people.chu.base}/files/in/${upload}`, { headers: { cookie: people.chu.cookie } })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.status !== 200 || createHash('sha256').update(bytes).digest('hex') !== sha256) wrong.push(`the file ${upload} is another`)
  const claims = new Map(folder.batches.flatMap((batch) => model.list(batch).rows).map(({ payee, claim }) => [payee, claim]))
  for (const line of bytes.toString('utf8').split('\r\n').slice(2)) {
    const [, reference, number] = line.split(',')
    const claim = claims.get(String(Number(number?.slice(4))))
    if (claim !== undefined && reference !== undefined) references.set(claim, reference)
  }
}

async function send({ base, cookie }: Visitor, bytes: Buffer): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', 'x-ballast-request': '1', 'x-ballast-file-name': 'answer.csv', cookie }
  const response = await fetch(`${base}/files/in/bank_answer`, { method: 'POST', headers, body: new Uint8Array(bytes) })
  const { id } = (await response.json()) as { id: string }
  return id
}
