import type { Command, Invocation } from '../command.ts'
import { ofMachine, ofPlans, value } from '../line/option-tables.ts'
import { openStore, serveOffice } from './open-office.ts'
import { readDemoOffice } from './read-demo-office.ts'

/** `serve`: opens the office that was set up before, as a web page, until it is stopped. */
export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  options: { ...ofPlans, ...ofMachine, host: value, port: value },
  most: 0,
  async run({ options, console, workspace, stopping }: Invocation): Promise<number> {
    const store = await openStore(workspace)
    try {
      const { address, stopped } = await serveOffice(
        store,
        workspace,
        options,
        console,
        stopping,
        readDemoOffice(workspace.demoFolder).accounts,
      )
      console.json({ address })
      await stopped
    } finally {
      await store.close()
    }
    return 0
  },
}
