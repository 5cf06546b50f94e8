import type { Caller } from '../../src/access/index.ts'
import type { OfficePlan } from '../../src/api/index.ts'
import type { Role } from '../../src/contract/index.ts'
import { type GrantedRow, readRehearsedList, recordRehearsal, type WantedBatch } from '../../src/ledger/index.ts'
import { officeOf, password, samplePlan } from '../api/office.ts'
import { calendar } from '../office/people.ts'

/** Logins of whoever a list goes past on its way to money; bodies of the two counties check at home. */
const accounts = (
  [
    ['lin', '林', 'handler', 500000, '市就业局', 'hr_bureau'],
    ['yan', '严', 'reviewer', 500000, '市就业局', 'hr_bureau'],
    ['cheng', '程', 'division_head', 500000, '市就业局', 'hr_bureau'],
    ['tan', '谭', 'approver', 500000, '市就业局', 'hr_bureau'],
    ['ding', '丁', 'internal_auditor', 500000, '市就业局', 'hr_bureau'],
    ['hou', '侯', 'internal_auditor', 500000, '市就业局', 'hr_bureau'],
    ['shui', '税', 'joint_member', 500000, '市税务局', 'other'],
    ['gong', '工', 'joint_member', 500000, '市工商局', 'other'],
    ['kuai', '会', 'fund_accountant', 500000, '市就业局', 'hr_bureau'],
    ['chu', '出', 'cashier', 500000, '市就业局', 'hr_bureau'],
    ['zhou', '周', 'handler', 500103, '渝中中心', 'service_centre'],
    ['fu', '傅', 'handler', 500102, '涪陵中心', 'service_centre'],
    ['re', '热', 'hotline', 500000, '市热线', 'other'],
    ['luo', '罗', 'handler', 140000, '山西局', 'hr_bureau'],
  ] as const
).map(([login, name, role, region, body, bodyKind]) => ({
  login,
  name,
  role: role as Role,
  region,
  body,
  bodyKind,
  password,
  mustChange: false,
}))

export const ledgerPlan: OfficePlan = { ...samplePlan, accounts }
export const ledgerOffice = officeOf('ledger-office', ledgerPlan)

/** A list of refunds: so many units from a key on, of which every third is in Fuling and the others in Yuzhong, each with 1 000.00 yuan and a fen per key. */
export function wantedBatch(firstKey: number, rows: number, change: Partial<WantedBatch> = {}): WantedBatch {
  return {
    run: { name: '21b09404', id: 'a'.repeat(64), resultHash: '123', dataOn: '2022-12-31', screenedOn: '2022-12-31' },
    policy: { id: 'job_retention_refund', zh: '稳岗返还' },
    subjectEntity: 'insured_unit',
    fund: '失业保险基金',
    kind: 'first',
    rules: [],
    yearOffset: 0,
    rows: Array.from({ length: rows }, (_, at) => granted(firstKey + at)),
    ...change,
  }
}

export function granted(key: number, change: Partial<GrantedRow> = {}): GrantedRow {
  return {
    subject: BigInt(key),
    payee: { entity: 'insured_unit', key: BigInt(key) },
    onceKey: `insured_unit/${key}`,
    period: '2021',
    keys: new Map(),
    fen: 100_000n + BigInt(key),
    variant: 'job_retention_refund@chongqing-2022-209',
    plan: 'chongqing-2022-209',
    planHash: 'b'.repeat(64),
    clause: '二（一）2',
    region: key % 3 === 0 ? 500102 : 500103,
    ...change,
  }
}

/** Rehearses a batch as it stands, where no facts can be read; approval asks for it. */
export async function rehearse(caller: Caller, batch: bigint) {
  const list = await readRehearsedList(caller, batch)
  if (list.kind === 'refused') return list
  const { hash } = list.value
  return caller.transact((db) => recordRehearsal(db, caller, batch, { hash, snapshot: undefined, compared: [] }, calendar))
}

/** An order of steps with a sample between approval and finance. */
export const sampledSteps = [
  ...['first_check', 'second_check', 'joint_review', 'account_check', 'decision', 'publication', 'approval'],
  ...['sample', 'finance', 'hand_over', 'answers'],
]
