import { monthOfDay } from './month.ts'

/** What a run of some month decides of a person. */
export interface DecidedPerson<R> {
  readonly onceKey: string
  /** Due: eligible, and nothing stands against paying. Ended: a condition is not met. Open: a fact, a review or a standard is waited for. */
  readonly standing: 'due' | 'ended' | 'open'
  /** What one month comes to, in fen; undefined where the amount cannot be parted into months. */
  readonly fen: bigint | undefined
  /** For how many months altogether and how many were drawn, as the facts say; undefined without a limit, null where it is not known. */
  readonly limit: { readonly term: number; readonly drawn: number } | undefined | null
  /** Why it ended or is open. */
  readonly reason: Reason
  readonly row: R
}

/** A cause with its name and what shows it. */
export interface Reason {
  readonly id: string
  readonly zh: string
  readonly fact?: string | undefined
  readonly value?: string | undefined
  /** The day of the fact, where it has one. */
  readonly on?: string | undefined
  /** Where that day is the one on which the benefit ended: months that begin after it were not due. */
  readonly isEnd?: boolean
}

/** How a person stood after the rounds before. */
export interface Standing {
  readonly state: 'on' | 'suspended' | 'stopped'
  /** Months that were granted and still stand, in all rounds. */
  readonly granted: readonly string[]
  /** Of the present or last spell: months used when it began, and how many were granted since that still stand. */
  readonly spell: { readonly used: number; readonly since: number } | undefined
}

/** What happened to a person that no snapshot tells, as far as nobody revoked it. */
export interface PersonEvent {
  readonly kind: 'refusal' | 'death' | 'suspension' | 'resumption'
  readonly on: string
  readonly source: string
}

export interface RoundQuestion<R> {
  readonly month: string
  /** The day of the facts that the run of the month knows. */
  readonly dataOn: string
  readonly people: ReadonlyMap<string, DecidedPerson<R>>
  /** Earlier months that were missed, with who is due something by a run of that month and the day of its facts. */
  readonly missed: readonly { readonly month: string; readonly dataOn: string; readonly people: ReadonlyMap<string, DecidedPerson<R>> }[]
  readonly standings: ReadonlyMap<string, Standing>
  /** Months that another place granted, by what can be paid once. */
  readonly elsewhere?: ReadonlyMap<string, readonly string[]>
  readonly events: ReadonlyMap<string, readonly PersonEvent[]>
  /** How many refusals end it; undefined where no document says so. */
  readonly refusals: { readonly most: number; readonly basis: string } | undefined
  readonly words: RoundWords
}

/** How the causes that no condition names are called. */
export interface RoundWords {
  readonly used: Reason
  readonly death: string
  readonly refusals: (count: number, basis: string) => string
  readonly suspension: string
  readonly monthsUnknown: Reason
  readonly indivisible: Reason
  readonly notInRun: Reason
  readonly due: Reason
  readonly again: Reason
}

export type GrantedKind = 'new' | 'continued' | 'resumed' | 'arrears'
export type LineKind = GrantedKind | 'stopped' | 'suspended'

/** What becomes of a person in a round. */
export interface RoundLine<R> {
  readonly onceKey: string
  readonly kind: LineKind
  readonly month: string
  readonly fen: bigint | undefined
  readonly term: number | undefined
  /** Months used before this line. */
  readonly used: number | undefined
  readonly drawn: number | undefined
  readonly reason: Reason
  readonly row: R | undefined
}

/** A month that was granted although the benefit had ended before it began. */
export interface RoundLead {
  readonly onceKey: string
  readonly month: string
  readonly reason: Reason
}

export interface Round<R> {
  readonly lines: readonly RoundLine<R>[]
  readonly leads: readonly RoundLead[]
  /** Granted for this month already, so that nothing is to be done. */
  readonly already: number
  /** Due for a missed month by facts that are older than those that end it now: nobody can tell without looking. */
  readonly unclear: readonly { readonly onceKey: string; readonly month: string }[]
  /** People with refusals where no document says how many end it. */
  readonly refusalsUntold: number
}

