import { join } from 'node:path'
import { listInput, readInputText } from '../../files/index.ts'
import { type BankLayout, describeLayoutProblem, readBankLayout } from '../../ledger/index.ts'
import { grantedBy } from '../carry-out.ts'
import { UsageFailure } from '../line/options.ts'

/**
 * How the files of banks are laid out: the project's samples, and what the office put into a folder of its own, which counts where both
 * have an id. Ends with a sentence where one is wrong: an office does not begin with a layout that it cannot pay by.
 */
export function readBankLayouts(samples: string, own: string): readonly BankLayout[] {
  const found = new Map<string, BankLayout>()
  for (const folder of [samples, own]) {
    const names = listInput(folder)
    if (names.kind === 'refused') continue
    for (const name of names.value.filter((one) => one.endsWith('.yaml'))) {
      const path = join(folder, name)
      const { layout, problems } = readBankLayout(path, grantedBy('input', readInputText(path)))
      if (layout === undefined) throw new UsageFailure(problems.map(describeLayoutProblem).join('\n'))
      found.set(layout.id, layout)
    }
  }
  return [...found.values()]
}
