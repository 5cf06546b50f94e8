import type { Command, Invocation } from './command.ts'
import { table } from './console.ts'
import { uncoveredKinds, words } from './messages.zh.ts'

/** `coverage`: every clause of a plan, the blocks that make it run, or why there are none. */
export const showCoverage: Command = {
  name: 'coverage',
  usage: 'coverage [PLAN ...]',
  options: {},
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const plans = workspace.plansNamed(positionals)
    for (const plan of plans) {
      const covered = plan.clauses.filter((clause) => clause.blocks.length > 0)
      console.line(`${plan.id}  ${plan.title}`)
      console.line(
        `  ${words.clauses} ${plan.clauses.length}, ${words.covered} ${covered.length}, ${words.uncovered} ${plan.clauses.length - covered.length}`,
      )
      const rows = plan.clauses.map((clause) => {
        const blocks = clause.blocks.map((block) => block.id).join(' ')
        const kinds = (clause.uncovered?.kinds ?? []).map((kind) => uncoveredKinds[kind] ?? kind).join(' ')
        return [
          `  ${clause.number}`,
          clause.title,
          blocks === '' ? '-' : blocks,
          clause.uncovered === undefined ? '' : `${kinds}: ${clause.uncovered.reason}`,
        ]
      })
      for (const line of table(rows)) console.line(line)
      console.line()
    }
    console.json(
      plans.map((plan) => ({
        id: plan.id,
        title: plan.title,
        clauses: plan.clauses.map(({ number, title, blocks, uncovered }) => ({ number, title, blocks, uncovered })),
      })),
    )
    return 0
  },
}
