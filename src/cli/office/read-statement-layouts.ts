import { join } from 'node:path'
import { listInput, readInputText } from '../../files/index.ts'
import { describeStatementLayoutProblem, readStatementLayout, type StatementLayout } from '../../reconciliation/index.ts'
import { grantedBy } from '../carry-out.ts'
import { UsageFailure } from '../line/options.ts'

/**
 * How statements of banks and of finance are laid out: the project's samples, and what the office put into a folder of its own, which
 * counts where both have an id. Ends with a sentence where one is wrong.
 */
export function readStatementLayouts(samples: string, own: string): readonly StatementLayout[] {
  const found = new Map<string, StatementLayout>()
  for (const folder of [samples, own]) {
    const names = listInput(folder)
    if (names.kind === 'refused') continue
    for (const name of names.value.filter((one) => one.endsWith('.yaml'))) {
      const path = join(folder, name)
      const { layout, problems } = readStatementLayout(path, grantedBy('input', readInputText(path)))
      if (layout === undefined) throw new UsageFailure(problems.map(describeStatementLayoutProblem).join('\n'))
      found.set(layout.id, layout)
    }
  }
  return [...found.values()]
}
