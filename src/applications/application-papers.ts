import type { Caller } from '../access/index.ts'
import { levelOf } from '../contract/index.ts'
import { done, refused } from '../kernel/result.ts'
import {
  type AppliedCase,
  applicationCommitment,
  applicationDecision,
  applicationPurpose,
  applicationReceipt,
  completionNotice,
  type PaperDescription,
  type PaperOffer,
  type PaperSource,
} from '../papers/index.ts'
import { type ApplicationView, readApplication } from './read-application.ts'
import { givenWays } from './words.zh.ts'

/** What papers of applications are drawn up with. */
export interface ApplicationPaperTools {
  /** What the applicant is called, as far as the caller may see it. */
  applicant(caller: Caller, subject: { readonly entity: string; readonly key: bigint }): Promise<string>
  /** Number or title of a document. */
  document(plan: string): string
  /** A value in the words of its field. */
  value(entity: string, field: string, value: string): string
}

/** The papers of applications: that it was received, its promises, what is lacking, and what became of it. */
export function applicationPapers(tools: ApplicationPaperTools): PaperSource {
  return {
    register: 'application',
    async offers(caller, subject) {
      const view = await readApplication(caller, subject)
      return view === undefined ? [] : offersOf(caller, view)
    },
    async describe(caller, subject, { kind, about }) {
      const view = await readApplication(caller, subject)
      const isOffered = view !== undefined && offersOf(caller, view).some((offer) => offer.kind === kind && offer.about === about)
      const description = isOffered
        ? describe(
            view,
            { kind, about },
            { ...caseOf(view, tools), issuer: caller.post.body, applicant: await tools.applicant(caller, view.application.subject) },
            tools,
          )
        : undefined
      if (view === undefined || description === undefined) return refused({ code: 'paper_not_found', kind })
      const { version } = view.application
      return done({
        description,
        annexes: [],
        purpose: applicationPurpose(view.application.number),
        region: view.application.region,
        stillStands: async (db) => {
          const row = await db.selectFrom('application').select('version').where('id', '=', subject).executeTakeFirst()
          return row?.version === version
        },
      })
    },
  }
}

/** A paper of each round of its own: what is received anew after completion is another receipt. */
function offersOf(caller: Caller, view: ApplicationView): readonly PaperOffer[] {
  const { application, notices, decidedOn, matters } = view
  const may = (permission: 'application.receive' | 'application.review') =>
    caller.posts.some(({ role }) => levelOf(permission, role) !== undefined) ? 'may' : 'others'
  const round = String(application.round)
  return [
    { kind: 'application_receipt', about: round, note: '', standing: may('application.receive') },
    ...(promisesOf(view).length === 0
      ? []
      : [{ kind: 'application_commitment', about: round, note: '', standing: may('application.receive') } as const]),
    ...notices.map(
      ({ id, dueOn }): PaperOffer => ({ kind: 'completion_notice', about: String(id), note: dueOn, standing: may('application.review') }),
    ),
    ...(decidedOn === undefined || matters.every(({ result }) => result === undefined)
      ? []
      : [{ kind: 'application_decision', about: 'decided', note: decidedOn, standing: may('application.review') } as const]),
  ]
}

/** Promises that stand: what was promised and replaced later is none. */
function promisesOf({ needs }: ApplicationView) {
  return needs.flatMap(({ given, ...need }) => {
    const fact = given.find(({ way }) => way !== 'found')
    return fact?.promise === undefined ? [] : [{ need, fact, promise: fact.promise }]
  })
}

type Case = Omit<AppliedCase, 'issuer' | 'applicant'>

function caseOf({ application, receivedBy, agent, matters }: ApplicationView, tools: ApplicationPaperTools): Case {
  return {
    number: application.number,
    receivedOn: application.receivedOn,
    receivedBy,
    agent,
    matters: matters.map(({ policy, plan, clause }) => ({ policy: policy.zh, document: tools.document(plan), clause })),
  }
}

function describe(
  view: ApplicationView,
  { kind, about }: Pick<PaperOffer, 'kind' | 'about'>,
  head: AppliedCase,
  tools: ApplicationPaperTools,
): PaperDescription | undefined {
  if (kind === 'application_receipt')
    return applicationReceipt({
      ...head,
      facts: view.needs.flatMap(({ entity, field, zh, given }) => {
        const fact = given.find(({ way }) => way !== 'found')
        return fact === undefined
          ? []
          : [{ fact: zh, value: tools.value(entity, field, fact.value), way: givenWays[fact.way], source: fact.source }]
      }),
      files: view.files.map(({ name }) => name),
      dueOn: view.application.state === 'received' ? view.dueOn : undefined,
    })
  if (kind === 'application_commitment')
    return applicationCommitment({
      ...head,
      promises: promisesOf(view).map(({ need, fact, promise }) => ({
        fact: need.zh,
        value: tools.value(need.entity, need.field, fact.value),
        basis: fact.source,
        checkOn: promise.checkOn,
      })),
    })
  const notice = view.notices.find(({ id }) => String(id) === about)
  if (kind === 'completion_notice' && notice !== undefined)
    return completionNotice({ ...head, items: notice.items, notice: notice.basis, dueOn: notice.dueOn })
  if (kind !== 'application_decision' || view.decidedOn === undefined) return undefined
  return applicationDecision({
    ...head,
    decidedOn: view.decidedOn,
    results: view.matters.map(({ policy, result, reason, basis }) => ({
      policy: policy.zh,
      isAccepted: result === 'accepted',
      reason: reason ?? '',
      basis: basis ?? '',
    })),
  })
}
