import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../../src/registry/read-manifest.ts'
import { claim } from '../../src/store/index.ts'
import { type CliResult, isPlainMessage, runCli, startCli } from './run-cli.ts'
import { loadTestPlans, maskedFolder, plansFolder } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const scratch = new Scratch()
let whole: { readonly name: string; readonly hash: string }

interface Asked {
  readonly snapshot?: string
  readonly plans?: string
  readonly more?: readonly string[]
}

const screen = (
  varFolder: string,
  { snapshot = scratch.path('snapshot'), plans = plansFolder, more = [] }: Asked = {},
): Promise<CliResult> =>
  runCli(['screen', '--json', '--plans', plans, '--snapshot', snapshot, '--var', scratch.path(varFolder), ...more], scratch.folder)
const isRoot = process.getuid?.() === 0
const runsIn = (varFolder: string) =>
  existsSync(scratch.path(varFolder, 'runs'))
    ? readdirSync(scratch.path(varFolder, 'runs')).filter((name) => name !== 'screenings.jsonl')
    : []
const hashIn = (result: CliResult) => String((JSON.parse(result.stdout) as { resultHash: unknown }).resultHash)
const expectRefusal = (result: CliResult, code: number, wording: RegExp) => {
  expect(result.stderr).toMatch(wording)
  expect(isPlainMessage(result.stderr)).toBe(true)
  expect(result.code).toBe(code)
  // Asked for JSON, it says the same once more for programs.
  if (result.stdout === '') return
  expect(JSON.parse(result.stdout)).toMatchObject({ error: { message: result.stderr.trim(), exit: code } })
}

beforeAll(async () => {
  await generateRegistry(scratch, 'snapshot', loadTestPlans(), 3000, 400)
  const result = await screen('undisturbed')
  whole = { name: runsIn('undisturbed')[0] ?? '', hash: hashIn(result) }
})
afterAll(() => scratch.remove())

describe('a screening that is killed', () => {
  test('leaves nothing that looks whole and goes on to the same result', async () => {
    const args = [
      'screen',
      '--plans',
      plansFolder,
      '--snapshot',
      scratch.path('snapshot'),
      '--var',
      scratch.path('killed'),
      '--threads',
      '1',
    ]
    const { child, done } = startCli(args, scratch.folder)
    const decisions = scratch.path('killed', 'runs', `${whole.name}.unfinished`, 'decisions')
    const files = () => (existsSync(decisions) ? readdirSync(decisions).flatMap((group) => readdirSync(join(decisions, group))) : [])
    while (files().filter((file) => file.endsWith('.parquet')).length < 3 && child.exitCode === null) await sleep(1)
    child.kill('SIGKILL')
    expect((await done).code).toBe('SIGKILL')
    expect(runsIn('killed').filter((name) => !name.includes('.lock-'))).toEqual([`${whole.name}.unfinished`])
    expect(existsSync(join(decisions, '..', 'run.json'))).toBe(false)
    const left = files().filter((file) => file.endsWith('.parquet')).length
    expect(left).toBeGreaterThanOrEqual(3)
    const listed = await runCli(['report', '--plans', plansFolder, '--var', scratch.path('killed')], scratch.folder)
    expectRefusal(listed, 2, /ballast screen/)
    const again = await screen('killed')
    expect(again.code).toBe(0)
    expect(hashIn(again)).toBe(whole.hash)
    expect(runsIn('killed')).toEqual([whole.name])
    const made = (varFolder: string) =>
      readdirSync(scratch.path(varFolder, 'runs', whole.name), { recursive: true })
        .map(String)
        .sort()
    expect(made('killed')).toEqual(made('undisturbed'))
    // What the killed process had spilled is not kept for ever.
    expect(readdirSync(scratch.path('killed', 'tmp'))).toEqual([])
  })

  test('goes when other inputs are screened, unless somebody works on it', async () => {
    for (const name of ['one', 'two']) mkdirSync(scratch.path('swept', 'runs', `${name}.unfinished`, 'decisions'), { recursive: true })
    const claimed = await claim(scratch.path('swept', 'runs', 'two.unfinished'))
    expect((await screen('swept')).code).toBe(0)
    expect(runsIn('swept').filter((name) => !name.includes('.lock-'))).toEqual([whole.name, 'two.unfinished'].sort())
    if (claimed.kind === 'claimed') await claimed.release()
  })

  test('is not worked on by two processes at a time', async () => {
    const unfinished = scratch.path('shared', 'runs', `${whole.name}.unfinished`)
    mkdirSync(unfinished, { recursive: true })
    const claimed = await claim(unfinished)
    expectRefusal(await screen('shared'), 3, new RegExp(`${process.pid}.*lock`))
    if (claimed.kind === 'claimed') await claimed.release()
    const both = await Promise.all([screen('shared'), screen('shared')])
    // The slower one is refused, or finds the run finished.
    const done = both.filter(({ code }) => code === 0)
    expect(done.length).toBeGreaterThan(0)
    for (const result of done) expect(hashIn(result)).toBe(whole.hash)
    for (const result of both.filter(({ code }) => code !== 0)) expectRefusal(result, 3, /lock/)
    expect(runsIn('shared')).toEqual([whole.name])
  })
})

