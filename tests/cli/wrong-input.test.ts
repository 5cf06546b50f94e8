import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { EXIT } from '../../src/cli/exit-codes.ts'
import { pdfOf } from '../intake/sample-files.ts'
import { run } from './capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-wrong-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const inside = (name: string) => join(folder, name)

const notice = [
  '关于开展用工调查的通知',
  '白河人社〔2022〕5号',
  '各镇人社所：',
  '一、调查对象',
  '全县企业。',
  '白河县人社局',
  '2022年2月25日',
]
writeFileSync(inside('good.txt'), notice.join('\n'))
writeFileSync(inside('named#2'), notice.join('\n'))
writeFileSync(inside('two.txt'), [...notice, ...notice].join('\n'))
writeFileSync(inside('empty.txt'), '')
symlinkSync('circle.txt', inside('circle.txt'))

const said = async (...typed: readonly string[]) => {
  const { code, out, err } = await run(...typed)
  return { code, err, isQuiet: out === '' }
}

describe('a file that cannot be read fails with 3 and one sentence, whichever command was to read it', () => {
  const commands: readonly (readonly string[])[] = [
    ['read', inside('circle.txt')],
    ['transmission', inside('circle.txt'), inside('good.txt')],
    ['transmission', inside('good.txt'), inside('empty.txt')],
    ['coverage', 'jilin-2020', '--text', inside('nowhere.txt')],
    ['draft', inside('circle.txt'), '--stdout'],
  ]
  test.each(commands.map((typed) => [typed.map((word) => word.replace(`${folder}/`, '')).join(' '), typed] as const))(
    '%s',
    async (_, typed) => {
      const { code, err, isQuiet } = await said(...typed)
      expect({ code, isQuiet, sentences: err.split('\n').length }).toEqual({ code: EXIT.failed, isQuiet: true, sentences: 1 })
      expect(err).toMatch(/^(找不到文件|文件是空的).*。$/)
    },
  )
})

test('JSON names the files that could not be read beside those that could', async () => {
  const { code, out } = await run('read', inside('empty.txt'), inside('good.txt'), '--json')
  const told = JSON.parse(out) as readonly { readonly documents: readonly unknown[]; readonly refused?: string }[]
  expect(code).toBe(EXIT.failed)
  expect(told.map(({ documents, refused }) => [documents.length, refused?.slice(0, 5)])).toEqual([
    [0, '文件是空的'],
    [1, undefined],
  ])
})

describe('which document of a file', () => {
  test('a file whose own name ends like a number is meant itself', async () => {
    expect((await said('transmission', inside('named#2'), inside('good.txt'))).code).toBe(EXIT.done)
  })

  test('zero is no document', async () => {
    const { code, err } = await said('transmission', `${inside('good.txt')}#0`, inside('good.txt'))
    expect({ code, err }).toEqual({ code: EXIT.usage, err: expect.stringContaining('没有第 0 份') })
  })

  test('draft takes it the same way', async () => {
    expect((await said('draft', `${inside('two.txt')}#2`, '--stdout')).code).toBe(EXIT.done)
    expect((await said('draft', `${inside('two.txt')}#3`, '--stdout')).err).toContain('只有 2 份')
  })
})

