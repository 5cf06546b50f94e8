import { answerCall, type CallAnswer, groundWords, itemWords, type PolicyStanding } from '../calls/index.ts'
import type { CallerKind } from '../contract/index.ts'
import { describeSubjectRefusal, type EarlierPayment, placeElsewhere, type SubjectRefusal } from '../subjects/index.ts'
import { describeWhyRefusal } from '../why/index.ts'
import { answer } from './answer.ts'
import { namesBeside } from './names-beside.ts'
import { callerIn, procedures } from './procedures.ts'
import { fenOut } from './run.ts'
import { viewOfSubject } from './subject.ts'

const { call } = procedures

/** Whoever calls about a firm or a person is answered. */
export const callProcedures = {
  elsewhere: call.elsewhere.handler(async ({ input, context }) => ({
    places: [...(await placeElsewhere(callerIn(context), context.office.keys, input.text, 'call_find'))],
  })),
  answer: call.answer.handler(async ({ input, context, signal }) => {
    const { office } = context
    const caller = callerIn(context)
    const { caller: kind, entity } = input
    const asked = { entity, key: BigInt(input.key), caller: kind }
    const told = answer(await answerCall(office.facts, caller, office.keys, asked, signal), describe)
    const { standing } = told
    if (standing === undefined) return { ...headOf(told, kind), standing: null }
    const { about, knownOn, policies, otherPayments } = standing
    const shown = []
    for (const policy of policies) {
      const { row } = policy.decided
      const names = policy.entity === entity ? () => undefined : await namesBeside(caller, policy.entity, [row])
      shown.push({ ...policyOut(policy), name: names(row) ?? null })
    }
    const lists = about.known.run.record.lists.policies
    return {
      ...headOf(told, kind),
      standing: {
        run: about.known.name,
        day: about.known.run.record.screeningDate,
        knownOn: knownOn ?? null,
        policies: shown,
        otherPayments: otherPayments.map((payment) => ({
          ...paymentOut(payment),
          zh: lists.find(({ policy }) => policy === payment.policy)?.zh ?? payment.policy ?? '',
        })),
      },
    }
  }),
}

type CallRefusal = Extract<Awaited<ReturnType<typeof answerCall>>, { readonly kind: 'refused' }>['refusal']

function describe(refusal: CallRefusal): string {
  return refusal.code === 'subject_not_found' || refusal.code === 'purpose_missing'
    ? describeSubjectRefusal(refusal as SubjectRefusal)
    : describeWhyRefusal(refusal as Parameters<typeof describeWhyRefusal>[0])
}

function headOf({ subject, side, checks, telling }: CallAnswer, kind: CallerKind) {
  return {
    subject: viewOfSubject(subject),
    checks: checks.map(({ id, ask, expected, isNeeded }) => ({ id, ask, expected: expected ?? null, isNeeded })),
    telling: telling.map(({ item, telling: { may, ...of } }) => ({
      item,
      what: itemWords[item](side, kind),
      may,
      grounds: 'ground' in of ? { ...groundWords[of.ground] } : null,
    })),
  }
}

function policyOut({ policy, zh, decided: { row }, stage, reason, next, paid }: PolicyStanding) {
  return {
    policy,
    zh,
    subject: String(row.subject),
    outcome: row.outcome,
    stage,
    reason,
    next,
    net: row.outcome === 'eligible' ? fenOut(row.net) : null,
    paid: paid.map(paymentOut),
  }
}

const paymentOut = ({ amount, paidOn, year }: EarlierPayment) => ({
  amount: fenOut(amount),
  paidOn: paidOn ?? null,
  year: year ?? null,
})
