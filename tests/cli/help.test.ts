import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { commandHelp, optionTexts } from '../../src/cli/line/help.zh.ts'
import { everywhere } from '../../src/cli/line/option-tables.ts'
import { parseLine } from '../../src/cli/line/parse-line.ts'
import { optionHelp, waysToWrite } from '../../src/cli/line/show-help.ts'
import { run } from './capture.ts'

const names = commands.map(({ name }) => name)
const optionsOf = (name: string) => Object.keys({ ...commands.find((command) => command.name === name)?.options, ...everywhere })

/** A line of help split as a shell would; no example needs more than blanks. */
const words = (line: string) => line.split(' ')

test('every command is described, and nothing else is', () => {
  expect(Object.keys(commandHelp).sort()).toEqual([...names].sort())
})

test.each([
  ['report [RUN | --run RUN] [--out FILE.html]', ['report [RUN | --run RUN] [--out FILE.html]']],
  ['diff RUN RUN | diff [RUN | --run RUN] --paid FILE', ['diff RUN RUN', 'diff [RUN | --run RUN] --paid FILE']],
  [
    'what-if --set NAME[ROW]=VALUE | what-if POLICY --grid NAME[ROW]=V1',
    ['what-if --set NAME[ROW]=VALUE', 'what-if POLICY --grid NAME[ROW]=V1'],
  ],
])('only a bar outside of brackets parts two ways to write a command: %s', (usage, ways) => {
  expect(waysToWrite(usage)).toEqual(ways)
})

test('every way a command can be written begins with its name', () => {
  const ways = commands.flatMap(({ name, usage }) => waysToWrite(usage).map((way) => ({ name, way })))
  expect(ways.length).toBeGreaterThan(commands.length)
  expect(ways.filter(({ name, way }) => way !== name && !way.startsWith(`${name} `))).toEqual([])
})

test('an option of one name is written alike in every command', () => {
  const kinds = new Map<string, Set<string>>()
  for (const command of commands)
    for (const [option, { kind }] of Object.entries(command.options)) kinds.set(option, (kinds.get(option) ?? new Set()).add(kind))
  expect([...kinds].filter(([, found]) => found.size > 1)).toEqual([])
})

test('every common sentence is used by some command', () => {
  const used = new Set(names.flatMap(optionsOf))
  expect(Object.keys(optionTexts).filter((option) => !used.has(option))).toEqual([])
})

describe.each(commands.map((command) => [command.name, command] as const))('help %s', (name, command) => {
  test('has a sentence in both languages for every option, and for no other', () => {
    for (const option of optionsOf(name)) {
      const [value, zh, en] = optionHelp(command, option)
      const kind = { ...command.options, ...everywhere }[option]?.kind
      expect(value === '', `--${option} takes a value or not`).toBe(kind === 'flag')
      expect(zh, option).toMatch(/\p{Script=Han}{3}/u)
      expect(en, option).toMatch(/^[\x20-\x7E\u2019]{5,}$/)
    }
    expect(Object.keys(commandHelp[name]?.options ?? {}).filter((option) => !optionsOf(name).includes(option))).toEqual([])
  })

  test('its usage names its own options only', () => {
    const named = [...command.usage.matchAll(/--([a-z-]+)/g)].map(([, option = '']) => option)
    expect(named.filter((option) => !optionsOf(name).includes(option))).toEqual([])
  })

  test('every example is a line of this command', () => {
    const examples = commandHelp[name]?.examples ?? []
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect(parseLine(words(example), commands), example).toMatchObject({ kind: 'run', command: { name } })
  })

  test('is shown by both ways of asking, also as JSON', async () => {
    for (const typed of [
      ['help', ...words(name)],
      [...words(name), '--help'],
      ['-h', ...words(name)],
    ]) {
      const { code, out, err } = await run(...typed)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      for (const option of optionsOf(name)) expect(out).toContain(`--${option}`)
      for (const example of commandHelp[name]?.examples ?? []) expect(out).toContain(`ballast ${example}`)
      expect(out).toContain('退出码')
    }
    const [described] = JSON.parse((await run('help', ...words(name), '--json')).out) as readonly { name: string; options: object[] }[]
    expect(described?.name).toBe(name)
    expect(described?.options).toHaveLength(optionsOf(name).length)
  })
})
