import { outcomeCodes } from '../kernel/outcome.ts'
import { type Linked, linkPlans } from '../plans/index.ts'
import { suggest } from '../rules/index.ts'
import { exportDecisions, linkRequestOf, outcomeWords, type RunRecord } from '../screening/index.ts'
import { withDuckDb } from '../store/index.ts'
import type { Command, Invocation } from './command.ts'
import { texts, words } from './messages.zh.ts'
import { listOption, textOption, UsageFailure } from './options.ts'
import type { Workspace } from './workspace.ts'

/** `export`: decisions of a run as CSV, masks spelled out, money in yuan. */
export const exportRun: Command = {
  name: 'export',
  usage: 'export [RUN] --out FILE.csv [--policy ID] [--outcome eligible ...]',
  options: { out: { type: 'string' }, policy: { type: 'string' }, outcome: { type: 'string', multiple: true } },
  most: 1,
  async run({ positionals, options, console, workspace }: Invocation): Promise<number> {
    const out = textOption(options, 'out')
    if (out === undefined) throw new UsageFailure(texts.needArgument(this.usage))
    const file = workspace.newFile(out)
    const run = await workspace.run(positionals[0])
    const policy = textOption(options, 'policy')
    const known = [...new Set(run.record.variants.map((variant) => variant.policy))]
    if (policy !== undefined && !known.includes(policy)) throw new UsageFailure(texts.unknownPolicy(policy, suggest(policy, known), known))
    const outcomes = listOption(options, 'outcome').map(outcomeCode)
    const rows = await withDuckDb(workspace.database, (database) =>
      exportDecisions(
        database,
        {
          record: run.record,
          runFolder: run.folder,
          linked: linkAsRun(workspace, run.record),
          set: workspace.set,
          policy,
          outcomes: outcomes.length === 0 ? undefined : outcomes,
        },
        file,
      ),
    )
    console.line(words.written(file, rows))
    console.json({ file, rows })
    return 0
  },
}

function outcomeCode(typed: string): number {
  for (const [outcome, code] of Object.entries(outcomeCodes))
    if (typed === outcome || typed === outcomeWords[outcome as keyof typeof outcomeCodes]) return code
  throw new UsageFailure(texts.unknownRow('--outcome', typed, Object.keys(outcomeCodes)))
}

/** The plans linked as a run had them, so that its masks can be read; a plan edited since would give them another meaning. */
export function linkAsRun(workspace: Workspace, record: RunRecord): Linked {
  const changed = record.plans.filter((plan) => workspace.checkedSet.plans.get(plan.id)?.hash !== plan.hash)
  if (changed.length > 0) throw new UsageFailure(texts.plansChanged(changed.map((plan) => plan.id)))
  return linkPlans(workspace.checkedSet, linkRequestOf(record))
}
