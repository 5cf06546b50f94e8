import type { Invocation } from '../command.ts'
import { openStore, serveOffice } from './open-office.ts'
import { openServerLog } from './open-server-log.ts'
import { readDemoOffice } from './read-demo-office.ts'

/** Opens the office that was set up before, as a web page, until it is stopped. */
export async function serve({ options, console, workspace, stopping }: Invocation): Promise<number> {
  const log = openServerLog(options, workspace, 'stream')
  const store = await openStore(workspace, log.write)
  try {
    const demoAccounts = readDemoOffice(workspace.demoFolder).accounts
    const { address, stopped } = await serveOffice({ store, workspace, options, console, stopping, demoAccounts, log: log.write })
    console.json({ address })
    await stopped
  } finally {
    await store.close()
    log.close()
  }
  return 0
}
