import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failureSeen, type LogLine, openLog } from '../../src/log/index.ts'

const line: LogLine = { event: 'request', request: '00aa', procedure: 'session.signIn', status: 200, ms: 3 }
const folderOf = () => mkdtempSync(join(tmpdir(), 'ballast-log-'))
const linesIn = (folder: string, name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>)

it('writes a line of JSON per event, with time and level', () => {
  const written: string[] = []
  const log = openLog({ kind: 'stream', write: (text) => written.push(text) }, () => new Date('2023-01-04T01:00:00Z'))
  log.write(line)
  log.write({ ...line, status: 500, code: 'broken' })
  expect(written).toEqual([
    '{"at":"2023-01-04T01:00:00.000Z","level":"info","event":"request","request":"00aa","procedure":"session.signIn","status":200,"ms":3}\n',
    '{"at":"2023-01-04T01:00:00.000Z","level":"error","event":"request","request":"00aa","procedure":"session.signIn","status":500,"ms":3,"code":"broken"}\n',
  ])
})

it('begins a new file after so many bytes and every day of the office, and keeps so many', () => {
  const folder = folderOf()
  writeFileSync(join(folder, 'notes.txt'), 'of somebody else')
  let now = new Date('2023-01-04T15:59:00Z')
  const log = openLog({ kind: 'folder', folder, mostBytes: 300, mostFiles: 3 }, () => now)
  for (let i = 0; i < 6; i += 1) log.write(line)
  // Midnight in China.
  now = new Date('2023-01-04T16:01:00Z')
  log.write(line)
  log.close()
  expect(readdirSync(folder).sort()).toEqual([
    'ballast-2023-01-04.001.jsonl',
    'ballast-2023-01-04.002.jsonl',
    'ballast-2023-01-05.001.jsonl',
    'notes.txt',
  ])
  expect(linesIn(folder, 'ballast-2023-01-05.001.jsonl')).toHaveLength(1)
  expect(statSync(join(folder, 'ballast-2023-01-05.001.jsonl')).mode & 0o777).toBe(0o600)
  // Another start goes on in the file that is there.
  const again = openLog({ kind: 'folder', folder, mostBytes: 300, mostFiles: 2 }, () => now)
  again.write(line)
  again.close()
  expect(linesIn(folder, 'ballast-2023-01-05.001.jsonl')).toHaveLength(2)
  expect(readdirSync(folder)).not.toContain('ballast-2023-01-04.001.jsonl')
})

it('goes on where a line cannot be written, and tells how many were lost', () => {
  const written: string[] = []
  let isFull = true
  const write = (text: string) => {
    if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    written.push(text)
  }
  const log = openLog({ kind: 'stream', write }, () => new Date(0))
  log.write(line)
  log.write(line)
  isFull = false
  log.write(line)
  log.write(line)
  expect(written.map((text) => (JSON.parse(text) as { linesLost?: number }).linesLost)).toEqual([2, undefined])
})

it.each([
  ['a message', new Error('张三 510103199001011234')],
  ['a message of many lines', new Error('张三\n    510103199001011234\n    at 13800138000')],
  [
    'what a database quotes',
    Object.assign(new Error('duplicate key (login)=(张三)'), {
      code: '23505',
      table: 'account',
      constraint: 'account_login_key',
      detail: '张三',
    }),
  ],
  ['a code that is none', Object.assign(new Error('x'), { code: '张三 510103199001011234' })],
  ['a name that is none', Object.assign(new Error('x'), { name: '510103199001011234' })],
  ['no error at all', '张三 510103199001011234'],
])('sees of %s what and where it is, and not what it says', (_, error) => {
  const seen = failureSeen(error)
  expect(JSON.stringify(seen)).not.toMatch(/张三|5101|1380/)
  if (error instanceof Error) expect(seen.at[0]).toMatch(/open-log\.test\.ts:\d+$/)
})