/**
 * What a month's round holds: who goes on, begins, stops, is suspended or goes on again, and which missed months are due, each month of
 * a person once, and never more months than the limit. What an event or a condition ends, it ends from the month after its day.
 */
export function reckonRound<R>(question: RoundQuestion<R>): Round<R> {
  const keys = new Set([
    ...question.people.keys(),
    ...question.standings.keys(),
    ...question.missed.flatMap(({ people }) => [...people.keys()]),
  ])
  const lines: RoundLine<R>[] = []
  const leads: RoundLead[] = []
  const unclear: { onceKey: string; month: string }[] = []
  let already = 0
  let refusalsUntold = 0
  for (const onceKey of keys) {
    const found = ofPerson(question, onceKey)
    lines.push(...found.lines)
    leads.push(...found.leads)
    unclear.push(...found.unclear)
    if (found.isAlready) already += 1
    if (found.areRefusalsUntold) refusalsUntold += 1
  }
  return { lines, leads, already, unclear, refusalsUntold }
}

interface Found<R> {
  readonly lines: readonly RoundLine<R>[]
  readonly leads: readonly RoundLead[]
  readonly unclear: readonly { readonly onceKey: string; readonly month: string }[]
  readonly isAlready: boolean
  readonly areRefusalsUntold: boolean
}

function ofPerson<R>(question: RoundQuestion<R>, onceKey: string): Found<R> {
  const { month, words, missed } = question
  const standing = question.standings.get(onceKey)
  const events = question.events.get(onceKey) ?? []
  const person = question.people.get(onceKey)
  const now = toldOf(question, events) ?? outcomeOf(person, words)
  const granted = new Set([...(standing?.granted ?? []), ...(question.elsewhere?.get(onceKey) ?? [])])
  const end = now.kind === 'ended' ? now.reason : undefined
  const endsIn = endOf(end)
  const leads =
    end === undefined || endsIn === undefined
      ? []
      : [...granted].filter((of) => of > endsIn).map((of) => ({ onceKey, month: of, reason: end }))
  const unclear: { onceKey: string; month: string }[] = []
  const lines: RoundLine<R>[] = []
  const isGoingOn = now.kind === 'due'
  const owed = missed.flatMap(({ month: of, dataOn, people }) => {
    const then = people.get(onceKey)
    if (then === undefined || then.standing !== 'due' || then.fen === undefined || granted.has(of) || of >= month) return []
    if (toldOf({ ...question, month: of }, events) !== undefined) return []
    // A later fact says that it had ended before that month: nothing is due. Without a day of the fact, nobody can tell.
    if (now.kind === 'ended') {
      if (endsIn !== undefined && of > endsIn) return []
      if (endsIn === undefined && dataOn < question.dataOn) {
        unclear.push({ onceKey, month: of })
        return []
      }
    }
    return [{ month: of, person: then }]
  })
  const due = [
    ...owed.map(({ month: of, person: then }) => ({ month: of, person: then, isArrears: true })),
    ...(isGoingOn && person !== undefined && !granted.has(month) ? [{ month, person, isArrears: false }] : []),
  ].sort((a, b) => (a.month < b.month ? -1 : 1))
  const limit = person?.limit ?? due.at(-1)?.person.limit
  const drawn = limit?.drawn
  let used = limit === undefined || limit === null ? undefined : usedOf(limit.drawn, granted, question.dataOn, standing)
  const term = limit?.term
  let hasEnded = false
  for (const one of due) {
    if (term !== undefined && used !== undefined && used >= term) {
      if (!one.isArrears) hasEnded = true
      continue
    }
    const kind: GrantedKind = one.isArrears ? 'arrears' : kindOf(standing)
    const reason = kind === 'resumed' ? words.again : words.due
    lines.push({
      onceKey,
      kind,
      month: one.month,
      fen: one.person.fen,
      term,
      used,
      drawn: kind === 'new' ? drawn : undefined,
      reason,
      row: one.person.row,
    })
    if (used !== undefined) used += 1
  }
  const isAlready = granted.has(month)
  const areRefusalsUntold = question.refusals === undefined && events.some(({ kind, on }) => kind === 'refusal' && monthOfDay(on) <= month)
  const found = { leads, unclear, isAlready, areRefusalsUntold }
  const stop = hasEnded ? words.used : end
  const change = (kind: 'stopped' | 'suspended', reason: Reason): RoundLine<R> => {
    return { onceKey, kind, month, fen: undefined, term, used, drawn: undefined, reason, row: person?.row }
  }
  if (isAlready || standing === undefined || standing.state === 'stopped') return { ...found, lines }
  if (stop !== undefined) return { ...found, lines: [...lines, change('stopped', stop)] }
  if (now.kind === 'open') return { ...found, lines: [...lines, change('suspended', now.reason)] }
  return { ...found, lines }
}

