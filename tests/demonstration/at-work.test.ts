import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeField } from '../../src/api/field-values.ts'
import { serve } from '../../src/api/index.ts'
import { type WorkScript, workOffice } from '../../src/demonstration/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { password, samplePlan } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'
import { seriousFindings } from '../web/axe.ts'
import { builtWeb } from '../web/built-web.ts'
import { picture } from '../web/look.ts'

interface Place {
  readonly store: WorkStore
  readonly at: Awaited<ReturnType<typeof openScreenedOffice>>
}

/** Whoever has to do with money beside those whom every office of these tests has. */
const money = (
  [
    ['jin', '金', 'fund_accountant'],
    ['cheng', '程', 'division_head'],
    ['tan', '谭', 'approver'],
    ['ding', '丁', 'internal_auditor'],
    ['chu', '储', 'cashier'],
  ] as const
).map(([login, name, role]) => ({
  ...(samplePlan.accounts[0] as (typeof samplePlan.accounts)[number]),
  login,
  name,
  role,
  body: `${name}的单位`,
}))

let undisturbed: Place
let disturbed: Place

async function open(): Promise<Place> {
  const store = await officeStore()
  return { store, at: await openScreenedOffice(store, money) }
}

beforeAll(async () => {
  undisturbed = await open()
  disturbed = await open()
}, 300_000)
afterAll(async () => {
  for (const { at, store } of [undisturbed, disturbed]) {
    await at.office.jobs.close()
    await at.close()
    await store.close()
  }
})

const rows = { released: 1, confirmed: 1, set_aside: 0, returned: 1, answered: 1, asked: 0 }
const total = Object.values(rows).reduce((sum, n) => sum + n, 0)

function scriptFor({ at }: Place): WorkScript {
  const { policy, missing, county } = at.wanted
  const { vocabulary } = at.office.facts.set()
  const path = missing.split('.')
  const { choices, expected } = describeField(vocabulary, fieldOf(vocabulary, path).entity, fieldOf(vocabulary, path).field)
  const value = choices[0] ?? (expected.startsWith('日期') ? '2022-03-01' : '12')
  return {
    letters: [
      {
        by: 'lin',
        policy,
        missing,
        note: '请核对',
        values: [value],
        source: '台账',
        sourceOn: '2022-12-20',
        unverifiable: '查无记录',
        checkedBy: 'yan',
        returnedFor: '材料看不清',
        parts: [{ region: county, answeredBy: 'pu', rows }],
      },
    ],
    release: { by: 'shu' },
    covers: [{ by: 'sec', away: 'zhou', substitute: 'pu', from: '2023-01-04', to: '2023-01-18' }],
    paid: {
      by: 'lin',
      policy: 'job_retention_refund',
      region: county,
      name: '明细表.csv',
      headings: ['序号', '单位名称', '返还金额（元）'],
    },
    budgets: [{ by: 'jin', fund: '就业补助资金', year: 2023, fen: '100000000', basis: '渝财社〔2023〕1号', day: '2023-01-03' }],
    batches: [
      {
        name: 'paid',
        by: 'lin',
        policy: 'hire_subsidy',
        order: {
          by: 'cheng',
          steps: ['first_check', 'second_check', 'account_check', 'decision', 'approval', 'finance', 'hand_over', 'answers'],
          basis: '规程',
        },
        steps: [
          { do: 'check_parts', by: ['zhou', 'lin'] },
          { do: 'submit', by: 'lin' },
          { do: 'agree', by: 'yan' },
          {
            ...{ do: 'confirm_accounts', by: 'lin', bank: '示例银行', bankCode: '102653000011', numbers: '6217' },
            ...{ source: '确认书', saidBy: '经办人', material: '确认书', silent: 0 },
          },
          { do: 'check_accounts', by: 'yan' },
          { do: 'close_account_check', by: 'lin', reason: '没有表示意愿' },
          { do: 'decide', by: 'cheng', number: '纪要1号', day: '2023-01-04' },
          { do: 'hold_clashes', by: 'lin' },
          { do: 'rehearse', by: 'ding' },
          { do: 'drop_held', by: 'lin', reason: '另行核实' },
          { do: 'rehearse', by: 'yan' },
          { do: 'approve', by: 'tan', number: '渝就拨1号', day: '2023-01-04' },
          {
            do: 'enter_funds_papers',
            by: 'jin',
            papers: [
              { kind: 'funds_plan', number: '用款计划1号', day: '2023-01-04' },
              { kind: 'funds_received', number: '进账1号', day: '2023-01-04' },
            ],
          },
          { do: 'accept', by: 'jin' },
          { do: 'hand_over', by: 'chu', layout: 'sample-csv', number: '委托1号', day: '2023-01-04' },
          {
            ...{ do: 'take_answer', by: 'chu', layout: 'sample-csv', name: '回盘.csv', head: '批量支付结果', succeeded: '0000' },
            headings: ['业务编号', '收款账号', '金额', '处理日期', '处理结果', '说明'],
            returned: [{ result: '1001', text: '户名不符' }],
            silent: 0,
          },
        ],
      },
      {
        by: 'lin',
        policy: 'job_retention_refund',
        steps: [
          { do: 'raise_doubt', by: 'lin', row: 0, reason: '人数不一致' },
          { do: 'check_parts', by: ['lin'] },
        ],
      },
    ],
    rails: [],
    indicators: [],
    banks: [],
    statements: [],
    recoveries: [],
    deferrals: [
      {
        ...{ by: 'lin', checkedBy: 'yan', receivedBy: 'jin', ruledBy: 'cheng', policy: 'contribution_deferral' },
        approval: { number: '缓批1号', day: '2022-12-30', by: '市社会保险局' },
        lateFeeClause: '试市发〔2022〕2号 二（四）',
        due: { day: '2023-12-31', basis: '批复' },
        fates: ['standing', 'repaid', 'entered', 'returned', 'to_withdraw', 'settled'],
        ...{ returnedFor: '与核定单不符', voucher: '凭证', payer: '公司', paidOn: '2023-01-04' },
        withdrawal: { number: '撤缓1号', day: '2023-01-04', reason: '恢复按月缴纳' },
        reminder: { days: 30, basis: '规程' },
      },
    ],
    earlier: [],
    firms: [],
    closings: [{ fund: '就业补助资金', by: 'lin', secondBy: 'jin' }],
    readers: ['lin', 'pu'],
    exports: [{ by: 'lin', policy, region: county, purpose: '报送名单' }],
  }
}

