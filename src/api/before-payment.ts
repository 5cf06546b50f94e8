import { askFacts, type FactQuestion, findRun } from '../decisions/index.ts'
import { refused } from '../kernel/result.ts'
import {
  assignSample,
  type Clash,
  comparisons,
  decideSample,
  describeLedgerRefusal,
  drawFurther,
  drawSample,
  endSample,
  givesWay,
  holdClashes,
  listFindings,
  listSampleRows,
  lookAtSample,
  percentOf,
  readClashes,
  readRehearsal,
  readRehearsedList,
  readSample,
  recordRehearsal,
} from '../ledger/index.ts'
import { answer } from './answer.ts'
import { once, rowsNamed, seenIn, stepOut } from './batch.ts'
import { callerIn, procedures } from './procedures.ts'

const { clash, rehearsal, sample } = procedures

/** Clashes that a page shows at once. */
const mostShown = 200

const urgency = (each: Clash): number => (givesWay(each) ? 0 : each.standing === 'listed' ? 1 : 2)

/** What rows of a list are held to beside grants of other lists. */
export const clashProcedures = {
  read: clash.read.handler(async ({ input, context }) => {
    const [caller, batch] = [callerIn(context), BigInt(input.batch)]
    const found = await readClashes(caller, batch)
    if (found === undefined) return answer(refused({ code: 'batch_not_found', batch: input.batch } as const), describeLedgerRefusal)
    const { rules, clashes, waiting } = found
    const shown = clashes.toSorted((a, b) => urgency(a) - urgency(b)).slice(0, mostShown)
    const rows = await rowsNamed(context.office, caller, batch, [...new Set(shown.map(({ claim }) => claim))])
    return {
      rules: rules.map((rule) => ({ ...rule, keys: [...rule.keys], lacks: [...rule.lacks], policies: [...rule.policies] })),
      waiting: { rows: waiting.rows, fen: String(waiting.fen) },
      listed: new Set(clashes.filter(({ standing }) => standing === 'listed').map(({ claim }) => claim)).size,
      clashes: shown.flatMap(({ claim, policyZh, standing, kind, name: rule, document, basis, isTold }) => {
        const row = rows.get(claim)
        return row === undefined ? [] : [{ ...row, claim: String(claim), policy: policyZh, standing, kind, rule, document, basis, isTold }]
      }),
    }
  }),
  hold: clash.hold.handler(({ input, context }) =>
    once(context, 'clash.hold', input, (db, caller) => holdClashes(db, caller, BigInt(input.batch), context.office.calendar)),
  ),
}

/** What the facts are asked for a rehearsal. */
const questions: readonly FactQuestion[] = comparisons.flatMap(({ id, of }) => (typeof of === 'string' ? [] : [{ id, test: of }]))

/** The comparisons that auditors make, made before payment is approved. */
export const rehearsalProcedures = {
  read: rehearsal.read.handler(async ({ input, context }) => {
    const found = await readRehearsal(callerIn(context), BigInt(input.batch))
    if (found === undefined) return answer(refused({ code: 'batch_not_found', batch: input.batch } as const), describeLedgerRefusal)
    const { last, times, setAside } = found
    return {
      last:
        last === undefined
          ? null
          : { ...last, id: String(last.id), fen: String(last.fen), dataOn: last.dataOn ?? null, snapshot: last.snapshot ?? null },
      times,
      setAside: setAside ?? null,
      comparisons: found.comparisons.map((line) => ({ ...line, off: line.off ?? null, last: line.last ?? null })),
    }
  }),
  findings: rehearsal.findings.handler(async ({ input, context }) => {
    const caller = callerIn(context)
    const found = await listFindings(caller, BigInt(input.rehearsal), input.comparison)
    const rows = await rowsNamed(
      context.office,
      caller,
      BigInt(input.batch),
      found.map(({ claim }) => claim),
    )
    return found.flatMap(({ claim, detail, doubt }) => {
      const row = rows.get(claim)
      const { id, state, finding } = doubt
      return row === undefined ? [] : [{ ...row, claim: String(claim), detail, doubt: { id: String(id), state, finding: finding ?? null } }]
    })
  }),
  make: rehearsal.make.handler(async ({ input, context }) => {
    const [caller, batch, { facts }] = [callerIn(context), BigInt(input.batch), context.office]
    // Facts are read before the transaction begins, and the list is held to what they were asked about.
    const { run, hash, rows, rules } = answer(await readRehearsedList(caller, batch), describeLedgerRefusal)
    const known = await findRun(facts, run)
    const asked = await askFacts(facts, known.kind === 'done' ? known.value.run : undefined, questions, rows, rules)
    const compared = { hash, snapshot: asked.snapshot, compared: asked.answers }
    return once(context, 'rehearsal.make', input, (db) => recordRehearsal(db, caller, batch, compared, context.office.calendar))
  }),
}

