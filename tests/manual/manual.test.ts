import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { everywhere } from '../../src/cli/line/option-tables.ts'
import { doors } from '../../src/web/navigation.tsx'
import { shots } from '../../tools/pictures/shots.ts'
import { projectFiles } from '../architecture/source-file.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'docs/manual')
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }))
const project = projectFiles(root)

/** What people read: pages, sentences of refusals, the launcher; as text between the signs that end a word on screen. */
const shown = project
  .filter(({ path }) => /^src\/web\/.*\.tsx?$|^src\/.*\.zh\.ts$|^tools\/launcher\/messages\.zh-en\.mjs$|^bin\/ballast$/.test(path))
  .map(({ text }) => text)
  .join('\n')

const places = doors.flatMap(({ label, places: inDoor }) => inDoor.map((place) => ({ door: label, place: place.label })))

/** Faults of what stands in bold on a page: a way through the navigation, or a word of a screen or a message. */
function faultsOfWords(text: string): readonly string[] {
  return [...prose(text).matchAll(/\*\*([^*\n]+)\*\*/g)].flatMap(([, bold = '']) => {
    const [door = '', place, ...rest] = bold.split(' → ')
    if (place !== undefined && !places.some((each) => each.door === door && each.place === place)) return [`${bold}: no such place`]
    const words = place === undefined ? [bold] : rest
    return words.filter((word) => !isShown(word)).map((word) => `${word}: no screen and no message says so`)
  })
}

/** Whether somebody can read a word on a screen as it stands: nothing of a longer word. */
function isShown(word: string): boolean {
  for (let at = shown.indexOf(word); at >= 0; at = shown.indexOf(word, at + 1)) {
    const around = `${shown[at - 1] ?? ''}${shown[at + word.length] ?? ''}`
    if (word.length > 3 || !/\p{Script=Han}/u.test(around)) return true
  }
  return false
}

const prose = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '')

/** Everything that is to be typed: lines of blocks, and what stands between backquotes. */
const typed = (text: string): readonly string[] => [
  ...[...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.split('\n').map((line) => line.replace(/\s+#.*$/, '')),
  ),
  ...[...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code),
]

const taskNames = Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object }).scripts)
const everyOption = new Set([...commands.flatMap(({ options }) => Object.keys(options)), ...Object.keys(everywhere)])

/** Faults of what is to be typed: commands, their options, tasks of npm and variables that there are none of. */
function faultsOfCommands(text: string): readonly string[] {
  return typed(text).flatMap((line) => {
    const [, called] = /(?:^|[\s/])ballast (.+)$/.exec(line) ?? []
    const [, task] = /npm run ([\w:]+)/.exec(line) ?? []
    const variables = (line.match(/\b(?:BALLAST_\w+|DATABASE_URL)\b/g) ?? []).filter(
      (name) => !project.some(({ path, text: code }) => path.startsWith('src/') && code.includes(`process.env.${name}`)),
    )
    return [
      ...(called === undefined || line.includes('systemctl') || line.includes('journalctl') ? loneOptions(line) : faultsOfCall(called)),
      ...(task === undefined || taskNames.includes(task) ? [] : [`npm run ${task}: no such task`]),
      ...variables.map((name) => `${name}: read nowhere`),
    ]
  })
}

const loneOptions = (line: string): readonly string[] =>
  /^--[\w-]+/.test(line) && !everyOption.has(/^--([\w-]+)/.exec(line)?.[1] ?? '') ? [`${line}: no command has it`] : []

function faultsOfCall(called: string): readonly string[] {
  if (called.startsWith('help') || called.startsWith('…')) return []
  const words = called.split(/\s+/)
  const command = commands.find(({ name }) => name === words.slice(0, 2).join(' ')) ?? commands.find(({ name }) => name === words[0])
  if (command === undefined) return [`ballast ${called}: no such command`]
  const verb = words[1]
  const isVerbMissing = ['office', 'audit', 'keys'].includes(command.name) && !command.usage.split(/[\s|]+/).includes(verb ?? '')
  const known = Object.keys({ ...command.options, ...everywhere })
  return [
    ...(isVerbMissing ? [`ballast ${called}: not in its usage`] : []),
    ...words
      .filter((word) => word.startsWith('--') && !known.includes(word.slice(2)))
      .map((word) => `ballast ${command.name} ${word}: no such option`),
  ]
}

