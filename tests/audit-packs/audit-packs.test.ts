import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OfficePlan } from '../../src/api/index.ts'
import { columnsOf, dictionary, packFileIds } from '../../src/audit-packs/dictionary.zh.ts'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password, type Visitor } from '../api/office.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { migrated, onBothStores } from '../store/postgres/stores.ts'
import { rowsOf, unpack } from './unpack.ts'

const auditor = {
  ...{ login: 'shen', name: '沈', role: 'auditor', region: 500000, body: '审计组', bodyKind: 'audit', password, mustChange: false },
} as OfficePlan['accounts'][number]
const plan: OfficePlan = { ...ledgerPlan, accounts: [...ledgerPlan.accounts, auditor] }

onBothStores('packs of material for audit', migrated, (open) => {
  let store: WorkStore
  let served: Awaited<ReturnType<typeof openTestOffice>>
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let batch: bigint
  const people = new Map<string, Visitor>()
  const folders: string[] = []

  beforeAll(async () => {
    store = await open()
    served = await openTestOffice(store, plan)
    at = await moneyOffice(store, served.office)
    for (const login of ['shen', 'ding', 'lin', 'cheng']) {
      const visitor = served.visitor()
      expect((await visitor.signIn(login)).status).toBe(200)
      people.set(login, visitor)
    }
    batch = await at.ready(7)
    await at.handOverAll(batch)
    const payments = await at.paymentsOf(batch)
    const said = payments.slice(0, 6).map(({ reference, payee, fen }, n) => ({
      ...{ reference, number: numberOf(payee), fen, result: n < 4 ? '0000' : '1001', text: n < 4 ? '' : '=户名不符' },
    }))
    expect(await at.take(batch, [answerCsv(said)])).toMatchObject({ kind: 'done' })
    await served.sealAll()
  }, 240_000)
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    at.clear()
    await served.app.close()
  })

  const ask = async (login: string, procedure: string, input: object = {}) => {
    const visitor = people.get(login)
    if (visitor === undefined) throw new Error(login)
    return visitor.ask(procedure, input, { 'x-ballast-request-id': crypto.randomUUID() })
  }
  const download = async (login: string, file: string) =>
    fetch(`${served.base}/files/out/${file}`, { headers: { cookie: people.get(login)?.cookie ?? '' } })
  const packed = async (login: string, input: object) => {
    const started = await ask(login, 'audit/start', { purpose: '年度审计', ...input })
    expect(started.status, JSON.stringify(started.body)).toBe(200)
    await served.office.jobs.idle()
    const { body: job } = await ask(login, 'job/get', { id: started.body.id })
    expect([job.error, job.state]).toEqual([null, 'done'])
    return job.result as { readonly file: string; readonly name: string; readonly number: string; readonly differing: number }
  }
  const opened = async (login: string, file: string) => {
    const sent = await download(login, file)
    expect([sent.status, sent.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const pack = unpack(Buffer.from(await sent.arrayBuffer()))
    folders.push(pack.folder)
    return pack
  }
  const verified = (folder: string, ...more: readonly string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), folder, ...more], { encoding: 'utf8' })
    return {
      status,
      bad: stdout.split('\n').filter((line) => line.startsWith('BAD')),
      ok: stdout.split('\n').filter((line) => line.startsWith('OK')).length,
    }
  }

  it('has every file with the columns of its dictionary, the sums of the ledger, and accounts that are masked', async () => {
    const { file, number, name, differing } = await packed('ding', { year: 2023 })
    expect([number, name, differing]).toEqual([
      '审计资料交接清单〔2023〕1号',
      '审计资料包-2023年-审计资料交接清单〔2023〕1号.zip',
      // The screening behind the batch is not there, and that is said.
      1,
    ])
    const pack = await opened('ding', file)
    for (const id of packFileIds) {
      const [head = ''] = pack
        .read(`${dictionary[id].zh}.csv`)
        .replace(/^\uFEFF/, '')
        .split('\r\n')
      expect(head.split(','), id).toEqual(columnsOf(id).map(([, { zh }]) => zh))
    }
    const payments = await at.paymentsOf(batch)
    const paid = rowsOf(pack.read('03-支付明细.csv'))
    expect(paid.map((row) => [row.支付编号, row.收款方名称, row.支付金额, row.支付状态])).toEqual(
      payments.map(({ id, payee, fen, state }) => [
        ...[String(id), `第${payee}号公司`, formatYuanPlain(fen)],
        { succeeded: '成功', returned: '退票', in_process: '银行未回' }[state],
      ]),
    )
    const counts = await at.countsOf(batch)
    expect(rowsOf(pack.read('01-批次.csv'))).toMatchObject([
      { 成功笔数: '4', 成功金额: formatYuanPlain(counts.succeeded.fen), 退票金额: formatYuanPlain(counts.returned.fen), 四数差额: '0.00' },
    ])
    // What a bank wrote is text, whatever a spreadsheet would make of it.
    expect(rowsOf(pack.read('04-退票.csv')).map((row) => row.银行说明)).toEqual(Array(2).fill("'=户名不符"))
    const accounts = rowsOf(pack.read('05-收款账户.csv'))
    expect(accounts.map((row) => row.账号)).toEqual(payments.map(({ tail }) => `****${tail}`))
    expect(JSON.stringify(pack.names.map(pack.read))).not.toContain(numberOf(payments[0]?.payee ?? 0n))
    expect(rowsOf(pack.read('核对表.csv')).filter((row) => row.结果 !== '相符')).toMatchObject([
      { 文件: '06-不符合条件.csv', 项目: '筛查 21b09404 不在，写不出它的不符合条件名单' },
    ])
    expect(pack.names).toContain(`审计资料交接清单-${number}.docx`)
    expect(pack.read(`审计资料交接清单-${number}.html`)).toContain('接收单位（盖章）')
  })

  it('is verified by a stranger, who finds whatever was changed, taken away or put in', async () => {
    const { file } = await packed('ding', { year: 2023 })
    const { folder, read } = await opened('ding', file)
    const lost = 'BAD 06-不符合条件.csv agrees with the ledger: 筛查 21b09404 不在，写不出它的不符合条件名单'
    const whole = verified(folder)
    expect([whole.status, whole.bad, whole.ok > 60]).toEqual([1, [lost], true])
    const { head } = JSON.parse(read('trail-head.json'))
    expect(verified(folder, head).bad).toEqual([lost])
    expect(verified(folder, 'a'.repeat(64)).bad).toEqual([lost, 'BAD it is the head noted elsewhere'])
    const path = join(folder, '03-支付明细.csv')
    const text = readFileSync(path, 'utf8')
    const tampered = (name: string, change: () => void, ...bad: readonly string[]) => {
      change()
      const found = verified(folder)
      for (const line of bad) expect(found.bad, name).toContainEqual(expect.stringContaining(line))
      writeFileSync(path, text)
    }
    const [first = ''] = /\d+\.\d{2}/.exec(text) ?? []
    tampered(
      'a sum',
      () => writeFileSync(path, text.replace(first, '0.01')),
      '03-支付明细.csv is what was written',
      '03-支付明细.csv has its sum of 支付金额',
    )
    tampered('a row', () => writeFileSync(path, text.replace(/\r\n[^\r]+\r\n$/, '\r\n')), '03-支付明细.csv has its rows')
    tampered('a row twice', () => appendFileSync(path, text.trimEnd().split('\r\n').at(-1) ?? ''), 'has its rows: 8')
    writeFileSync(join(folder, '更正.csv'), '')
    rmSync(join(folder, '13-变更单.csv'))
    expect(verified(folder).bad).toEqual(expect.arrayContaining(['BAD 13-变更单.csv is there', 'BAD nothing was put in: 更正.csv']))
  })

  it('shows whole accounts to whom they may be shown, and writes down that it did', async () => {
    expect((await ask('ding', 'audit/choices')).body).toMatchObject({ years: [2023], mayWhole: false, funds: ['失业保险基金'] })
    expect((await ask('ding', 'audit/start', { year: 2023, purpose: '年度审计', accounts: 'whole' })).body.data.code).toBe(
      'pack_accounts_masked',
    )
    const { file } = await packed('shen', { year: 2023, accounts: 'whole', purpose: '核对账户' })
    const { read } = await opened('shen', file)
    const payments = await at.paymentsOf(batch)
    expect(rowsOf(read('05-收款账户.csv')).map((row) => row.账号)).toEqual(payments.map(({ payee }) => numberOf(payee)))
    const looks = await at.system(
      async (db) =>
        (
          await sql<{ register: string; fields: string[]; rows: number }>`
            select register, fields, rows from look l join account a on a.id = l.account where a.login = 'shen' and purpose in ('audit_pack', '核对账户') order by l.id`.execute(
            db,
          )
        ).rows,
    )
    expect(looks.map(({ register, fields, rows }) => `${register} ${fields} ${rows}`)).toEqual(
      expect.arrayContaining(['payee_account account 7', 'subject name,masked_numbers 7', expect.stringContaining('file_out decisions')]),
    )
  })

  it('holds the year, policies and funds that were asked for, and is refused where there is nothing of them', async () => {
    const whole = { batches: 1, recoveries: 0, payments: { rows: 7 } }
    const none = { batches: 0, payments: { rows: 0, fen: '0' } }
    for (const [order, expected] of [
      [{ year: 2023 }, whole],
      [{ year: 2023, policies: ['job_retention_refund'], funds: ['失业保险基金'] }, whole],
      [{ year: 2023, policies: ['other'] }, none],
      [{ year: 2023, funds: ['就业补助资金'] }, none],
      [{ year: 2022 }, none],
    ] as const)
      expect((await ask('ding', 'audit/preview', order)).body, JSON.stringify(order)).toMatchObject(expected)
    const refusalOf = async (input: object) => (await ask('ding', 'audit/start', { purpose: '年度审计', ...input })).body.data.code
    expect(await refusalOf({ year: 2022 })).toBe('pack_empty')
    expect(await refusalOf({ year: 2023, policies: ['other'] })).toBe('pack_empty')
    expect(await refusalOf({ year: 2024 })).toBe('pack_year_ahead')
    expect((await ask('lin', 'audit/start', { year: 2023, purpose: '看看' })).status).toBe(403)
  })

  it('is fetched by who asked for it alone, and everybody who may see the list sees when', async () => {
    const { file } = await packed('shen', { year: 2023 })
    expect((await download('ding', file)).status).toBe(404)
    expect((await download('shen', file)).status).toBe(200)
    expect((await download('shen', file)).status).toBe(200)
    const { body } = await ask('cheng', 'audit/list')
    const pack = body.packs.find((one: { file: { id: string } | null }) => one.file?.id === file)
    expect(pack).toMatchObject({ asker: '沈', isMine: false, accounts: 'masked', state: 'done', fetched: [{ by: '沈' }, { by: '沈' }] })
    expect(body.packs.map(({ number }: { number: string }) => number)).toEqual([4, 3, 2, 1].map((n) => `审计资料交接清单〔2023〕${n}号`))
    expect((await ask('lin', 'audit/list')).status).toBe(403)
  })

  it('says of a file that does not agree what it says and what the ledger says', async () => {
    // A row of the standings that somebody changed past the program: four succeeded by the rows, five by the standings.
    await at.system((db) => sql`update payment_standing set state = 'succeeded' where state = 'in_process'`.execute(db))
    const { file, differing } = await packed('ding', { year: 2023 })
    await at.system((db) =>
      sql`update payment_standing s set state = 'in_process' where not exists (select from bank_answer a where a.payment = s.payment)`.execute(
        db,
      ),
    )
    const { folder, names, read } = await opened('ding', file)
    expect(differing).toBe(2)
    expect(rowsOf(read('核对表.csv')).find((row) => row.结果 === '不符')).toMatchObject({ 文件: '01-批次.csv', 项目: '成功金额' })
    expect(verified(folder).bad[0]).toContain('BAD 01-批次.csv agrees with the ledger: 成功金额')
    const paper = read(names.find((name) => name.endsWith('.html')) ?? '')
    expect(paper).toContain('不符的如下')
    expect(paper).toContain('01-批次.csv的成功金额')
  })
})