/** The field that a path leads to, reference by reference. */
function fieldOf(vocabulary: Parameters<typeof describeField>[0], [entity = '', ...path]: readonly string[]) {
  let here = entity
  for (const step of path.slice(0, -1)) {
    const type = vocabulary.entities.get(here)?.fields.get(step)?.type
    if (type?.kind === 'reference') here = type.entity
  }
  return { entity: here, field: path.at(-1) ?? '' }
}

const work = (place: Place, signal = new AbortController().signal) =>
  workOffice({ address: place.at.base, password, signal }, scriptFor(place), place.at.wanted.run)

/** Everything that was done, without what only chance and the machine's clock settle: who signed in how often is no part of it. */
const done = ({ store }: Place) =>
  store.asSystem('back_up', async (db) => ({
    inquiries: await db
      .selectFrom('inquiry')
      .select(['id', 'run', 'policy', 'asked', 'due_on', 'note', 'opened_by'])
      .orderBy('id')
      .execute(),
    rows: await db
      .selectFrom('verification')
      .select(['id', 'state', 'round', 'version', 'subject_key', 'finding', 'value', 'source', 'answered_by', 'checked_by', 'released_in'])
      .orderBy('id')
      .execute(),
    batches: await db
      .selectFrom('batch')
      .select(['id', 'number', 'policy', 'state', 'version', 'steps', 'signed_hash', 'signed_fen'])
      .orderBy('id')
      .execute(),
    deferrals: await db
      .selectFrom('deferral_month')
      .innerJoin('deferral', 'deferral.id', 'deferral_month.deferral')
      .select(['number', 'state', 'version', 'insurance', 'month', 'fen', 'open_fen'])
      .orderBy('deferral_month.id')
      .execute(),
    claims: await db.selectFrom('claim').select(['id', 'batch', 'state', 'version', 'once_key', 'fen']).orderBy('id').execute(),
    doubts: await db.selectFrom('doubt').select(['claim', 'state', 'reason', 'raised_by']).orderBy('id').execute(),
    payments: await db.selectFrom('payment').select(['claim', 'fen', 'line', 'file']).orderBy('id').execute(),
    confirmations: await db.selectFrom('confirmation').select(['claim', 'will', 'account', 'entered_by']).orderBy('id').execute(),
    closings: await db.selectFrom('day_closing_signature').select(['closing', 'fund', 'day', 'signed_by']).orderBy('closing').execute(),
    budgets: await db.selectFrom('fund_budget').select(['fund', 'year', 'fen', 'basis', 'entered_by']).orderBy('id').execute(),
    posts: await db.selectFrom('post').select(['id', 'account', 'role', 'covers', 'region']).orderBy('id').execute(),
    jobs: await db.selectFrom('job_run').select(['kind', 'title', 'state', 'account']).orderBy('id').execute(),
    // A request for long work that is sent again leaves a gap in the numbers.
    events: await db
      .selectFrom('event')
      .select(({ eb }) => ['verb', 'register', eb.case().when('register', '=', 'job').then('').else(eb.ref('subject')).end().as('subject')])
      .select(['account', 'from_state', 'to_state', 'office_day'])
      .where('verb', 'not in', ['sign_in', 'sign_out', 'upload'])
      .orderBy('id')
      .execute(),
  }))