describe('what a screening cannot go on with is one clear message', () => {
  const withSnapshot = async (name: string, spoil: (folder: string) => void) => {
    cpSync(scratch.path('snapshot'), scratch.path(name), { recursive: true })
    spoil(scratch.path(name))
    const result = await screen(`var-${name}`, { snapshot: scratch.path(name) })
    expect(runsIn(`var-${name}`).filter((run) => !run.endsWith('.unfinished'))).toEqual([])
    return result
  }

  test('no snapshot', async () => expectRefusal(await screen('none', { snapshot: scratch.path('nowhere') }), 2, /ballast registry/))

  test('a file cut short', async () => {
    expectRefusal(
      await withSnapshot('short', (folder) => truncateSync(join(folder, 'employment', 'bucket-00000.parquet'), 100)),
      3,
      /employment/,
    )
  })

  test('a file of the right size with other bytes', async () => {
    const spoil = (folder: string) => {
      const file = join(folder, 'employment', 'bucket-00000.parquet')
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0x5a, 4, bytes.length - 4000))
    }
    expectRefusal(await withSnapshot('spoilt', spoil), 3, /employment/)
  })

  test('a file that is gone', async () => {
    expectRefusal(await withSnapshot('gone', (folder) => rmSync(join(folder, 'firm', 'bucket-00000.parquet'))), 3, /firm/)
  })

  test('a column that is not there', async () => {
    const spoil = (folder: string) => {
      const file = join(folder, 'manifest.json')
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof idOf>[0] & { entities: { firm: { columns: unknown[] } } }
      manifest.entities.firm.columns.pop()
      writeFileSync(file, JSON.stringify({ ...manifest, id: idOf(manifest) }))
    }
    expectRefusal(await withSnapshot('column', spoil), 3, /firm/)
  })

  test('a manifest somebody edited', async () => {
    const spoil = (folder: string) => {
      const file = join(folder, 'manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('"seed":11', '"seed":12').replace('"seed": 11', '"seed": 12'))
    }
    expectRefusal(await withSnapshot('edited', spoil), 3, /manifest/)
  })

  test('a masked year nobody gave', async () => {
    expectRefusal(await screen('masked', { plans: maskedFolder }), 3, /20XX.*--year/)
    const given = await screen('masked', { plans: maskedFolder, more: ['--year', 'north=2022'] })
    expect(given).toMatchObject({ code: 0, stderr: '' })
  })

  test('a folder that may not be written', async () => {
    // Root may write wherever the file system can be written at all, so for root it is one that cannot.
    const folder = scratch.path('readonly')
    mkdirSync(folder)
    const isMounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]).status === 0
    if (isRoot && !isMounted) writeFileSync(scratch.path('readonly', 'runs'), 'a file where a folder should be')
    if (!isMounted) chmodSync(folder, 0o555)
    try {
      expectRefusal(await screen('readonly'), 3, isMounted ? /只读.*readonly/ : isRoot ? /readonly/ : /没有权限.*readonly/)
    } finally {
      if (isMounted) spawnSync('umount', [folder])
    }
  })

  test('a disk that takes no more: what is done is kept, and goes on to the same result', async () => {
    const args = ['screen', '--json', '--plans', plansFolder, '--snapshot', scratch.path('snapshot'), '--var', scratch.path('full')]
    expectRefusal(await runCli(args, scratch.folder, 16), 3, /允许的大小.*full.*parquet.*ulimit/)
    const left = runsIn('full').filter((name) => !name.includes('.lock-'))
    expect(left).toEqual([`${whole.name}.unfinished`])
    const again = await screen('full')
    expect(hashIn(again)).toBe(whole.hash)
  })

  test('a disk that takes no more while a registry is made: nothing is left that looks like one', async () => {
    const args = ['registry', 'generate', '--firms', '2000', '--out', scratch.path('half'), '--var', scratch.path('half-var')]
    expectRefusal(await runCli(args, scratch.folder, 16), 3, /允许的大小.*parquet/)
    expect(existsSync(scratch.path('half'))).toBe(false)
  })
})