describe('the span and the years of a calendar', () => {
  const calendar = (...typed: readonly string[]) => said('calendar', 'jilin-2020', ...typed)
  const firstLine = async (...typed: readonly string[]) => (await run('calendar', 'jilin-2020', ...typed)).out.split('\n')[0]

  test('one end alone means the rest of its year', async () => {
    expect(await firstLine('--to', '2019-06-30')).toContain('2019-01-01 至 2019-06-30')
    expect(await firstLine('--from', '2024-02-29')).toContain('2024-02-29 至 2024-12-31')
  })

  test('a span nobody can survey is refused', async () => {
    const { code, err } = await calendar('--from', '0001-01-01', '--to', '9999-12-31')
    expect({ code, err }).toEqual({ code: EXIT.usage, err: expect.stringContaining('30 年') })
    expect((await calendar('--from', '2010-01-01', '--to', '2040-12-31')).code).toBe(EXIT.done)
  })

  test('years whose holidays are not out are said to be uncertain', async () => {
    const later = (await run('calendar', 'mohrss-2022-60', '--from', '2030-01-01')).out
    const now = (await run('calendar', 'mohrss-2022-60', '--from', '2022-01-01')).out
    expect([later.includes('放假安排只有'), now.includes('放假安排只有')]).toEqual([true, false])
  })

  test('--plan chooses plans as it does elsewhere', async () => {
    expect((await run('calendar', '--plan', 'jilin-2020')).out).toBe((await run('calendar', 'jilin-2020')).out)
  })

  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['two years for one mask', ['--year', 'jilin-2020=2020', '--year', 'jilin-2020=2021'], '不一致'],
    ['a year the mask shows to be another', ['--year', 'jilin-2020=1999'], '对不上'],
    ['year nought', ['--year', 'jilin-2020=0000'], '应写成'],
    ['an equals sign too many', ['--year', 'jilin-2020=2022=3'], '应写成'],
  ]
  test.each(wrong)('%s', async (_, typed, words) => {
    expect(await calendar(...typed)).toEqual({ code: EXIT.usage, err: expect.stringContaining(words), isQuiet: true })
  })

  test('a mask may have a year of its own, said before or after that of the others', async () => {
    const masks = ['--year', 'jilin-2020:20XX=2021', '--year', 'jilin-2020=2020']
    const one = await run('calendar', 'jilin-2020', ...masks)
    const other = await run('calendar', 'jilin-2020', ...masks.slice(2), ...masks.slice(0, 2))
    expect({ code: one.code, out: one.out }).toEqual({ code: EXIT.done, out: other.out })
  })
})

describe('where a draft goes', () => {
  const draft = (into: string) => said('draft', inside('good.txt'), '--into', into)

  test('not over a file, and the free name offered can be typed as it stands', async () => {
    mkdirSync(inside('my plans/taken'), { recursive: true })
    writeFileSync(inside('my plans/taken/plan.yaml'), '')
    for (const into of [inside('good.txt'), inside('my plans/taken'), `${inside('my plans/taken')}/`]) {
      const { code, err } = await draft(into)
      const quote = into.includes(' ') ? '"' : ''
      expect(code).toBe(EXIT.usage)
      expect(err).toContain(`--into ${quote}${into.replace(/\/$/, '')}-2${quote}。`)
    }
  })

  test('when writing fails, the folder asked for is named and nothing is left behind', async () => {
    const { code, err } = await draft('/proc/self/ballast')
    expect({ code, err }).toEqual({ code: EXIT.failed, err: expect.stringContaining('/proc/self/ballast') })
    expect(err).not.toContain('.tmp')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

const main = join(import.meta.dirname, '../../src/cli/main.ts')

test('a PDF damaged where its reader leaves a promise unheard does not end the program', () => {
  const whole = Buffer.from(pdfOf([[{ text: '一、总体要求', x: 72, y: 700 }], [{ text: '二、保障措施', x: 72, y: 700 }]])).toString(
    'latin1',
  )
  const page = whole.lastIndexOf('842]')
  const damaged = `${whole.slice(0, page)}842Q${whole.slice(page + 4)}`.replace('/Type /Pages', '\u0093Type /Pages')
  writeFileSync(inside('damaged.pdf'), Buffer.from(damaged, 'latin1'))
  const { status, stderr } = spawnSync(process.execPath, [main, 'read', inside('damaged.pdf'), inside('good.txt')], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: EXIT.failed, stderr: expect.stringMatching(/^文件已损坏.*damaged\.pdf.*\n$/) })
})

test('an output that may not grow is told in a sentence, not by a stack', () => {
  // The shell lets no file grow at all, the one the output goes to included.
  const limited = ['-c', 'ulimit -f 0 && exec "$@"', 'sh', process.execPath, main, 'read', inside('good.txt')]
  const { status, stderr } = spawnSync('sh', limited, { stdio: ['ignore', openSync(inside('output'), 'w'), 'pipe'], encoding: 'utf8' })
  expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: EXIT.failed, lines: 1 })
  expect(stderr).toContain('允许的大小')
})

test('a full disk behind the output is told in a sentence, not by a stack', () => {
  const { status, stderr } = spawnSync(process.execPath, [main, 'read', inside('good.txt')], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  })
  expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: EXIT.failed, lines: 1 })
  expect(stderr).toContain('磁盘空间不足')
})
