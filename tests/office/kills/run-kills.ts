import { randomUUID } from 'node:crypto'
import { Visitor } from '../../api/office.ts'
import { layOutOffice, type OfficeFolder } from './office-folder.ts'
import { type Act, OfficeModel, type Row } from './office-model.ts'
import { type ServedOffice, serveFolder } from './served-office.ts'

export interface KillReport {
  readonly kills: number
  readonly acknowledged: number
  /** Acts that a kill cut off. */
  readonly cutOff: number
  readonly wrong: readonly string[]
}

export interface Kills {
  readonly seed: number
  readonly kills: number
  readonly progress?: (text: string) => void
}

const logins = ['lin', 'pu', 'yan'] as const
type Login = (typeof logins)[number]
type People = Readonly<Record<Login, Visitor>>

/** People at work in a served office, what they know, and what was found wrong. */
interface Work {
  readonly people: People
  readonly folder: OfficeFolder
  readonly model: OfficeModel
  readonly chance: () => number
  readonly wrong: string[]
}

/** A kill comes after so many acts were begun at most, and so long after the last of them at most. */
const mostActs = 16
const longestMs = 150

/**
 * Lets three people send letters, answer, check and send back at once, kills the server at a chance moment, opens it again on the same
 * folder and holds what is there to what was acknowledged; what got no answer is sent again under its number. As often as asked.
 */
export async function runKills({ seed, kills, progress = () => undefined }: Kills): Promise<KillReport> {
  const chance = chanceFrom(seed)
  const folder = await layOutOffice()
  const model = new OfficeModel()
  const wrong: string[] = []
  let cutOff = 0
  let cookies: Partial<Record<Login, string>> = {}
  try {
    for (let kill = 0; kill <= kills && wrong.length === 0; kill += 1) {
      const office = await serveFolder(folder)
      try {
        const people = await peopleOf(office, cookies)
        cookies = Object.fromEntries(logins.map((login) => [login, people[login].cookie]))
        const work = { people, folder, model, chance, wrong }
        wrong.push(...model.compare(await rowsOf(people)))
        for (const act of [...model.doubtful.values()]) await doAct(work, act)
        wrong.push(...model.compare(await rowsOf(people)), ...(await inboxesOf(people, model)))
        const before = model.acknowledged
        if (kill < kills && wrong.length === 0) await workUntilKilled(office, work)
        cutOff += model.doubtful.size
        const acts = model.acknowledged - before
        progress(`kill ${kill + 1}: ${acts} acts, ${model.doubtful.size} cut off`)
      } finally {
        await office.kill()
      }
    }
    return { kills, acknowledged: model.acknowledged, cutOff, wrong }
  } finally {
    folder.remove()
  }
}

async function peopleOf({ base }: ServedOffice, cookies: Partial<Record<Login, string>>): Promise<People> {
  const people = { lin: new Visitor(base), pu: new Visitor(base), yan: new Visitor(base) }
  for (const login of logins) {
    const cookie = cookies[login]
    // A session outlives the server.
    if (cookie !== undefined) people[login].cookie = cookie
    else await people[login].signIn(login)
  }
  return people
}

/** Every row of every letter. */
async function rowsOf(people: Pick<People, 'lin'>): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { id } of (await people.lin.ask('verification/inquiries')).body) rows.push(...(await rowsOfLetter(people, id)))
  return rows
}

async function rowsOfLetter({ lin }: Pick<People, 'lin'>, inquiry: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const { status, body } = await lin.ask('verification/list', { inquiry, size: 100, ...(after === undefined ? {} : { after }) })
    if (status !== 200) throw new Error(JSON.stringify(body))
    rows.push(...body.rows.map(({ id, version, round, state }: Row) => ({ id, version, round, state })))
    after = body.next
  }
  return rows
}

