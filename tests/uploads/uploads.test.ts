import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { rotateKeys } from '../../src/subjects/index.ts'
import { cleanName } from '../../src/uploads/clean-name.ts'
import { attachUploads, openUpload, sweepUploads } from '../../src/uploads/index.ts'
import { openTestOffice, sampleOffice, type Visitor } from '../api/office.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { callerNamed } from '../subjects/office.ts'
import { bomb, samples, spoiled, understated } from './sample-files.ts'

let store: WorkStore
let at: Awaited<ReturnType<typeof openTestOffice>>
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  store = await officeStore(sampleOffice)
  at = await openTestOffice(store)
  for (const login of ['lin', 'zhou', 'pu', 'luo', 'yan', 'sys']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
})
afterAll(async () => {
  await at.app.close()
  await store.close()
})

const cookieOf = (login: string): string => visitors.get(login)?.cookie ?? ''
const folder = () => at.office.uploads.folder
const filesNow = () => {
  try {
    return readdirSync(folder())
  } catch {
    return []
  }
}
const recordsNow = () =>
  store.asSystem('administer', async (db) => ({
    uploads: (await db.selectFrom('upload').select('id').execute()).length,
    keys: (await db.selectFrom('file_key').select('file').execute()).length,
  }))

interface Sending {
  readonly purpose?: string
  readonly name?: string
  readonly login?: string
  readonly headers?: Readonly<Record<string, string>>
}

