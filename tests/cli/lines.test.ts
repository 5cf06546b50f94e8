import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { everywhere } from '../../src/cli/line/option-tables.ts'
import { parseLine } from '../../src/cli/line/parse-line.ts'
import { run } from './capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))
const nowhere = join(folder, 'nowhere')

describe('options may stand anywhere', () => {
  const asked = parseLine(['check', 'city', '--json', '--plans', 'p'], commands)
  test.each([
    [['--json', '--plans', 'p', 'check', 'city']],
    [['--plans=p', 'check', '--json', 'city']],
    [['check', '--plans', 'p', 'city', '--json']],
    [['--json', 'check', '--plans', 'p', '--', 'city']],
  ])('%j', (typed) => expect(parseLine(typed, commands)).toEqual(asked))

  test('also before a command of two words', () => {
    expect(parseLine(['--plans', 'p', 'registry', 'schema'], commands)).toMatchObject({
      kind: 'run',
      command: { name: 'registry schema' },
      positionals: [],
      values: { plans: 'p' },
    })
  })
})

/** Lines that look as if they did something, and what must come of them. */
const lines: readonly (readonly [readonly string[], number, RegExp])[] = [
  [['--bogus'], 2, /没有选项“--bogus”/],
  [['--bogus', 'check'], 2, /没有选项“--bogus”/],
  [['--plan', 'check'], 2, /没有写命令/],
  [['--plans', 'check'], 2, /没有写命令/],
  [['--plans'], 2, /--plans 的用法不对/],
  [['--plans', 'x'], 2, /--plans，没有写命令/],
  [['--plans', '', 'check'], 2, /--plans 的用法不对/],
  [['--plans=', 'check'], 2, /--plans 的用法不对/],
  [['-x', 'check'], 2, /没有选项“-x”/],
  [['scren'], 2, /是否指“screen”/],
  [['registry'], 2, /registry generate、registry load、registry schema/],
  [['registry', 'laod'], 2, /没有命令“registry laod”.*registry load/],
  [['registry', '--firms', '5'], 2, /“registry”后面还要写一个词/],
  [['help', 'explian'], 2, /是否指“explain”/],
  [['help', 'check', '--bogus'], 2, /没有选项“--bogus”/],
  [['terms', '--date', '2022-01-01'], 2, /命令“terms”不用选项 --date.*--plans/],
  [['read', 'x.txt', '--plans', 'p'], 2, /命令“read”不用选项 --plans/],
  [['--date', '2022-01-01', 'terms'], 2, /命令“terms”不用选项 --date/],
  [['screen', '--date', '2022-01-01', '--date', '2022-01-02'], 2, /--date 写了两次/],
  [['screen', '--date=2022-01-01', '--date=2022-01-01'], 2, /--date 写了两次/],
  [['check', '--json=yes'], 2, /--json 的用法不对/],
  [['terms', 'a', 'b'], 2, /多余的参数“b”/],
  [['check', '--plans', nowhere], 2, /没有方案文件夹/],
  [['read', join(folder, 'none.txt')], 3, /./],
]

describe('a line that cannot be carried out says so', () => {
  test.each(lines)('%j', async (typed, code, sentence) => {
    const found = await run(...typed)
    expect({ code: found.code, out: found.out }).toEqual({ code, out: '' })
    expect(found.err).toMatch(sentence)
  })

  test.each(lines)('%j, as JSON', async (typed, code, sentence) => {
    const found = await run('--json', ...typed)
    expect(found.code).toBe(code)
    // Reading several files goes on after one; its refusal stands in the result.
    if (typed[0] === 'read' && code === 3) return
    if (typed.includes('--json=yes')) return
    const { error } = JSON.parse(found.out) as { readonly error: Readonly<Record<string, unknown>> }
    expect(error).toMatchObject({ kind: 'usage', code: expect.stringMatching(/^[a-z_]+$/), exit: code })
    expect(error.message).toMatch(sentence)
    expect(found.err).toBe(error.message)
  })
})

test('an option of another command is refused by every command', () => {
  const all = new Map(commands.flatMap((command) => Object.entries(command.options)))
  for (const command of commands) {
    const others = [...all].filter(([name]) => !(name in command.options) && !(name in everywhere))
    expect(others.length).toBeGreaterThan(0)
    for (const [name, { kind }] of others) {
      const typed = [`--${name}`, ...(kind === 'flag' ? [] : ['x']), ...command.name.split(' ')]
      expect(() => parseLine(typed, commands), `${command.name} --${name}`).toThrow(`--${name}`)
    }
  }
})

test('an option that this use of a command does not look at is told', async () => {
  const facts = join(folder, 'facts.yaml')
  writeFileSync(facts, '失业保险欠费: 否\n')
  const typed = [
    'explain',
    'job_retention_refund',
    '--facts',
    facts,
    '--plan',
    'chongqing-2022-209',
    '--date',
    '2022-12-31',
    '--var',
    folder,
  ]
  const plain = await run(...typed)
  expect({ code: plain.code, err: plain.err }).toEqual({ code: 0, err: '' })
  const idle = await run(...typed, '--snapshot', folder)
  expect(idle.code).toBe(0)
  expect(idle.err).toMatch(/--snapshot 不起作用/)
})

test('the version names the program, the platform and the database', async () => {
  const { code, out } = await run('--version')
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`^ballast \\d+\\.\\d+\\.\\d+\\nNode\\.js ${process.version.replaceAll('.', '\\.')}\\nDuckDB v\\d+\\.\\d+`))
  expect(JSON.parse((await run('--version', '--json')).out)).toEqual({
    ballast: expect.any(String),
    node: process.version,
    duckdb: expect.any(String),
  })
})

test.each([[[]], [['help']], [['--help']], [['--json']]])('%j lists the commands', async (typed) => {
  const { code, out } = await run(...typed)
  expect(code).toBe(0)
  for (const { name } of commands) expect(out).toContain(name)
})