it('leaves every stage of a letter to be seen, and a comparison that shows what was released', async () => {
  expect(await work(undisturbed)).toEqual({ letters: 1 })
  const lin = undisturbed.at.visitor()
  await lin.signIn('lin', password)
  const [letter] = (await lin.ask('verification/inquiries')).body
  const { wanted } = undisturbed.at
  expect(wanted.rows).toBeGreaterThanOrEqual(total)
  expect(letter.counts).toEqual({ released: 1, confirmed: 1, asked: 1, answered: 1 })
  const [later, earlier] = (await lin.ask('run/list')).body
  const names = [later.name, earlier.name]
  const first = names.find((name) => name === wanted.run)
  const second = names.find((name) => name !== wanted.run)
  const lacking = async (run: string | undefined): Promise<readonly string[]> => {
    const filter = { missing: [wanted.missing], region: [String(wanted.county)] }
    const { body } = await lin.ask('decision/list', { run, policy: wanted.policy, filter, size: 100 })
    return body.rows.map(({ subject }: { subject: string }) => subject)
  }
  const still = new Set(await lacking(second))
  const listed = (await lin.ask('verification/list', { inquiry: letter.id, states: ['released'] })).body.rows
  expect((await lacking(first)).filter((subject) => !still.has(subject))).toEqual(
    listed.map(({ subject }: { subject: { key: string } }) => subject.key),
  )
  expect((await lin.ask('paidList/list')).body).toHaveLength(1)
  const batches = (await lin.ask('batch/list', {})).body
  expect(batches.map(({ policy, state }: { policy: { id: string }; state: string }) => [policy.id, state])).toEqual([
    ['job_retention_refund', 'first_check'],
    ['hire_subsidy', 'answers'],
  ])
  const deferred = (await lin.ask('deferral/list', { size: 100 })).body.rows
  const stages = ['standing', 'standing', 'entered', 'returned', 'to_withdraw', 'settled']
  expect(deferred.length).toBeGreaterThan(1)
  expect(deferred.map(({ state }: { state: string }) => state).reverse()).toEqual(stages.slice(0, deferred.length))
  for (const [login, state] of [
    ['pu', 'asked'],
    ['yan', 'answered'],
    ['shu', 'confirmed'],
  ] as const) {
    const visitor = undisturbed.at.visitor()
    await visitor.signIn(login, password)
    expect((await visitor.ask('inbox/waiting')).body.map((item: { state: string }) => item.state)).toContain(state)
  }
})

it('done again changes nothing', async () => {
  const before = await done(undisturbed)
  await work(undisturbed)
  expect(await done(undisturbed)).toEqual(before)
})

it('comes to the same in another office, however often it is stopped', async () => {
  let stops = 0
  // Longer each time: whoever signs in too often is asked to wait.
  for (let patience = 150; ; patience *= 1.7) {
    const stop = new AbortController()
    const stopping = setTimeout(() => stop.abort(), patience)
    try {
      await work(disturbed, stop.signal)
      break
    } catch (error) {
      expect(stop.signal.aborted, String(error)).toBe(true)
      stops++
    } finally {
      clearTimeout(stopping)
    }
  }
  expect(stops).toBeGreaterThan(0)
  expect(await done(disturbed)).toEqual(await done(undisturbed))
})

it('shows whoever signs in what waits for them, by keys and on a phone', async () => {
  const shots = fileURLToPath(new URL('../../var/shots/at-work', import.meta.url))
  mkdirSync(shots, { recursive: true })
  const { at } = undisturbed
  const app = await serve(at.office, { web: await builtWeb(), host: '127.0.0.1', port: 0, version: '0' })
  const address = app.server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const browser = await openBrowser()
  const pageOf = async (login: string, width: number): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: width < 400 ? 740 : 768 }, locale: 'zh-CN', bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('用户名').waitFor()
    await fits(page, `${login}-sign-in`)
    await page.getByLabel('用户名').fill(login)
    await page.keyboard.press('Tab')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '待办' }).waitFor()
    return page
  }
  const fits = async (page: Page, name: string) => {
    await picture(page, `${shots}/${name}.png`)
    expect([name, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([name, true])
  }
  const waits = { lin: '复核退回，请重新核实', yan: '已核实，须由另一人复核', shu: '已复核，还没有并入数据' }
  for (const [login, note] of Object.entries(waits)) {
    const page = await pageOf(login, 1366)
    await page.getByText(note).first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await fits(page, login)
    if (login !== 'yan') continue
    // From what waits to the letter and its rows without a hand on the mouse.
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/verification\/\d+/)
    await page.locator('tr[data-row="0"]').waitFor()
    await fits(page, 'yan-letter')
  }
  const phone = await pageOf('pu', 360)
  await phone.getByText('复核退回，请重新核实').first().waitFor()
  await fits(phone, 'pu-phone')
  const { policy, run } = at.wanted
  const lin = at.visitor()
  await lin.signIn('lin', password)
  const { rows: listed } = (await lin.ask('decision/list', { run, policy, size: 20 })).body
  const why = await pageOf('lin', 360)
  await why.goto(`${url}/runs/${run}/policies/${policy}/${listed[0].subject}`)
  await why.getByText('认定依据').first().waitFor()
  await fits(why, 'why-phone')
  await browser.close()
  await app.close()
}, 180_000)