async function send(bytes: Uint8Array, { purpose = 'verification_evidence', name = '材料.pdf', login = 'pu', headers = {} }: Sending = {}) {
  const response = await fetch(`${at.base}/files/in/${purpose}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-ballast-request': '1',
      'x-ballast-file-name': encodeURIComponent(name),
      cookie: cookieOf(login),
      ...headers,
    },
    body: new Uint8Array(bytes),
  })
  // biome-ignore lint/suspicious/noExplicitAny: what the office answers is the test's to look at
  return { status: response.status, body: (await response.json()) as any }
}
const fetchAs = (login: string, id: string) => fetch(`${at.base}/files/in/${id}`, { headers: { cookie: cookieOf(login) } })

describe('a file that is handed over', () => {
  it('comes back as it was, and lies sealed', async () => {
    const text = 'the words that nobody may read on the disk '
    const bytes = Buffer.concat([samples.pdf, Buffer.from(text.repeat(20_000))])
    const { status, body } = await send(bytes, { name: '缴费明细.pdf' })
    expect([status, body]).toMatchObject([200, { name: '缴费明细.pdf', kind: 'pdf', bytes: bytes.length }])
    const reply = await fetchAs('pu', body.id)
    expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true)
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    expect(reply.headers.get('content-disposition')).toContain(encodeURIComponent('缴费明细.pdf'))
    for (const name of filesNow()) {
      const lying = readFileSync(join(folder(), name))
      expect([lying.includes(text), lying.includes('%PDF')]).toEqual([false, false])
    }
  })

  it.each<[string, Buffer, string, object]>([
    ['a picture', samples.png, '照片.png', { kind: 'png', name: '照片.png' }],
    ['a picture with the name of another', samples.jpeg, '照片.png', { kind: 'jpeg', name: '照片.png.jpg' }],
    ['a program called a document: told by content', samples.pdf, 'setup.exe', { kind: 'pdf', name: 'setup.exe.pdf' }],
    ['a workbook', samples.xlsx, '台账.xlsx', { kind: 'xlsx' }],
    ['a Word document', samples.docx, '说明', { kind: 'docx', name: '说明.docx' }],
    ['an OFD', samples.ofd, '公文.ofd', { kind: 'ofd' }],
    ['no name', samples.pdf, '', { name: '未命名文件.pdf' }],
    ['a path', samples.pdf, '..\\..\\etc/passwd', { name: 'passwd.pdf' }],
    ['signs that turn the name around', samples.pdf, 'a\u202Efdp.exe', { name: 'afdp.exe.pdf' }],
    ['a very long name', samples.pdf, `${'长'.repeat(500)}.pdf`, { name: `${'长'.repeat(100)}.pdf` }],
    ['quotes and line ends', samples.pdf, 'a"b\r\nSet-Cookie: x=1.pdf', { name: 'abSet-Cookie x=1.pdf' }],
  ])('is taken in: %s', async (_, bytes, name, expected) => {
    const { status, body } = await send(bytes, { name })
    expect([status, body]).toMatchObject([200, expected])
    expect((await fetchAs('pu', body.id)).status).toBe(200)
  })

  it.each<[string, () => Buffer, Sending, number, string]>([
    ['empty', () => Buffer.alloc(0), {}, 422, 'file_empty'],
    ['a program', () => samples.program, { name: '发票.pdf' }, 415, 'kind_not_taken'],
    ['a page', () => samples.page, { name: '发票.pdf' }, 415, 'kind_not_taken'],
    ['a page as a table', () => samples.page, { purpose: 'paid_list', login: 'lin', name: 'a.csv' }, 415, 'kind_not_taken'],
    ['an old workbook', () => samples.oldExcel, { name: 'a.xls' }, 415, 'kind_not_taken'],
    ['a workbook with macros', () => samples.macros, { name: 'a.xlsx' }, 415, 'kind_not_taken'],
    ['an archive', () => samples.zip, { name: 'a.xlsx' }, 415, 'kind_not_taken'],
    ['noise', () => samples.noise, { name: 'a.pdf' }, 415, 'kind_not_taken'],
    ['a picture where a workbook is wanted', () => samples.png, { purpose: 'verification_workbook' }, 415, 'kind_not_taken'],
    ['locked', () => samples.locked, { name: 'a.xlsx' }, 422, 'file_locked'],
    ['spoiled', spoiled, { name: 'a.xlsx' }, 422, 'file_spoiled'],
    ['cut off', () => samples.xlsx.subarray(0, samples.xlsx.length - 30), { name: 'a.xlsx' }, 422, 'file_spoiled'],
    ['a zip bomb', () => bomb, { name: 'a.xlsx' }, 413, 'unpacks_too_far'],
    ['a zip bomb that says it is none', understated, { name: 'a.xlsx' }, 422, 'file_spoiled'],
    ['too large', () => Buffer.concat([samples.pdf, Buffer.alloc(20 << 20)]), {}, 413, 'file_too_large'],
    ['of an end that there is none of', () => samples.pdf, { purpose: 'elsewhere' }, 404, 'purpose_unknown'],
    ['of somebody who may not', () => samples.pdf, { login: 'yan' }, 403, 'no_permission'],
    ['of a stranger', () => samples.pdf, { headers: { cookie: '' } }, 401, 'not_signed_in'],
    ['of another’s post', () => samples.pdf, { headers: { 'x-ballast-post': '1' } }, 403, 'not_your_post'],
  ])('is refused in a sentence, with nothing kept: %s', async (_, bytes, sending, status, code) => {
    const before = [filesNow(), await recordsNow()]
    const reply = await send(bytes(), sending)
    expect([reply.status, reply.body.code]).toEqual([status, code])
    expect(reply.body.message).toMatch(/^.*\p{Script=Han}.*。$/u)
    expect([filesNow(), await recordsNow()]).toEqual(before)
  })

  it('is refused from a page of another origin, and where it is no plain body', async () => {
    const headers = { cookie: cookieOf('pu'), 'content-type': 'application/octet-stream' }
    const foreign = await fetch(`${at.base}/files/in/verification_evidence`, { method: 'POST', headers, body: samples.pdf })
    expect(foreign.status).toBe(403)
    const form = new FormData()
    form.set('file', new Blob([samples.pdf]), 'a.pdf')
    const reply = await fetch(`${at.base}/files/in/verification_evidence`, {
      method: 'POST',
      headers: { cookie: cookieOf('pu'), 'x-ballast-request': '1' },
      body: form,
    })
    expect(reply.status).toBe(415)
  })

  it('is refused before it is sent where it says that it has two gigabytes, and soon where it does not say so', async () => {
    const before = [filesNow(), await recordsNow()]
    const sendTo = (headers: Readonly<Record<string, string | number>>, write: (to: ReturnType<typeof request>) => void) =>
      new Promise<{ status: number; code: string }>((resolve, reject) => {
        const sending = request(`${at.base}/files/in/verification_evidence`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', 'x-ballast-request': '1', cookie: cookieOf('pu'), ...headers },
        })
        sending.once('response', (response) => {
          let text = ''
          response.on('data', (piece) => (text += piece))
          response.on('end', () => {
            sending.destroy()
            resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).code })
          })
        })
        sending.once('error', reject)
        write(sending)
      })
    const large = await sendTo({ 'content-length': 2 ** 31 }, (to) => to.write(samples.pdf))
    expect(large).toEqual({ status: 413, code: 'file_too_large' })
    const piece = Buffer.alloc(1 << 20)
    let written = 0
    const endless = await sendTo({}, (to) => {
      to.write(samples.pdf)
      const more = () => {
        while (written < 300 && !to.destroyed) {
          written++
          if (!to.write(piece)) return void to.once('drain', more)
        }
      }
      more()
    })
    expect(endless).toEqual({ status: 413, code: 'file_too_large' })
    expect([filesNow(), await recordsNow()]).toEqual(before)
  })

  it('leaves nothing where the connection breaks', async () => {
    const before = [filesNow(), await recordsNow()]
    await new Promise<void>((resolve) => {
      const sending = request(`${at.base}/files/in/verification_evidence`, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': 5_000_000,
          'x-ballast-request': '1',
          cookie: cookieOf('pu'),
        },
      })
      sending.once('error', () => resolve())
      sending.write(Buffer.concat([samples.pdf, Buffer.alloc(100_000)]), () => sending.destroy(new Error('gone')))
    })
    // Whoever comes next is served, and nothing of the other is there.
    expect((await send(samples.png, { name: 'b.png' })).status).toBe(200)
    const [files, { uploads, keys }] = [before[0] as string[], before[1] as { uploads: number; keys: number }]
    expect([filesNow().length, await recordsNow()]).toEqual([files.length + 1, { uploads: uploads + 1, keys: keys + 1 }])
  })

  it('is taken in once for one request', async () => {
    const headers = { 'x-ballast-request-id': randomUUID() }
    const first = await send(samples.pdf, { headers })
    const files = filesNow().length
    expect(await send(samples.pdf, { headers })).toEqual(first)
    expect((await send(samples.png, { headers })).body.code).toBe('request_reused')
    expect(filesNow().length).toBe(files)
  })
})

describe('who may open a file', () => {
  it('is its sender alone, until it belongs to something; each time is written down', async () => {
    const { body } = await send(samples.png, { login: 'zhou', name: 'x.png' })
    const statuses = async () =>
      Promise.all(['zhou', 'lin', 'pu', 'luo', 'yan', 'sys'].map(async (login) => (await fetchAs(login, body.id)).status))
    expect(await statuses()).toEqual([200, 404, 404, 404, 404, 403])
    expect((await fetch(`${at.base}/files/in/${body.id}`)).status).toBe(401)
    const zhou = await callerNamed(store, 'zhou', 'verification.answer', 'write')
    const attached = await zhou.transact((db) =>
      attachUploads(db, zhou, ['verification_evidence'], [BigInt(body.id)], {
        register: 'verification',
        rows: [{ subject: '1', region: zhou.post.region.path }],
      }),
    )
    expect(attached).toMatchObject({ kind: 'done', value: 1 })
    // Chongqing and its county see it, another province does not.
    expect(await statuses()).toEqual([200, 200, 200, 404, 200, 403])
    const looks = await store.asSystem('administer', (db) =>
      db.selectFrom('look').select(['account', 'subjects', 'purpose']).where('register', '=', 'upload').orderBy('id').execute(),
    )
    expect(looks.filter(({ subjects }) => subjects.includes(body.id)).length).toBe(5)
  })

  it('lets nobody attach what is another’s, or was handed over for something else', async () => {
    const { body } = await send(samples.png, { login: 'zhou', name: 'x.png' })
    const [pu, zhou] = [
      await callerNamed(store, 'pu', 'verification.answer', 'write'),
      await callerNamed(store, 'zhou', 'verification.answer', 'write'),
    ]
    const owner = (caller: typeof pu) => ({ register: 'verification', rows: [{ subject: '1', region: caller.post.region.path }] })
    for (const [caller, purpose] of [
      [pu, 'verification_evidence'],
      [zhou, 'paid_list'],
    ] as const)
      expect(await caller.transact((db) => attachUploads(db, caller, [purpose], [BigInt(body.id)], owner(caller)))).toMatchObject({
        refusal: { code: 'upload_not_found' },
      })
  })
})

describe('the folder', () => {
  const openedAs = async (login: string, id: string) =>
    openUpload(await callerNamed(store, login, 'verification.read'), at.office.uploads, BigInt(id), 'test')
  const fileOf = (id: string) =>
    store.asSystem('administer', (db) => db.selectFrom('upload').select('file').where('id', '=', BigInt(id)).executeTakeFirstOrThrow())

  it('gives nothing that was changed, cut off, exchanged or is gone', async () => {
    const large = Buffer.concat([samples.pdf, Buffer.alloc(700_000, 5)])
    const [one, two] = [(await send(large)).body.id, (await send(large)).body.id]
    const [path, other] = (await Promise.all([one, two].map(fileOf))).map(({ file }) => join(folder(), `${file}.sealed`)) as [
      string,
      string,
    ]
    const whole = readFileSync(path)
    const changes: readonly (() => void)[] = [
      () => writeFileSync(path, Buffer.concat([whole.subarray(0, 400_000), Buffer.from([1]), whole.subarray(400_001)])),
      () => truncateSync(path, 262_144 + 32),
      () => writeFileSync(path, readFileSync(other)),
      () => rmSync(path),
    ]
    for (const change of changes) {
      writeFileSync(path, whole)
      expect((await openedAs('pu', one)).kind).toBe('done')
      change()
      expect(await openedAs('pu', one)).toMatchObject({ refusal: { code: 'upload_damaged' } })
    }
  })

  it('is read under new keys without being written anew', async () => {
    const { id } = (await send(samples.pdf)).body
    const path = join(folder(), `${(await fileOf(id)).file}.sealed`)
    const before = readFileSync(path)
    expect(await rotateKeys(store, at.office.keys)).toMatchObject({ kind: 'done', value: { isFinished: true } })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(await openedAs('pu', id)).toMatchObject({ kind: 'done' })
  })

  it('is swept of what belongs to nothing for two days, and of what nobody knows', async () => {
    const kept = (await send(samples.pdf, { login: 'zhou' })).body.id
    const loose = (await send(samples.png)).body.id
    const zhou = await callerNamed(store, 'zhou', 'verification.answer', 'write')
    const owner = { register: 'verification', rows: [{ subject: '2', region: zhou.post.region.path }] }
    await zhou.transact((db) => attachUploads(db, zhou, ['verification_evidence'], [BigInt(kept)], owner))
    writeFileSync(join(folder(), 'notes.txt'), 'not ours')
    at.clock.forward(47 * 60)
    expect(await sweepUploads(store, at.office.uploads)).toEqual({ unused: 0, stray: 0 })
    at.clock.forward(2 * 60)
    expect((await sweepUploads(store, at.office.uploads)).unused).toBeGreaterThan(0)
    expect([(await openedAs('pu', loose)).kind, (await openedAs('zhou', kept)).kind]).toEqual(['refused', 'done'])
    expect(filesNow()).toContain('notes.txt')
    expect(filesNow()).not.toContain(`${(await fileOf(loose)).file}.sealed`)
  })

  it('gives back what somebody takes back, and keeps what was handed in', async () => {
    const visitor = at.visitor()
    await visitor.signIn('pu')
    const headers = () => ({ 'x-ballast-request-id': randomUUID() })
    const { id } = (await send(samples.png, { name: 'z.png', headers: { cookie: visitor.cookie } })).body
    const pending = await visitor.ask('upload/pending', { purpose: 'verification_evidence' })
    expect(pending.body.map((one: { id: string }) => one.id)).toContain(id)
    expect(await visitor.ask('upload/discard', { id }, headers())).toMatchObject({ body: { discarded: true } })
    expect(await visitor.ask('upload/discard', { id }, headers())).toMatchObject({ body: { discarded: false } })
    expect(await openedAs('pu', id)).toMatchObject({ refusal: { code: 'upload_not_found' } })
    const stranger = at.visitor()
    await stranger.signIn('zhou')
    const other = (await send(samples.png, { headers: { cookie: visitor.cookie } })).body.id
    expect(await stranger.ask('upload/discard', { id: other }, headers())).toMatchObject({ status: 422 })
  })
})

it('any name becomes one that can be shown, kept and sent back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('pdf', 'xlsx', 'jpeg' as const), (typed, kind) => {
      const name = cleanName(typed, kind, '无名')
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\\/<>:"|?*]/u)
      expect(name).not.toMatch(/^\./)
      expect([...name].length).toBeLessThanOrEqual(106)
      expect(cleanName(name, kind, '无名')).toBe(name)
    }),
  )
})
