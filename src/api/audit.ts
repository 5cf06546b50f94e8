import { describePackRefusal, listPacks, mayWhole, packChoices, previewPack, startPack } from '../audit-packs/index.ts'
import { daysKept } from '../exports/index.ts'
import { describeJobRefusal, readJob } from '../jobs/index.ts'
import { answer } from './answer.ts'
import { jobOut } from './job.ts'
import { callerIn, procedures } from './procedures.ts'

const { audit } = procedures

/** Packs of material for audit. */
export const auditProcedures = {
  list: audit.list.handler(async ({ context }) => {
    const packs = await listPacks(callerIn(context))
    return {
      packs: packs.map(({ id, made, file, asker, jobState, fetched, hasWholeAccounts, policies, funds, ...pack }) => ({
        ...pack,
        id: String(id),
        policies: [...policies],
        funds: [...funds],
        accounts: hasWholeAccounts ? ('whole' as const) : ('masked' as const),
        asker: asker ?? null,
        made:
          made === undefined
            ? null
            : {
                ...made,
                at: made.at.toISOString(),
                rows: String(made.rows),
                bytes: String(made.bytes),
                files: made.files.map((each) => ({ ...each })),
              },
        file: file === undefined ? null : { id: String(file.id), expiresAt: file.expiresAt.toISOString() },
        state: jobState ?? null,
        fetched: fetched.map(({ by, at }) => ({ by, at: at.toISOString() })),
      })),
      now: context.office.clock.now().toISOString(),
    }
  }),
  choices: audit.choices.handler(async ({ context }) => {
    const caller = callerIn(context)
    const { years, policies, funds } = await packChoices(caller)
    return {
      years: [...years],
      policies: policies.map((each) => ({ ...each })),
      funds: [...funds],
      mayWhole: mayWhole(caller),
      daysKept,
    }
  }),
  preview: audit.preview.handler(async ({ input, context }) => {
    const { payments, ...found } = await previewPack(callerIn(context), input)
    return { ...found, payments: { rows: payments.rows, fen: String(payments.fen) } }
  }),
  start: audit.start.handler(async ({ input, context }) => {
    const { store, jobs } = context.office
    const caller = callerIn(context)
    const id = answer(await startPack(caller, jobs, input), (refusal) =>
      refusal.code === 'request_id_missing' || refusal.code === 'request_id_taken'
        ? describeJobRefusal(refusal)
        : describePackRefusal(refusal),
    )
    return jobOut(answer(await readJob(store, caller, id), describeJobRefusal))
  }),
}
