import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Caller, headOfTrail, type MachineClock, type TrailPlace, writeLook } from '../access/index.ts'
import { levelOf } from '../contract/index.ts'
import { type CodeNames, codeScopeOf, describeDecisionRefusal, type FactsPlane } from '../decisions/index.ts'
import { recordFile, removeExpired } from '../exports/index.ts'
import { sha256Of } from '../files/index.ts'
import type { JobContext, JobData, JobFailure, JobKind } from '../jobs/index.ts'
import { timeInChina } from '../kernel/china-time.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { isWithin, readOffice, subtreeOf } from '../organisation/index.ts'
import { ownedName, type WorkStore, ZipFile } from '../store/index.ts'
import { type Keys, namedEntities, namesOf } from '../subjects/index.ts'
import { keepMade, numberPack } from './keep-pack.ts'
import type { PackHand } from './pack-hand.ts'
import { findScope, type PackOrder } from './pack-scope.ts'
import type { PackRefusal } from './refusals.ts'
import { describePackRefusal, words } from './words.zh.ts'
import { writePack } from './write-pack.ts'

/** Where a pack comes from and goes to. */
export interface PackPlaces {
  readonly store: WorkStore
  readonly facts: FactsPlane
  readonly names: CodeNames
  readonly keys: Keys
  readonly trail: TrailPlace
  /** Where files lie that were written for somebody. */
  readonly folder: string
  readonly clock: MachineClock
  /** The program that goes into every pack. */
  readonly verifier: string
}

/** A pack as a job keeps it. */
export interface PackJobInput extends PackOrder {
  readonly accounts: 'masked' | 'whole'
  readonly purpose: string
}

export const packKind = { kind: 'audit_pack', lane: 'export', permission: 'audit.pack', isResumable: true } as const

/** Writing a pack of material for audit as long work, within what its asker sees: kept as files are that leave, handed to who asked. */
export function packJob(places: PackPlaces): JobKind {
  return { ...packKind, run: (context) => writeForAsker(places, context) }
}

async function writeForAsker(places: PackPlaces, context: JobContext): Promise<Result<JobData, JobFailure>> {
  const { store, folder, clock } = places
  const input = context.job.input as unknown as PackJobInput
  await removeExpired(places)
  const asker = await context.asAsker()
  if (asker.kind === 'refused') return asker
  const caller = asker.value
  if (input.accounts === 'whole' && !mayWhole(caller)) return failed({ code: 'pack_accounts_masked' })
  const scope = await caller.transact((db) => findScope(db, input))
  if (scope.batches.length === 0 && scope.recoveries.length === 0) return failed({ code: 'pack_empty', year: input.year })
  const region = caller.post.region.path
  const asking = {
    ...{ year: input.year, policies: input.policies, funds: input.funds, purpose: input.purpose, region, day: caller.day },
    ...{ hasWholeAccounts: input.accounts === 'whole', job: context.job.id, account: caller.account.id },
  }
  const pack = await caller.transact((db) => numberPack(db, asking))
  const office = await store.asSystem('run_job', readOffice)
  const trail = await headOfTrail(store, places.trail)
  const head = {
    ...{
      number: pack.number,
      office: office?.name ?? '',
      asker: `${caller.account.name}\u3000${caller.post.body}`,
      purpose: input.purpose,
    },
    ...{ day: caller.day, at: timeInChina(clock.now()), trail, verifier: places.verifier },
  }
  await mkdir(folder, { recursive: true })
  const part = ownedName(join(folder, 'part'))
  const zip = await ZipFile.create(part)
  try {
    const came = await writePack(zip, head, {
      ...{ scope, facts: places.facts, names: places.names, signal: context.signal },
      hand: handOf(places, context),
      ring: input.accounts === 'whole' ? places.keys.ring() : undefined,
      progress: (phase, rows, total) => context.progress({ phase, done: rows, total }),
    })
    if (came.kind === 'refused') return came
    const written = came.value
    const [sha256, { size: bytes }] = [await sha256Of(part), await stat(part)]
    await rename(part, join(folder, `${sha256}.zip`))
    const at = clock.now()
    await caller.transact((db) => keepMade(db, pack.id, region, written, { sha256, bytes, seal: trail?.seal, at }))
    const { purpose, ...asked } = input
    const name = words.fileName(input.year, pack.number)
    const file = { sha256, bytes, rows: Number(written.rows), name, kind: 'zip', purpose, asked } as const
    const kept = await recordFile(clock, context, caller, packKind.permission, file)
    return done({ ...kept, pack: String(pack.id), number: pack.number, differing: written.differing })
  } catch (error) {
    // Stopped in the middle: why stands in the record of the job.
    if (context.signal.aborted) return refused({ code: 'stopped', message: '' })
    throw error
  } finally {
    await zip.close()
    await rm(part, { force: true })
  }
}

/** Whether a post may have numbers of accounts in clear. */
export const mayWhole = ({ post }: Caller): boolean => levelOf('subject.reveal', post.role) !== undefined

const failed = (refusal: PackRefusal): Result<never, JobFailure> => refused({ code: refusal.code, message: describePackRefusal(refusal) })

/** What a look is written down with. */
const purpose = 'audit_pack'

/** The hand of whoever asked, as they are now: their post may end in the middle. */
function handOf({ keys }: PackPlaces, { asAsker }: JobContext): PackHand {
  // Inside of a transaction nobody is asked for anew.
  let reads: Caller | undefined
  return {
    read: async (work) => {
      const now = await asAsker()
      if (now.kind === 'refused') return now
      reads = now.value
      return done(await reads.transact(work))
    },
    names: async (entity, asked) => {
      const known = namedEntities.find((each) => each === entity)
      const now = await asAsker()
      if (now.kind === 'refused') return now
      if (known === undefined) return done(new Map())
      const shown = await namesOf(now.value, keys, known, asked, purpose)
      const numbersOf = (numbers: readonly { readonly number: string | undefined }[]) =>
        numbers.flatMap(({ number }) => number ?? []).join(words.separator)
      return done(new Map([...shown].map(([key, { name, numbers }]) => [key, { name, numbers: numbersOf(numbers) }])))
    },
    lookAtAccounts: async (db, subjects, areWhole) => {
      if (reads === undefined) throw new Error('a look outside of reading')
      await writeLook(db, reads, { purpose, register: 'payee_account', subjects, fields: [areWhole ? 'account' : 'masked_numbers'] })
    },
    codesIn: async (region) => {
      const now = await asAsker()
      if (now.kind === 'refused') return now
      const { ranges, transact } = now.value
      const codes = await codeScopeOf({ ranges: isWithin(region, ranges) ? [subtreeOf(region)] : ranges, transact })
      return codes.kind === 'done' ? codes : refused({ code: codes.refusal.code, message: describeDecisionRefusal(codes.refusal) })
    },
  }
}
