import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settlementCases } from '../../src/authoring/reference.zh.ts'
import { run } from '../cli/capture.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'ballast-settled-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Two firms, five people and five jobs, and what was paid before: one case of each rule of settlement. */
const delivery: Readonly<Record<string, string>> = {
  firm: `firm_id,entity_kind,size_class,registered_region,is_seriously_dishonest,cancelled_on
1,企业法人,小型,420100,否,9999-12-31
2,企业法人,小型,420100,否,9999-12-31
`,
  pooling_area: `pooling_area_id,region,fund_balance,monthly_expenditure
1,420000,1200000,10000
`,
  insured_unit: `insured_unit_id,firm,pooling_area,insured_region,insured_headcount,headcount_months,insured_months,headcount_at_start,headcount_at_end,natural_attrition,new_claimants,statutory_layoffs,ui_premium_paid_last_year,ui_paid_months_last_year,has_arrears
1,1,1,420100,30,360,12,30,30,0,0,0,10000,12,否
2,2,1,420100,30,360,12,30,30,0,0,0,10000,12,否
`,
  person: 'person_id,graduate_kind\n1,高校毕业\n2,高校毕业\n3,高校毕业\n4,高校毕业\n5,高校毕业\n',
  employment: `employment_id,person,insured_unit,firm,contract_started_on,contract_months,insured_months,worker_kind,is_rehire
1,1,1,1,2022-07-01,12,3,自有职工,否
2,1,1,1,2022-08-01,12,3,自有职工,否
3,2,1,1,2022-07-01,12,3,自有职工,否
4,3,2,2,2022-07-01,12,3,自有职工,否
5,4,1,1,2022-07-01,12,3,自有职工,否
`,
  prior_payment: `prior_payment_id,policy,person,insured_unit,firm,base_year,amount,paid_on
1,expansion_award,2,1,1,2021,1500,2022-03-01
2,expansion_award,5,2,2,2022,49000,2022-03-01
3,hire_subsidy,4,1,1,2022,1000,2022-03-01
4,job_retention_refund,,1,1,2021,2000,2022-06-01
`,
  certificate: 'certificate_id\n',
  organisation: 'organisation_id\n',
  layoff_plan: 'layoff_plan_id\n',
  training: 'training_id\n',
}

const places = ['--plans', at('plans'), '--var', at('var'), '--threads', '1']

beforeAll(async () => {
  for (const id of ['library', 'mohrss-2022-60']) cpSync(join(root, 'plans', id), join(folder, 'plans', id), { recursive: true })
  cpSync(join(root, 'reference/plan-format/ours-2022'), at('plans/ours-2022'), { recursive: true })
  mkdirSync(at('delivery'))
  for (const [name, text] of Object.entries(delivery)) writeFileSync(at(`delivery/${name}.csv`), text)
  const lines = [
    ['registry', 'load', at('delivery'), '--out', at('snapshot'), '--complete', 'everywhere'],
    ['screen', '--snapshot', at('snapshot'), '--plan', 'ours-2022', '--date', '2022-12-31', '--year', 'ours-2022=2023'],
    ['export', '--policy', 'expansion_award', '--out', at('expansion_award.csv')],
    ['export', '--policy', 'job_retention_refund', '--out', at('job_retention_refund.csv')],
  ]
  for (const line of lines) expect(await run(...line, ...places)).toMatchObject({ code: 0 })
})

test.each(settlementCases.map((each) => [each.what, each] as const))('%s', (_, { policy, subject, gross, net, status }) => {
  const [head = '', ...rows] = readFileSync(at(`${policy}.csv`), 'utf8')
    .replace('\uFEFF', '')
    .trim()
    .split('\n')
  const columns = head.split(',')
  const found = rows.map((row) => row.split(',')).find((cells) => cells[columns.indexOf('对象编号')] === String(subject)) ?? []
  const cell = (name: string) => found[columns.indexOf(name)]
  expect([cell('应享金额（元）'), cell('净额（元）'), cell('结算状态')]).toEqual([gross, net, status])
})
