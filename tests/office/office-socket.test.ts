import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUpOffice } from '../../src/api/index.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import { SteppedClock, samplePlan } from '../api/office.ts'
import { plansFolder } from '../screening/test-plans.ts'
import { inProject, opened } from '../store/postgres/stores.ts'
import { type ServedOffice, serveFolder } from './kills/served-office.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-socket-'))
let office: ServedOffice
beforeAll(async () => {
  const store = await opened({ kind: 'folder', folder: join(folder, 'office') })
  const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
  await setUpOffice(store, samplePlan, regions, 19_000, new SteppedClock())
  await store.close()
  // What a server that was killed left.
  writeFileSync(join(folder, 'office.sock'), '')
  office = await serveFolder({ folder, plans: plansFolder })
}, 240_000)
afterAll(() => office.kill())

/** A command on the folder, as typed. */
function ballast(...typed: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inProject('src', 'cli', 'main.ts'), ...typed, '--var', folder], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '' },
  })
  return { status, stdout, stderr }
}

it('is its owner’s alone', () => {
  const found = statSync(join(folder, 'office.sock'))
  expect([found.isSocket(), found.mode & 0o777]).toEqual([true, 0o600])
})

it('lets the running server write a backup, verify the trail and exchange the keys', () => {
  const file = join(folder, 'backup.gz')
  const backup = ballast('office', 'backup', '--out', file)
  expect([backup.stderr, backup.status]).toEqual(['', 0])
  expect(backup.stdout).toMatch(/^已备份 \d+ 张表、\d+ 行/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const verified = ballast('audit', 'verify', '--json')
  expect([verified.status, JSON.parse(verified.stdout).finding]).toEqual([0, null])
  const version = () => (JSON.parse(readFileSync(join(folder, 'keys', 'numbers.json'), 'utf8')) as { keys: { version: number }[] }).keys
  const before = version()[0]?.version ?? 0
  expect(ballast('keys', 'rotate').status).toBe(0)
  expect(version().map((each) => each.version)).toEqual([before + 1])
})

it('tells what the server refused as the command itself would have', () => {
  const wrong = ballast('audit', 'verify', '--head', 'f'.repeat(64))
  expect([wrong.status, wrong.stdout]).toEqual([1, expect.stringContaining('不在日志链里')])
  const nowhere = ballast('office', 'backup', '--out', join(folder, 'office.sock', 'x.gz'))
  expect([nowhere.status, nowhere.stderr]).toEqual([3, expect.stringMatching(/\p{Script=Han}/u)])
})

it('sends away who needs the office without a server, and a second server', () => {
  const file = join(folder, 'backup.gz')
  expect(ballast('office', 'restore', file)).toMatchObject({ status: 2, stderr: expect.stringContaining('正在运行。请先停止') })
  expect(ballast('office', 'init', '--name', '新局', '--region', '500000')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('正在运行'),
  })
  expect(ballast('serve', '--port', '1')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/正被另一个 ballast 进程使用|已经在运行/),
  })
})

it('answers nothing to a stranger’s question and goes on', async () => {
  const reply = await new Promise<string>((said) => {
    const socket = createConnection(join(folder, 'office.sock'))
    let text = ''
    socket.on('data', (piece) => {
      text += String(piece)
    })
    socket.on('close', () => said(text))
    socket.write('GET / HTTP/1.1\n')
  })
  expect(JSON.parse(reply)).toMatchObject({ kind: 'other_version' })
  expect(ballast('audit', 'verify').status).toBe(0)
})

it('is gone with the server, and the commands open the office themselves', async () => {
  expect(await office.stop()).toBe(0)
  expect(existsSync(join(folder, 'office.sock'))).toBe(false)
  expect(ballast('audit', 'verify').status).toBe(0)
})
