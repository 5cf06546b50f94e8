import { done, type Result, refused } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { ListRefusal } from './list-refusals.ts'
import { type ListedPolicy, listedPolicy } from './listed-policy.ts'
import type { FileOfRun } from './run-reader.ts'

/** Two runs over one registry. */
export interface ComparedRuns {
  readonly earlier: RunOnDisk
  readonly later: RunOnDisk
}

/** A policy's list in one of the runs. */
export interface Side {
  readonly run: RunOnDisk
  readonly list: ListedPolicy
}

export interface Sides {
  /** Absent where the run has no list of the policy. */
  readonly earlier: Side | undefined
  readonly later: Side | undefined
  /** The later, or the one that is there. */
  readonly either: ListedPolicy
}

/** A policy's lists in two runs; refused where neither has one, or each is about other subjects. */
export function sidesOf(runs: ComparedRuns, policy: string): Result<Sides, ListRefusal> {
  const [earlier, later] = [runs.earlier, runs.later].map((run) => {
    const list = run.record.lists.policies.find((each) => each.policy === policy)
    return list === undefined ? undefined : { run, list: listedPolicy(run.record, list) }
  })
  const either = later?.list ?? earlier?.list
  if (either === undefined) {
    const known = [...runs.earlier.record.lists.policies, ...runs.later.record.lists.policies].map((each) => each.policy)
    return refused({ code: 'list_policy_unknown', policy, known: [...new Set(known)] })
  }
  if (earlier !== undefined && later !== undefined && earlier.list.entity !== later.list.entity)
    return refused({ code: 'list_subjects_differ', policy, earlier: earlier.list.entity, later: later.list.entity })
  return done({ earlier, later, either })
}

/** The lists that are there. */
export function filesOf({ earlier, later }: Sides): readonly FileOfRun[] {
  return [earlier, later].flatMap((side) => (side === undefined ? [] : [{ run: side.run, file: side.list.file }]))
}