type Outcome = { readonly kind: 'due' } | { readonly kind: 'ended' | 'open'; readonly reason: Reason }

function outcomeOf<R>(person: DecidedPerson<R> | undefined, words: RoundWords): Outcome {
  if (person === undefined) return { kind: 'open', reason: words.notInRun }
  if (person.standing !== 'due') return { kind: person.standing, reason: person.reason }
  if (person.limit === null) return { kind: 'open', reason: words.monthsUnknown }
  return person.fen === undefined ? { kind: 'open', reason: words.indivisible } : { kind: 'due' }
}

/** What entries about a person say of a month: death and refusals end it, a suspension holds it up until its end. */
function toldOf<R>({ month, refusals, words }: RoundQuestion<R>, events: readonly PersonEvent[]): Outcome | undefined {
  const before = events.filter(({ on }) => monthOfDay(on) < month).sort((a, b) => (a.on < b.on ? -1 : 1))
  const death = before.find(({ kind }) => kind === 'death')
  if (death !== undefined) return { kind: 'ended', reason: { id: 'death', zh: words.death, fact: death.source, on: death.on, isEnd: true } }
  const refused = before.filter(({ kind }) => kind === 'refusal')
  const last = refusals === undefined ? undefined : refused[refusals.most - 1]
  if (refusals !== undefined && last !== undefined)
    return {
      kind: 'ended',
      reason: { id: 'refusals', zh: words.refusals(refusals.most, refusals.basis), fact: last.source, on: last.on, isEnd: true },
    }
  const held = before.filter(({ kind }) => kind === 'suspension' || kind === 'resumption').at(-1)
  if (held?.kind !== 'suspension') return undefined
  return { kind: 'open', reason: { id: 'suspension', zh: words.suspension, fact: held.source, on: held.on } }
}

/** The last month that is due where a fact ends it. */
const endOf = (reason: Reason | undefined): string | undefined =>
  reason?.isEnd === true && reason.on !== undefined ? monthOfDay(reason.on) : undefined

/**
 * Months used by now: what the facts counted with what was granted for later months, or what the spell began with and all that it was
 * granted since, whichever is more, so that facts which lag behind never lend a month. After a stop, facts that know every month that was
 * granted tell by themselves how many a new spell has used.
 */
function usedOf(drawn: number, granted: ReadonlySet<string>, dataOn: string, standing: Standing | undefined): number {
  const known = monthOfDay(dataOn)
  const later = [...granted].filter((month) => month > known).length
  const isNewSpell = standing?.state === 'stopped' && later === 0
  const since = standing?.spell === undefined || isNewSpell ? 0 : standing.spell.used + standing.spell.since
  return Math.max(drawn + later, since)
}

function kindOf(standing: Standing | undefined): GrantedKind {
  if (standing === undefined || standing.state === 'stopped') return 'new'
  return standing.state === 'suspended' ? 'resumed' : 'continued'
}
