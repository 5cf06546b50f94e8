import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startPostgres, type TestServer } from './postgres.ts'

/** Where one asks for the server that all files of a suite share; outside of a suite there is none. */
const doorName = 'BALLAST_SHARED_SERVER'

// What these save is of use to a server that lives longer than a suite, or that somebody copies.
const settings = [
  'autovacuum=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=200',
]

/** Offers one PostgreSQL to all files of a suite: begun when the first of them asks, stopped with the suite. */
export default async function offerServer(): Promise<() => Promise<void>> {
  let running: Promise<TestServer> | undefined
  const door = createServer((_, answer) => {
    running ??= startPostgres(settings)
    running.then(
      ({ url }) => answer.end(url),
      (error: unknown) => answer.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening))
  process.env[doorName] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  return async () => {
    door.close()
    door.closeAllConnections()
    await (await running)?.stop()
  }
}

let asked: Promise<string> | undefined

/** The address of the server that the suite shares, where its databases are made and dropped. */
export function sharedServer(): Promise<string> {
  asked ??= ask()
  return asked
}

async function ask(): Promise<string> {
  const door = process.env[doorName]
  if (door === undefined) throw new Error(`No suite offers a server: ${doorName} is not set`)
  const answer = await fetch(door)
  const said = await answer.text()
  if (!answer.ok) throw new Error(said)
  return said
}
