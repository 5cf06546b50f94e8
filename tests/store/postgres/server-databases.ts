import { once } from '../../postgres.ts'

/** A database of a server that stands at a beginning, and how to be rid of it. */
export interface ServerDatabase {
  readonly url: string
  drop(): Promise<void>
}

let count = 0

/** Copies the database of a beginning; `make` brings an empty one there where nobody has yet, in any worker of the suite. */
export async function serverDatabase(server: string, beginning: string, make: (url: string) => Promise<void>): Promise<ServerDatabase> {
  const template = await templateOf(server, beginning, make)
  const name = `office_${process.pid}_${++count}`
  await once(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
  return {
    url: databaseOf(server, name),
    drop: () => once(server, (client) => client.query(`drop database ${name} with (force)`)),
  }
}

const templates = new Map<string, Promise<string>>()

function templateOf(server: string, beginning: string, make: (url: string) => Promise<void>): Promise<string> {
  const name = `template_${beginning.replaceAll('-', '_')}`
  const known = templates.get(`${server} ${name}`) ?? findOrMake(server, name, make)
  templates.set(`${server} ${name}`, known)
  return known
}

/** Made by whoever asks first and whole under its name; the others wait for the lock. */
async function findOrMake(server: string, name: string, make: (url: string) => Promise<void>): Promise<string> {
  await once(server, async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rows.length > 0) return
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} strategy file_copy`)
    await make(databaseOf(server, draft))
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  return name
}

function databaseOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
