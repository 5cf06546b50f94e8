import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreeWithBatch, askBodies, checkPart, submitBatch } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { opened } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/joint-reply', import.meta.url))
const faults: string[] = []
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  store = await opened({ kind: 'memory' })
  served = await openTestOffice(store, ledgerPlan, undefined, { web: await builtWeb() })
  at = await moneyOffice(store, served.office)
  browser = await openBrowser()
}, 200_000)
afterAll(async () => {
  await browser.close()
  at.clear()
  await served.app.close()
  await store.close()
})

async function pageOf(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })

test('a body fills the list in, one person takes it in as it reads, and another checks it', async () => {
  const batch = await at.made(4)
  for (const login of ['zhou', 'fu'])
    for (const part of await at.by(login, 'part.check', (db) =>
      db.selectFrom('batch_part').select(['id', 'version']).where('batch', '=', batch).execute(),
    ))
      await at.by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))
  await at.onSeen(batch, 'lin', 'batch.make', (db, caller, seen) => submitBatch(db, caller, seen, calendar))
  await at.onSeen(batch, 'yan', 'batch.review', (db, caller, seen) => agreeWithBatch(db, caller, seen, calendar))
  const body = await at.system((db) => db.selectFrom('body').select('id').where('name', '=', '市工商局').executeTakeFirstOrThrow())
  await at.by('lin', 'joint.enter', (db, caller) => askBodies(db, caller, { batch, bodies: [{ body: body.id, way: 'letter' }] }, calendar))
  const opinion = await at.system((db) => db.selectFrom('joint_opinion').select('id').where('batch', '=', batch).executeTakeFirstOrThrow())

  const lin = await pageOf('lin')
  const annex = await lin.request.get(`${served.base}/files/paper/batch/${batch}/joint_letter/${opinion.id}/annex-0`)
  const { sheets } = await readXlsx(new Uint8Array(await annex.body()))
  const rows = sheets[0]?.rows ?? []
  const filled = async (...said: readonly (readonly [string, string?])[]) => ({
    name: '会审名单（市工商局）.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '名单',
            rows: rows.map((cells, n) => {
              const [word, reason] = n === 0 ? [] : (said[n - 1] ?? [])
              return word === undefined ? [...cells] : [...cells.slice(0, 6), word, reason ?? null]
            }),
          },
        ],
      }),
    ),
  })
  await lin.goto(`${served.base}/batches/${batch}?section=review`)
  await lin.getByRole('button', { name: '导入填好的附件' }).click()
  const form = lin.getByRole('form', { name: '导入市工商局填好的附件' })
  const choose = (file: Awaited<ReturnType<typeof filled>>) => form.locator('input[type=file]').first().setInputFiles(file)
  await choose(await filled(['同意'], ['不同意'], ['看看'], ['同意']))
  await form.getByText('G3：不同意和暂缓的须写明理由。').waitFor()
  await form.getByText('G4：意见“看看”不认识').waitFor()
  expect(await form.getByRole('button', { name: '登记复函' }).isDisabled()).toBe(true)
  await look(lin, '1-refused')
  await form.getByRole('button', { name: /^去掉/ }).first().click()
  await choose(await filled(['同意'], ['不同意', '营业执照已吊销'], ['暂缓', '登记住所不实'], ['同意']))
  await form.getByText('同意 2 条').waitFor()
  await form.getByText('营业执照已吊销').waitFor()
  await form.getByLabel('复函文号').fill('渝市监函〔2023〕5号')
  // What the mouse rests on has another colour.
  await lin.mouse.move(0, 0)
  await form.getByLabel('复函文号').click()
  await look(lin, '2-draft')
  await form.getByRole('button', { name: '登记复函' }).click()
  await lin.getByText('已按附件登记复函，等另一人复核。').waitFor()

  const yan = await pageOf('yan')
  await yan.goto(`${served.base}/batches/${batch}?section=review`)
  await yan.getByText('登记住所不实').waitFor()
  await look(yan, '3-check')
  await yan.getByRole('button', { name: '复核复函' }).click()
  await yan.getByRole('dialog').getByRole('button', { name: '复核复函' }).click()
  await yan.getByText('复函已复核').waitFor()
  expect((await at.claimsOf(batch)).map(({ state }) => state)).toEqual(['listed', 'held', 'held', 'listed'])
  expect(faults).toEqual([])
}, 240_000)