/** A sample of an approved list, looked at again before its money is handed over. */
export const sampleProcedures = {
  read: sample.read.handler(async ({ input, context }) => {
    const found = await readSample(callerIn(context), BigInt(input.batch))
    if (found === undefined) return answer(refused({ code: 'batch_not_found', batch: input.batch } as const), describeLedgerRefusal)
    const { plan, draw, standing, people, mine, lacking } = found
    return {
      plan: plan === undefined ? null : { ...plan, mostWrong: plan.mostWrong ?? null },
      draw:
        draw === undefined
          ? null
          : {
              ...draw,
              fen: String(draw.fen),
              public: { ...draw.public },
              turns: draw.turns.map((turn) => ({ ...turn, reason: turn.reason ?? null })),
              decisions: draw.decisions.map((decision) => ({ ...decision })),
            },
      standing: standing === undefined ? null : standingOut(standing),
      people: people.map((person) => ({ ...person, account: String(person.account) })),
      mine,
      lacking: lacking === undefined ? null : describeLedgerRefusal(lacking),
    }
  }),
  rows: sample.rows.handler(async ({ input, context }) => {
    const [caller, batch] = [callerIn(context), BigInt(input.batch)]
    const after = input.after === undefined ? undefined : BigInt(input.after)
    const found = await listSampleRows(caller, { ...input, batch, state: input.state, after })
    const rows = await rowsNamed(
      context.office,
      caller,
      batch,
      found.map(({ claim }) => claim),
    )
    const last = found.at(-1)
    return {
      rows: found.flatMap(({ claim, fen, doubt, assignedTo, fault, evidence, lookedOn, ...row }) => {
        const named = rows.get(claim)
        if (named === undefined) return []
        return [
          {
            ...row,
            ...{ claim: String(claim), subject: named.subject, name: named.name, fen: String(fen) },
            ...{ assignedTo: assignedTo ?? null, fault: fault ?? null, evidence: evidence ?? null, lookedOn: lookedOn ?? null },
            doubt: doubt === undefined ? null : { id: String(doubt.id), finding: doubt.finding ?? null },
          },
        ]
      }),
      next: last === undefined || found.length < input.size ? null : String(last.claim),
    }
  }),
  draw: sample.draw.handler(({ input, context }) =>
    once(context, 'sample.draw', input, (db, caller) =>
      drawSample(db, caller, BigInt(input.batch), input.public, input.size, context.office.calendar),
    ),
  ),
  drawFurther: sample.drawFurther.handler(({ input, context }) =>
    once(context, 'sample.drawFurther', input, (db, caller) =>
      drawFurther(db, caller, BigInt(input.batch), input.reach, input.reason, context.office.calendar),
    ),
  ),
  assign: sample.assign.handler(({ input, context }) =>
    once(context, 'sample.assign', input, (db, caller) =>
      assignSample(db, caller, BigInt(input.batch), input.people.map(BigInt), context.office.calendar),
    ),
  ),
  look: sample.look.handler(({ input, context }) =>
    once(context, 'sample.look', input, (db, caller) =>
      lookAtSample(db, caller, { ...input, batch: BigInt(input.batch), claims: input.rows.map(BigInt) }, context.office.calendar),
    ),
  ),
  decide: sample.decide.handler(({ input, context }) =>
    once(context, 'sample.decide', input, (db, caller) => decideSample(db, caller, BigInt(input.batch), input)),
  ),
  end: sample.end.handler(({ input, context }) =>
    stepOut(context, 'sample.end', input, (db, caller) => endSample(db, caller, seenIn(input.batch), context.office.calendar)),
  ),
}

type Standing = NonNullable<NonNullable<Awaited<ReturnType<typeof readSample>>>['standing']>

function standingOut({ reach, drawn, looked, wrong, cleared, limit, rate, most, strata, places }: Standing) {
  return {
    ...{ reach, drawn, looked, wrong, cleared, limit: limit ?? null, most },
    rate: rate === undefined ? null : { of: String(rate.of), in: String(rate.in), percent: percentOf(rate) },
    strata: strata.map(({ part, size, risk, ...counts }) => ({
      ...{ place: places.get(part) ?? '', size, risk },
      ...{ rows: counts.rows, drawn: counts.drawn, looked: counts.looked, wrong: counts.wrong },
    })),
  }
}
