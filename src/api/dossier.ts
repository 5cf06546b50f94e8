import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { applicationSections } from '../applications/index.ts'
import { codeScopeOf, describeDecisionRefusal, findRun, type SnapshotOfRun, snapshotOfRun } from '../decisions/index.ts'
import { deferralSections } from '../deferral/index.ts'
import { type DossierRecord, type DossierSection, earlierPaymentsSection, readDossier } from '../dossier/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { grantedSections, judgedSections, paidSections, runsAbout } from '../ledger/index.ts'
import { type ActRefusal, describeActRefusal, onceFor } from '../lifecycle/index.ts'
import { recoverySections } from '../recovery/index.ts'
import { describeSubjectRefusal, openPage, readFacts, type SubjectKey } from '../subjects/index.ts'
import { verificationSection } from '../verification/index.ts'
import { decisionsSection } from '../why/index.ts'
import { answer } from './answer.ts'
import type { Office } from './office.ts'
import { callerIn, procedures } from './procedures.ts'
import { viewOfSubject } from './subject.ts'

const { dossier } = procedures

/** Everything that the office did for or with somebody, in one place, and that it was printed. */
export const dossierProcedures = {
  open: dossier.open.handler(async ({ input, context, signal }) => {
    const { office } = context
    const caller = callerIn(context)
    const subject: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    const purpose = input.purpose.trim()
    const known = await registryOf(office)
    const tell = async () => {
      const beside = await ownRecords(subject, known, signal)
      return { beside, sections: await sectionsOf(office, caller, [subject, ...beside], known) }
    }
    const found = answer(await readDossier(caller, office.keys, { subject, purpose }, tell, signal), describeSubjectRefusal)
    const { run, place } = known
    return {
      subject: viewOfSubject(found.subject),
      opened: { by: caller.account.name, day: caller.day, at: office.clock.now().toISOString(), purpose },
      run: run ?? null,
      registry: place === undefined ? null : { title: place.manifest.title, knownOn: place.manifest.knownOn },
      sections: found.sections.map(({ id, columns, total, rows }) => ({
        id,
        columns: Object.entries(columns).map(([column, kind]) => ({ id: column, kind })),
        total,
        rows: rows.map(({ on, cells }) => ({ on: on ?? null, cells: [...cells] })),
      })),
      names: [...found.names].map(([record, name]) => ({ record, name })),
      plans: titlesOf(office),
    }
  }),
  print: dossier.print.handler(async ({ input, context }) => {
    const { office } = context
    const caller = callerIn(context)
    const subject: SubjectKey = { entity: input.entity, key: BigInt(input.key) }
    answer(await openPage(caller, office.keys, subject, input.purpose.trim(), ['dossier_print']), describeSubjectRefusal)
    const printed = await caller.transact((db) =>
      onceFor(db, caller, 'dossier.print', input, async (): Promise<Result<{ by: string; day: string }, ActRefusal>> => {
        const { entity, key, purpose } = input
        const event = { verb: 'print_dossier', register: 'subject', subject: `${entity}/${key}`, region: caller.post.region.path }
        await writeEvent(db, { ...byCaller(caller), ...event, reason: purpose.trim() })
        return done({ by: caller.account.name, day: caller.day })
      }),
    )
    return answer(printed, describeActRefusal)
  }),
}

/** The last screening and what it rests on, as far as there is one. */
interface KnownRegistry {
  readonly place: SnapshotOfRun | undefined
  readonly policies: ReadonlyMap<string, string>
  readonly run: { readonly name: string; readonly day: string } | undefined
}

async function registryOf({ facts }: Office): Promise<KnownRegistry> {
  const known = await findRun(facts, undefined)
  if (known.kind === 'refused') return { place: undefined, policies: new Map(), run: undefined }
  const { run, name } = known.value
  const policies = new Map(run.record.lists.policies.map((list) => [list.policy, list.zh]))
  return { place: await snapshotOfRun(facts, run), policies, run: { name, day: run.record.screeningDate } }
}

/** Records that are the subject's own: the units of a firm. */
async function ownRecords(
  subject: SubjectKey,
  { place }: KnownRegistry,
  signal: AbortSignal | undefined,
): Promise<readonly DossierRecord[]> {
  if (place === undefined || subject.entity !== 'firm') return []
  const register = await readFacts(place, subject, signal)
  return (register?.related ?? []).flatMap(({ entity, records }) =>
    entity.id === 'insured_unit' ? records.map(({ key }) => ({ entity: 'insured_unit', key })) : [],
  )
}

/** The sections of a dossier, in the order in which they are read; each room that works for somebody has its own. */
async function sectionsOf(
  office: Office,
  caller: Caller,
  records: readonly DossierRecord[],
  { place, policies }: KnownRegistry,
): Promise<readonly DossierSection[]> {
  const scope = answer(await codeScopeOf(caller), describeDecisionRefusal)
  return [
    decisionsSection(office.facts, scope, await runsAbout(caller, records)),
    ...grantedSections,
    ...paidSections,
    ...judgedSections,
    verificationSection,
    ...applicationSections,
    ...recoverySections,
    ...deferralSections,
    earlierPaymentsSection(place, policies),
  ]
}

/** What the documents of the plans are called. */
function titlesOf({ facts }: Office) {
  return [...facts.set().plans.values()].map(({ id, number, title }) => ({ plan: id, title: number ?? title }))
}
