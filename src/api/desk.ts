import type { Caller } from '../access/index.ts'
import {
  type AnswerTerms,
  answeredSince,
  answerTimes,
  type BatchNamed,
  type CauseLine,
  countToCall,
  type DeskRow,
  type DeskSum,
  describeDeskRefusal,
  enterCall,
  keepSilenceItems,
  type LastCall,
  layDownAnswerTime,
  listDeskRows,
  listToCall,
  type PayeeToCall,
  returnsByCause,
  type SilentFile,
  silentFiles,
  wordOf,
} from '../desk/index.ts'
import { done, refused } from '../kernel/result.ts'
import { dueDay, workdayBefore } from '../kernel/workdays.ts'
import { onceFor } from '../lifecycle/index.ts'
import { namedEntities, namesOf } from '../subjects/index.ts'
import { answer } from './answer.ts'
import { claimOut, namesIn } from './batch.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'

const { desk, payeeCall } = procedures

/** What an office waits for its banks by. */
export const answerTermsOf = ({ bankLayouts: layouts, calendar }: Office): AnswerTerms => ({ layouts, calendar })

/** Without a day since the last working day before today: what came while nobody was there. */
const sinceOf = ({ calendar }: Office, { day }: Caller, since: string | undefined): string => since ?? workdayBefore(day, calendar) ?? day

/** What banks answered and are silent about, over all batches in sight. */
export const deskProcedures = {
  overview: desk.overview.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const terms = answerTermsOf(office)
    const since = sinceOf(office, caller, input.since)
    return caller.transact(async (db) => {
      const answered = await answeredSince(db, since)
      const silent = await silentFiles(db, caller.day, terms)
      const returns = await returnsByCause(db, office.bankLayouts)
      const timeOf = await answerTimes(db, terms)
      const times = office.bankLayouts.flatMap(({ id }) => timeOf(caller.post.region.path, id) ?? [])
      return {
        today: caller.day,
        since,
        answered: answered.map(({ batch, lastOn, ...sums }) => ({
          ...{ batch: batchOut(batch), lastOn, succeeded: sumOut(sums.succeeded) },
          ...{ returned: sumOut(sums.returned), returnedLate: sumOut(sums.returnedLate) },
        })),
        silent: silent.map(silentOut),
        returns: returns.map(causeOut),
        times: times.map((time) => ({ ...time })),
      }
    })
  }),
  rows: desk.rows.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const { group, size, after, cause, batch, file } = input
    const rows = await listDeskRows(caller, {
      ...{ group, size, cause },
      since: sinceOf(office, caller, input.since),
      batch: batch === undefined ? undefined : BigInt(batch),
      file: file === undefined ? undefined : BigInt(file),
      after: after === undefined ? undefined : { fen: BigInt(after.fen), id: BigInt(after.id) },
    })
    const names = await namesIn(
      office,
      caller,
      rows.map(({ claim }) => claim),
    )
    const last = rows.at(-1)
    return {
      rows: rows.map((row) => rowOut(office, row, names)),
      next: last === undefined || rows.length < size ? null : { fen: String(last.claim.fen), id: String(last.claim.id) },
    }
  }),
  layDownAnswerTime: desk.layDownAnswerTime.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const { layout, workdays, basis } = input
    const known = office.bankLayouts.map(({ id }) => id)
    if (!known.includes(layout)) return answer(refused({ code: 'layout_not_found', layout, known } as const), describeDeskRefusal)
    const laid = await caller.transact((db) =>
      onceFor(db, caller, 'desk.layDownAnswerTime', input, async () => {
        const written = await layDownAnswerTime(db, caller, { layout, workdays, basis })
        // What is late by the new time is waited for at once.
        if (written.kind === 'done') await keepSilenceItems(db, caller, answerTermsOf(office))
        return written
      }),
    )
    return { ...answer(laid, describeDeskRefusal) }
  }),
}

