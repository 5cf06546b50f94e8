import { describeSubjectRefusal, rotateKeys } from '../../subjects/index.ts'
import type { Command, Invocation } from '../command.ts'
import { ofMachine } from '../line/option-tables.ts'
import { UsageFailure } from '../line/options.ts'
import { officeWords } from './messages.zh.ts'
import { openNumberKeys, openStore, suiteTyped } from './open-office.ts'

/** `keys rotate`: brings every number of people and units under new keys; stopped, it goes on where it was. */
export const rotateKeysCommand: Command = {
  name: 'keys',
  usage: 'keys rotate',
  options: ofMachine,
  most: 1,
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    if (positionals[0] !== 'rotate') throw new UsageFailure(officeWords.keysUsage)
    const store = await openStore(workspace)
    try {
      const keys = await openNumberKeys(store, workspace)
      const suite = suiteTyped()
      const rotated = await rotateKeys(store, keys, {
        ...(suite === undefined ? {} : { suite }),
        onProgress: (moved) => console.progress(officeWords.numbersMoved(moved)),
      })
      if (rotated.kind === 'refused') throw new UsageFailure(describeSubjectRefusal(rotated.refusal))
      console.line(officeWords.keysRotated(rotated.value.moved, keys.file))
      console.json({ moved: rotated.value.moved, file: keys.file })
    } finally {
      await store.close()
    }
    return 0
  },
}