describe('what a page says in the words of the product is in the product', () => {
  test.each([
    ['**政策兑现 → 核对**', '政策兑现 → 核对: no such place'],
    ['**政策兑现 → 筛查 → 没有的按钮**', '没有的按钮: no screen'],
    ['**没有这个按钮**', '没有这个按钮: no screen'],
    ['**辖区内没有查**', ''],
    ['**消**', '消: no screen'],
    ['**政策兑现 → 并行核对 → 导入已发清单**，**查询**', ''],
  ])('%s', (text, fault) => {
    expect(faultsOfWords(text).join()).toContain(fault)
    if (fault === '') expect(faultsOfWords(text)).toEqual([])
  })

  test.each([
    ['`ballast prune`', 'no such command'],
    ['`ballast serve --ports 1`', '--ports: no such option'],
    ['`ballast office destroy`', 'not in its usage'],
    ['`npm run paint`', 'npm run paint: no such task'],
    ['`BALLAST_NOTHING`', 'read nowhere'],
    ['`--ports`', 'no command has it'],
    ['```sh\nballast serve --port 1   # --none\n```', ''],
    ['```sh\nballast serve --none\n```', '--none'],
    ['`ballast registry load`，`DATABASE_URL=x ballast office restore a.gz`', ''],
  ])('%s', (text, fault) => {
    expect(faultsOfCommands(text).join()).toContain(fault)
    if (fault === '') expect(faultsOfCommands(text)).toEqual([])
  })

  test.each(pages.map(({ name, text }) => [name, text]))('%s', (_, text) => {
    expect([...faultsOfWords(text), ...faultsOfCommands(text)]).toEqual([])
  })

  test('every place of the navigation stands on some page', () => {
    const all = pages.map(({ text }) => text).join('\n')
    const ways = places.map(({ door, place }) => (door === place ? `**${door}**` : `**${door} → ${place}`))
    expect(ways.filter((way) => !all.includes(way))).toEqual([])
  })
})

describe('links and pictures', () => {
  const links = pages.flatMap(({ name, file, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => ({ from: name, to, path: join(dirname(file), to) })),
  )

  test('every link leads to a file of the project', () => {
    const files = new Set(readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    const isThere = (path: string) => files.has(path) || project.some((each) => join(root, each.path) === path)
    expect(links.filter(({ path }) => !isThere(path)).map(({ from, to }) => `${from}: ${to}`)).toEqual([])
  })

  test('every page is reached from the first', () => {
    const reached = new Set(links.filter(({ from }) => from === 'index.zh-CN.md').map(({ path }) => path))
    expect(pages.filter(({ name, file }) => name !== 'index.zh-CN.md' && !reached.has(file)).map(({ name }) => name)).toEqual([])
  })

  test('every picture there is is taken, and shown; they are small', () => {
    const kept = readdirSync(join(folder, 'pictures')).sort()
    const named = [...new Set(links.filter(({ to }) => to.startsWith('pictures/')).map(({ to }) => to.slice('pictures/'.length)))].sort()
    expect(kept).toEqual(shots.map(({ name }) => `${name}.png`).sort())
    expect(kept).toEqual(named)
    const sizes = kept.map((name) => statSync(join(folder, 'pictures', name)).size)
    expect(kept.length).toBeLessThanOrEqual(25)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(120_000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_500_000)
  })

  test('both READMEs lead to the manual', () => {
    for (const name of ['README.md', 'README.zh-CN.md']) {
      const text = readFileSync(join(root, name), 'utf8')
      expect(text).toContain('(docs/manual/index.zh-CN.md)')
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(80)
    }
  })
})
