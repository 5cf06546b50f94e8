import type { Caller } from '../access/index.ts'
import { type DecisionRefusal, findRun, readFilter } from '../decisions/index.ts'
import { type JobRefusal, type JobRunner, startJob } from '../jobs/index.ts'
import { type Result, refused } from '../kernel/result.ts'
import type { ListRefusal } from '../screening/index.ts'
import { type ExportOrder, type ExportPlaces, exportKind } from './export-job.ts'
import { words } from './exports.zh.ts'

/**
 * Asks that a list be written into a file; gives the number of the job. Which run is meant by none is settled now, not when it is
 * written. Refused at once where run, policy or filter are not known.
 */
export async function startExport(
  caller: Caller,
  runner: JobRunner,
  { facts }: Pick<ExportPlaces, 'facts'>,
  order: Omit<ExportOrder, 'run'> & { readonly run: string | undefined },
): Promise<
  Result<bigint, DecisionRefusal | ListRefusal | Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>>
> {
  const known = await findRun(facts, order.run)
  if (known.kind === 'refused') return known
  const filter = readFilter(order.filter)
  if (filter.kind === 'refused') return filter
  const { policies } = known.value.run.record.lists
  const list = policies.find(({ policy }) => policy === order.policy)
  if (list === undefined) return refused({ code: 'list_policy_unknown', policy: order.policy, known: policies.map(({ policy }) => policy) })
  const { name } = known.value
  return startJob(caller, runner, {
    kind: exportKind,
    title: words.title(list.zh, name),
    input: { ...order, run: name },
    verb: 'export_list',
  })
}
