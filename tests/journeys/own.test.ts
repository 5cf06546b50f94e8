import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, type Visitor } from '../api/office.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { speaker } from '../own/firms.ts'
import { look as lookAt, picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots/own', import.meta.url))
const policy = 'job_retention_refund'
const faults: string[] = []
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let batch = ''

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice({ hasNames: true, staff: ledgerPlan })
  const ask = async (login: string, path: string, input: object) => {
    const visitor: Visitor = office.visitor()
    await visitor.signIn(login, password)
    const { status, body } = await visitor.ask(path, input)
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    return body
  }
  const steps = ['first_check', 'second_check', 'account_check', 'decision', 'publication', 'approval', 'finance', 'hand_over', 'answers']
  await ask('cheng', 'batch/layDownOrder', { policy, steps, basis: '渝人社规程' })
  ;({ batch } = await ask('lin', 'batch/make', { run: office.later.name, policy }))
  for (const login of ['zhou', 'fu', 'lin']) {
    const { parts } = await ask(login, 'batch/read', { batch })
    for (const { id, version, state, verbs } of parts)
      if (state === 'open' && verbs.includes('check_part')) {
        const visitor = office.visitor()
        await visitor.signIn(login, password)
        await visitor.ask('batch/checkPart', { part: { id, version } })
      }
  }
  for (const [login, act] of [
    ['lin', 'submit'],
    ['yan', 'agree'],
  ] as const) {
    const read = await ask(login, 'batch/read', { batch })
    await ask(login, `batch/${act}`, { batch: { id: batch, version: read.batch.version } })
  }
  const { rows } = await ask('zhou', 'batch/rows', { batch })
  const payees = rows
    .slice(0, 2)
    .map(({ payee }: { payee: { entity: string; key: string } }) => ({ entity: payee.entity, key: BigInt(payee.key) }))
  const [first, ...others] = rows.length > 1 ? payees : [...payees, ...payees]
  await speaker(office.office.store, 'firm1', '王经办', [first, ...others])
}, 300_000)
afterAll(() => office.close())

async function pageOf(login: string): Promise<Page> {
  const page = await office.pageOf(login, faults)
  page.setDefaultTimeout(60_000)
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })

const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })

test('a firm gives its account on a phone, a handler enters it, and the firm confirms it', async () => {
  const firm = await pageOf('firm1')
  await firm.setViewportSize({ width: 390, height: 844 })
  await firm.goto(`${office.base}/own`)
  await firm.getByText('请提供收款账户').first().waitFor()
  await look(firm, '1-rows')
  await firm.locator('.own-rows a').first().click()
  await firm.getByText('金额怎样算出来').waitFor()
  await firm.getByText('依据：《').waitFor()
  await look(firm, '2-row')
  await firm.getByRole('button', { name: '提供收款账户' }).click()
  const form = dialog(firm, '提供收款账户')
  await form.getByText('对公账户').click()
  await form.getByLabel('开户行', { exact: true }).fill('示例银行渝中支行')
  await form.getByLabel('联行号（12 位数字，可问开户行）').fill('102653000011')
  await form.getByLabel('账号', { exact: true }).fill('6201000000001234')
  await form.getByLabel('更正理由和材料（如开户许可证）').fill('开户许可证')
  await picture(firm, `${shots}/3-form-phone.png`)
  await form.getByRole('button', { name: '提供收款账户' }).click()
  await firm.getByText('已提交，三个工作日内办理').waitFor()
  await firm.getByText('申请更正为尾号 1234 的账户，经办机构核对材料后办理').waitFor()

  const zhou = await pageOf('zhou')
  await zhou.getByText('有更正账户的申请').first().waitFor()
  await zhou.goto(`${office.base}/batches/${batch}?section=rows`)
  await zhou.getByText('网上申请更正账户 1 件').waitFor()
  await look(zhou, '4-request')
  await zhou.getByRole('button', { name: '登记', exact: true }).click()
  await dialog(zhou, '登记').getByRole('button', { name: '登记' }).click()
  await zhou.getByText('已登记账户，等对方确认').waitFor()

  await firm.reload()
  await firm.getByText('已登记，请确认').waitFor()
  await firm.getByRole('button', { name: '确认', exact: true }).click()
  await dialog(firm, '确认').getByText('尾号 1234').waitFor()
  await dialog(firm, '确认').getByRole('button', { name: '确认' }).click()
  await firm.getByText('已确认。账户由经办机构另一人复核后发放').waitFor()
  await firm.getByText('网上已确认享受').waitFor()
  await look(firm, '5-confirmed')

  // What it waives it types the amount of.
  const amount = (await firm.locator('.page-head-sentence b').innerText()).replace(' 元', '')
  await firm.getByRole('button', { name: '自愿放弃' }).click()
  await dialog(firm, '自愿放弃').getByRole('textbox').fill(amount)
  await dialog(firm, '自愿放弃').getByRole('button', { name: '自愿放弃' }).click()
  await firm.getByText('已登记自愿放弃').waitFor()
  await firm.goto(`${office.base}/batches`)
  await firm.getByText('您当前的岗位没有此项权限').first().waitFor()
  expect(faults).toEqual([])
}, 120_000)
