import { basename } from 'node:path'
import { outcomeCodes, outcomeOf } from '../../kernel/outcome.ts'
import { causeNames, exportDecisions, outcomeWords, type RunRecord } from '../../screening/index.ts'
import { withDuckDb } from '../../store/index.ts'
import { granted } from '../carry-out.ts'
import type { Command, Invocation } from '../command.ts'
import { ofRun, value, values } from '../line/option-tables.ts'
import { listOption, textOption, UsageFailure } from '../line/options.ts'
import { texts, words } from '../messages.zh.ts'
import { policyNamed } from '../policy-named.ts'
import type { Workspace } from '../workspace.ts'
import { openRun } from './open-run.ts'
import { runTexts } from './runs.zh.ts'
import { unknownHistoryLines } from './screen-registry.ts'

/** `export`: decisions of a run as CSV, masks spelled out, money in yuan. */
export const exportRun: Command = {
  name: 'export',
  usage: 'export [RUN | --run RUN] --out FILE.csv [--policy ID] [--outcome eligible ...]',
  options: { out: value, policy: value, outcome: values, ...ofRun },
  most: 1,
  async run(invocation: Invocation): Promise<number> {
    const { positionals, options, console, workspace } = invocation
    const out = textOption(options, 'out')
    if (out === undefined) throw new UsageFailure(texts.needArgument(this.usage))
    const file = workspace.newFile(out)
    const run = await openRun(invocation, positionals[0])
    const typed = textOption(options, 'policy')
    const policy = typed === undefined ? undefined : policyOfRun(typed, run.record, workspace)
    const outcomes = listOption(options, 'outcome').map(outcomeCode)
    const exported = await withDuckDb(workspace.database, (database) =>
      exportDecisions(
        database,
        { run, names: causeNames(workspace.set), policy, outcomes: outcomes.length === 0 ? undefined : outcomes },
        file,
      ),
    )
    const rows = granted(exported)
    console.line(runTexts.from(runTexts.taken(basename(run.folder), run.screenedAt)))
    console.line(words.written(file, rows))
    for (const line of unknownHistoryLines(run.record, policy)) console.line(line)
    console.json({ run: run.folder, file, rows, policy: policy ?? null, outcomes: outcomes.length === 0 ? null : outcomes.map(outcomeOf) })
    return 0
  },
}

/** A policy that the run decided; one that plans state and the run did not is told apart from one that nobody states. */
function policyOfRun(typed: string, { variants, screeningDate }: RunRecord, workspace: Workspace): string {
  const decided = variants.map(({ policy, zh }) => ({ id: policy, zh }))
  const elsewhere = [...workspace.set.plans.values()].flatMap(({ policies }) => [...policies.values()].map(({ program }) => program))
  const isDecided = (id: string) => decided.some((each) => each.id === id)
  const stated = elsewhere.find(({ id, zh }) => (id === typed || zh === typed) && !isDecided(id))
  if (stated !== undefined && !decided.some(({ zh }) => zh === typed))
    throw new UsageFailure(runTexts.policyNotDecided(stated.zh, stated.id, screeningDate))
  return policyNamed(typed, decided)
}

function outcomeCode(typed: string): number {
  for (const [outcome, code] of Object.entries(outcomeCodes))
    if (typed === outcome || typed === outcomeWords[outcome as keyof typeof outcomeCodes]) return code
  throw new UsageFailure(texts.unknownRow('--outcome', typed, Object.keys(outcomeCodes)))
}
