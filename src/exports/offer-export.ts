import { type CodeNames, type DecisionRefusal, type FactsPlane, findRun } from '../decisions/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { ListRefusal } from '../screening/index.ts'
import { listColumns } from './list-columns.ts'
import { daysKept } from './record-file.ts'

/** What columns the exported list of a policy has, and for how many days its file is kept; refused where the run or the list is not there. */
export async function offerExport(
  { facts, names }: { readonly facts: FactsPlane; readonly names: CodeNames },
  asked: { readonly run: string | undefined; readonly policy: string },
): Promise<Result<{ readonly columns: readonly string[]; readonly daysKept: number }, DecisionRefusal | ListRefusal>> {
  const known = await findRun(facts, asked.run)
  if (known.kind === 'refused') return known
  const { policies } = known.value.run.record.lists
  if (!policies.some(({ policy }) => policy === asked.policy))
    return refused({ code: 'list_policy_unknown', policy: asked.policy, known: policies.map(({ policy }) => policy) })
  return done({ columns: listColumns(known.value.run, asked.policy, names).map(({ title }) => title), daysKept })
}
