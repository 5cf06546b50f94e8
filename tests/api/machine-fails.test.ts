import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { startPostgres, type TestServer } from '../postgres.ts'
import { opened } from '../store/postgres/stores.ts'
import { openTestOffice, type Visitor } from './office.ts'

type TestOffice = Awaited<ReturnType<typeof openTestOffice>>

/** Opens an account under a request id, and tells what came of it. */
const openAccount = async (sys: Visitor, login: string, id: string) => {
  const { status, body } = await sys.ask('account/open', { login, name: '新人' }, { 'x-ballast-request-id': id })
  return [status, status === 200 ? body.login : body.data.code, body.data?.message]
}
const signedIn = async ({ visitor }: TestOffice) => {
  const sys = visitor()
  expect((await sys.signIn('sys')).status).toBe(200)
  return sys
}
const accountsOf = async (sys: Visitor) => (await sys.ask('account/list', { text: '' })).body.map(({ login }: { login: string }) => login)

describe('a database server that is away for a while', () => {
  let server: TestServer
  let store: WorkStore
  let at: TestOffice
  beforeAll(async () => {
    server = await startPostgres()
    store = await opened({ kind: 'server', url: await server.fresh() })
    at = await openTestOffice(store)
  }, 240_000)
  afterAll(async () => {
    await at.app.close()
    await store.close()
    await server.stop()
  })

  it('is told with what to do, and work goes on when it is back: nothing is lost, and what was sent again is done once', async () => {
    const sys = await signedIn(at)
    const [before, during] = [randomUUID(), randomUUID()]
    expect(await openAccount(sys, 'before', before)).toEqual([200, 'before', undefined])
    await server.down()
    for (let tries = 0; tries < 12; tries += 1) {
      const [status, code, message] = await openAccount(sys, 'during', during)
      expect([status, code, message]).toEqual([503, 'database_unreachable', expect.stringMatching(/^暂时连不上数据库.*请稍后再试/)])
      expect((await fetch(`${at.base}/health/live`)).status).toBe(200)
      expect((await fetch(`${at.base}/health/ready`)).status).toBe(503)
      await new Promise((wait) => setTimeout(wait, 250))
    }
    await server.up()
    expect((await fetch(`${at.base}/health/ready`)).status).toBe(200)
    expect(await openAccount(sys, 'during', during)).toEqual([200, 'during', undefined])
    expect(await openAccount(sys, 'during', during)).toEqual([200, 'during', undefined])
    const there = await accountsOf(sys)
    expect(there.filter((login: string) => login === 'before' || login === 'during').sort()).toEqual(['before', 'during'])
    await at.sealAll()
    expect(at.office.sealer.state().trouble).toBeUndefined()
  })
})

// Root fills a disk of its own; for who may not mount one, the database says what it says on a full one, and the name of the test tells.
const isRoot = process.getuid?.() === 0 && process.platform === 'linux'
describe(`a disk that is full${isRoot ? '' : ', as the database tells it (a real one needs root)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-tiny-'))
  const fill = join(folder, 'fill')
  let at: TestOffice
  let store: WorkStore
  let isMounted = false
  beforeAll(async () => {
    isMounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', folder]).status === 0
    expect(isMounted).toBe(isRoot)
    store = await opened({ kind: 'folder', folder: join(folder, 'office') })
    at = await openTestOffice(store)
  }, 240_000)
  afterAll(async () => {
    await at.app.close()
    await store.close()
    if (isMounted) spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })

  /** Leaves no room; gives the way to make some. */
  const fillUp = () => {
    if (isMounted) {
      spawnSync('dd', ['if=/dev/zero', `of=${fill}`, 'bs=64k'])
      return () => rmSync(fill)
    }
    const { asSystem } = store
    const full: typeof asSystem = (reason, work) =>
      reason === 'administer' ? Promise.reject(Object.assign(new Error('no space'), { code: '53100' })) : asSystem(reason, work)
    Object.assign(store, { asSystem: full })
    return () => void Object.assign(store, { asSystem })
  }

  it('is told, and once there is room again work goes on with everything that was acknowledged', async () => {
    const sys = await signedIn(at)
    const makeRoom = fillUp()
    const acknowledged: string[] = []
    const told = new Set<string>()
    for (let i = 0; i < 40; i += 1) {
      const [status, code] = await openAccount(sys, `full.${i}`, randomUUID())
      if (status === 200) acknowledged.push(`full.${i}`)
      else told.add(`${status} ${code}`)
    }
    expect([...told]).toEqual(['503 files_failed'])
    makeRoom()
    expect(await openAccount(sys, 'room', randomUUID())).toEqual([200, 'room', undefined])
    expect(await accountsOf(sys)).toEqual(expect.arrayContaining([...acknowledged, 'room']))
  }, 240_000)
})