/** Payees who have to be called, and the calls. */
export const payeeCallProcedures = {
  list: payeeCall.list.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const { turn, body, reason, after, size } = input
    const { payees, counts } = await caller.transact(async (db) => ({
      payees: await listToCall(db, {
        ...{ today: caller.day, turn, body, reason, size },
        after: after === undefined ? undefined : { ...after, key: BigInt(after.key) },
      }),
      counts: await countToCall(db, caller.day, reason),
    }))
    const shown = await payeesShown(office, caller, payees)
    const last = payees.at(-1)
    return {
      today: caller.day,
      nextWorkday: dueDay(caller.day, 1, office.calendar) ?? null,
      fifthWorkday: dueDay(caller.day, 5, office.calendar) ?? null,
      counts: counts.map(({ body: of, ...count }) => ({ ...count, body: { ...of } })),
      payees: payees.map((one) => payeeOut(one, shown)),
      next:
        last === undefined || payees.length < size
          ? null
          : { region: last.region.path, entity: last.payee.entity, key: String(last.payee.key) },
    }
  }),
  enter: payeeCall.enter.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const { payee, rows, outcome, note, againOn } = input
    const call = { payee: { entity: payee.entity, key: BigInt(payee.key) }, claims: rows.map(BigInt), outcome, note, againOn }
    const entered = await caller.transact((db) =>
      onceFor(db, caller, 'payeeCall.enter', input, async () => {
        const written = await enterCall(db, caller, call)
        return written.kind === 'refused' ? written : done(written.value)
      }),
    )
    return { rows: answer(entered, describeDeskRefusal) }
  }),
}

const sumOut = ({ rows, fen }: DeskSum) => ({ rows, fen: String(fen) })
const batchOut = ({ id, policy, region, ...batch }: BatchNamed) => ({
  ...batch,
  id: String(id),
  policy: { ...policy },
  region: { ...region },
})

function silentOut({ batch, file, fen, workdays, dueOn, basis, ...silent }: SilentFile) {
  return {
    ...silent,
    batch: batchOut(batch),
    file: String(file),
    fen: String(fen),
    workdays: workdays ?? null,
    dueOn: dueOn ?? null,
    basis: basis ?? null,
  }
}

function causeOut({ cause, word, steps }: CauseLine) {
  const of = (step: 'returned' | 'back' | 'corrected' | 'payable') => sumOut(steps.get(step) ?? { rows: 0, fen: 0n })
  return {
    ...{ cause: { ...cause }, word: word ?? null },
    ...{ returned: of('returned'), back: of('back'), corrected: of('corrected'), payable: of('payable') },
  }
}

const callOut = (call: LastCall | undefined) =>
  call === undefined ? null : { ...call, note: call.note ?? null, againOn: call.againOn ?? null }

function rowOut({ bankLayouts }: Office, row: DeskRow, names: Awaited<ReturnType<typeof namesIn>>) {
  const { claim, batch, cause, on, wasPaid, lastCall } = row
  return {
    claim: claimOut(claim, names),
    batch: { id: String(batch.id), number: batch.number, policy: { ...batch.policy } },
    cause: cause === undefined ? null : { code: cause.code, word: wordOf(bankLayouts, cause) ?? null },
    ...{ on, wasPaid },
    lastCall: callOut(lastCall),
  }
}

/** What payees are called and the end of their telephone, as far as the caller sees them; the look is written down. */
async function payeesShown(office: Office, caller: Caller, payees: readonly PayeeToCall[]) {
  const shown = new Map<string, { readonly name: string; readonly phone: string | undefined }>()
  for (const entity of namedEntities) {
    const keys = [...new Set(payees.filter(({ payee }) => payee.entity === entity).map(({ payee }) => payee.key))]
    for (const [key, { name, numbers }] of await namesOf(caller, office.keys, entity, keys, 'payee_calls'))
      shown.set(`${entity}/${key}`, { name, phone: numbers.find(({ scheme }) => scheme === 'phone')?.number })
  }
  return shown
}

function payeeOut({ payee, region, fen, rows, lastCall }: PayeeToCall, shown: Awaited<ReturnType<typeof payeesShown>>) {
  const known = shown.get(`${payee.entity}/${payee.key}`)
  return {
    payee: { entity: payee.entity, key: String(payee.key), name: known?.name ?? null, phone: known?.phone ?? null },
    region: { ...region },
    fen: String(fen),
    rows: rows.map(({ claim, batch, fen: each, ...row }) => ({
      ...row,
      claim: String(claim),
      batch: { id: String(batch.id), number: batch.number },
      fen: String(each),
    })),
    lastCall: callOut(lastCall),
  }
}