/** What waits in the inboxes is what the rows say, neither less nor twice. */
async function inboxesOf(people: People, model: OfficeModel): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [login, state] of [
    ['pu', 'asked'],
    ['yan', 'answered'],
  ] as const) {
    const waiting: { title: { rows: number } }[] = (await people[login].ask('inbox/waiting')).body
    const found = waiting.reduce((sum, { title }) => sum + title.rows, 0)
    const wanted = model.free(state).length
    if (found !== wanted) wrong.push(`${found} rows wait for ${login}, not ${wanted}`)
  }
  return wrong
}

async function workUntilKilled(office: ServedOffice, work: Work): Promise<void> {
  const { folder, model, chance, wrong } = work
  let isOver = false
  const goOn = async (next: () => Act | undefined) => {
    while (!isOver) {
      const act = next()
      if (act === undefined) await new Promise((wait) => setTimeout(wait, 5))
      else if (!(await doAct(work, act))) return
    }
  }
  const working = Promise.all([
    goOn(() => sending(folder, model)),
    goOn(() => answering(model, chance)),
    goOn(() => checking(model, chance)),
    goOn(() => answering(model, chance)),
  ])
  const until = model.begun + 1 + Math.floor(chance() * mostActs)
  while (model.begun < until && wrong.length === 0) await new Promise((wait) => setTimeout(wait, 1))
  await new Promise((wait) => setTimeout(wait, chance() * longestMs))
  isOver = true
  await office.kill()
  await working
}

/** Does an act, or does it again under its number where no answer came the first time; false where none comes. */
async function doAct({ people, model, wrong }: Work, act: Act): Promise<boolean> {
  model.begin(act)
  try {
    const { status, body } = await people[act.who].ask(act.procedure, act.input, { 'x-ballast-request-id': act.requestId })
    if (status !== 200) wrong.push(`${act.procedure} ${act.requestId}: ${JSON.stringify(body)}`)
    else if (act.creates !== undefined) {
      if (body.asked !== act.creates) wrong.push(`a letter of ${act.creates} rows has ${body.asked}`)
      model.enter(await rowsOfLetter(people, body.inquiry))
    }
    if (status === 200) model.acknowledge(act)
    return status === 200
  } catch {
    return false
  }
}

/** The next letter, once nothing is left to answer and to check. */
function sending({ asked, rows }: OfficeFolder, model: OfficeModel): Act | undefined {
  if (model.isOpen()) return undefined
  const input = { ...asked, note: '' }
  return { who: 'lin', procedure: 'verification/open', requestId: randomUUID(), input, changes: [], creates: rows }
}

function answering(model: OfficeModel, chance: () => number): Act | undefined {
  const rows = some(model.free('asked'), chance)
  if (rows.length === 0) return undefined
  const finding = { finding: 'unverifiable', note: '单位已搬走', source: '2021年12月缴费明细' }
  const answers = rows.map(({ id, version }) => ({ id, version, ...finding }))
  return actOn(rows, 'pu', 'verification/answer', { answers }, ({ round }) => ({ state: 'answered', round }))
}

function checking(model: OfficeModel, chance: () => number): Act | undefined {
  const rows = some(model.free('answered'), chance)
  if (rows.length === 0) return undefined
  const named = { rows: rows.map(({ id, version }) => ({ id, version })) }
  // Sent back, there is more to answer; a row comes back twice at most.
  if (chance() < 0.6 && rows.every(({ round }) => round < 3)) {
    const input = { ...named, reason: '材料看不清' }
    return actOn(rows, 'yan', 'verification/sendBack', input, ({ round }) => ({ state: 'asked', round: round + 1 }))
  }
  return actOn(rows, 'yan', 'verification/check', named, ({ round }) => ({ state: 'unresolved', round }))
}

type After = (row: Row) => Pick<Row, 'state' | 'round'>

function actOn(rows: readonly Row[], who: Login, procedure: string, input: unknown, after: After): Act {
  return { who, procedure, requestId: randomUUID(), input, changes: rows.map((before) => ({ before, after: after(before) })) }
}

function some(rows: readonly Row[], chance: () => number): readonly Row[] {
  const from = Math.floor(chance() * rows.length)
  return rows.slice(from, from + 1 + Math.floor(chance() * 4))
}

/** Numbers from 0 to 1 that a seed repeats. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
