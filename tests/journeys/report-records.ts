import { type Outcome, outcomes } from '../../src/kernel/outcome.ts'
import type { ReportInput } from '../../src/reporting/index.ts'
import type { NetRecord, RunRecord, VariantRecord } from '../../src/screening/index.ts'
import { Spending } from '../../src/screening/runs/spending.ts'

type Entities = ReportInput['vocabulary']['entities']
type Enumerations = ReportInput['vocabulary']['enumerations']

const entity = (id: string, zh: string) =>
  [id, { id, zh, definition: '', source: '', region: undefined, unit: 'item', fields: new Map() }] as const
const size = (id: string, zh: string) => ({ id, zh, aliases: [] })
const entities: Entities = new Map([entity('firm', '企业'), entity('insured_unit', '参保单位'), entity('person', '人员')])
const sizeClass = {
  id: 'size_class',
  zh: '规模档',
  values: [size('large', '大型'), size('medium', '中型'), size('small', '小型'), size('micro', '微型')],
}
const enumerations: Enumerations = new Map([['size_class', sizeClass]])
const provinces = new Map(
  [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65].map(
    (code) => [code * 10_000, `第${code}号省级行政区`] as const,
  ),
)

/** What a report needs besides the record, small. */
export const reportNames: Omit<ReportInput, 'record'> = {
  vocabulary: { units: new Map(), enumerations, entities },
  regionNames: (code) => provinces.get(code) ?? '',
  industryNames: (letter) => (letter === 'C' ? '制造业' : `${letter}门类的一个相当长的行业名称`),
  orders: undefined,
  earlier: undefined,
}

/** A finished screening under no plan at all. */
export const emptyRecord: RunRecord = {
  format: 4,
  id: 'a'.repeat(64),
  engine: 'ballast 0.1',
  fingerprints: { engine: '', glossary: '', reference: '' },
  screeningDate: '2022-12-31',
  knownOn: '2022-12-31',
  baseYear: 2021,
  snapshot: { id: 'b'.repeat(64), title: '空快照', folder: 'var/snapshots/a', rows: {} },
  plans: [],
  leftOut: [],
  years: {},
  overrides: [],
  variants: [],
  refusals: [],
  subjects: [],
  settlement: {
    file: 'settlement.parquet',
    earlierPayments: 'undeclared',
    gross: '0',
    net: '0',
    awaitingReview: { decisions: 0, gross: '0', amount: '0' },
    reserved: '0',
    helped: { firms: 0, persons: 0 },
    byRegion: [],
    bySize: [],
    byIndustry: [],
  },
  lists: { sizes: [], policies: [] },
  resultHash: '0'.repeat(32),
  seconds: { decide: 0, count: 0, settle: 0, list: 0, total: 0 },
  spent: new Spending().sofar(),
  decisions: 0,
  files: [],
  digest: '',
}

export interface RecordSize {
  readonly plans: number
  readonly policies: number
  /** Multiplies every amount. */
  readonly scale: bigint
  /** Turns a short name into the one used. */
  readonly named: (name: string) => string
}

/** A consistent record of any size: totals of the settlement are the sums of its parts, counts make up the decisions. */
export function recordOf(wanted: RecordSize): RunRecord {
  const { named } = wanted
  const plans = numbers(wanted.plans).map((i) => ({
    id: `plan-${i}`,
    title: named(`第${i + 1}份稳就业工作方案`),
    number: named(`某人社发〔2022〕${i + 1}号`),
    hash: String(i).repeat(64).slice(0, 64),
  }))
  const variants = plans.flatMap((plan, i) => numbers(wanted.policies).map((j) => variantOf(wanted, plan.id, i, j)))
  const net = sum(variants.map((variant) => variant.net?.amount ?? '0'))
  const paid = variants.filter((variant) => variant.net !== undefined)
  const subjects = numbers(wanted.policies).map((j) => {
    const decided = variants.filter((variant) => variant.policy === `policy_${j}`).reduce((total, variant) => total + decisions(variant), 0)
    return {
      policy: `policy_${j}`,
      zh: named(`政策${j}`),
      entity: entityOf(j),
      subjects: decided + 17,
      decided,
      leftOut: [],
      outside: 12,
      regionUnknown: 5,
    }
  })
  return {
    ...emptyRecord,
    snapshot: { ...emptyRecord.snapshot, title: named('一季度快照'), rows: { firm: 200_000, insured_unit: 203_938 } },
    plans,
    years: wanted.plans > 0 ? { 'plan-0': { '20XX': '2022' } } : {},
    variants,
    refusals: [
      { code: 'not_in_force', plan: 'plan-0', policy: 'policy_0', with: { from: '19000', to: '19100', day: '19357' } },
      {
        code: 'parameter_not_in_force',
        plan: 'plan-0',
        policy: named('other_policy'),
        with: { parameter: named('最低标准'), from: '19000', to: '19100' },
      },
      { code: 'not_known_yet', plan: named('plan-9'), policy: '', with: {} },
    ],
    subjects,
    settlement: {
      file: 'settlement.parquet',
      earlierPayments: 'undeclared',
      gross: String(sum(paid.map((variant) => variant.amount))),
      net: String(net),
      awaitingReview: {
        decisions: 7,
        gross: String(sum(paid.map((variant) => variant.reviewAmount))),
        amount: String(sum(paid.map((variant) => variant.net?.awaitingReview ?? '0'))),
      },
      reserved: String(sum(paid.map((variant) => variant.net?.reservedAmount ?? '0'))),
      helped: { firms: 1234, persons: 56_789 },
      byRegion: parted(net, [...provinces.keys()]).map(({ key, amount }) => ({
        region: key,
        policy: 'policy_0',
        subjects: 3,
        net: amount,
      })),
      bySize: parted(net - net / 10n, ['large', 'medium', 'small', 'micro']).map(({ key, amount }) => ({
        size: key,
        subjects: 7,
        net: amount,
      })),
      byIndustry: parted(net - net / 10n, [...'ABCDEFGHIJKLMNOPQRS', 'unknown']).map(({ key, amount }) => ({
        industry: key,
        subjects: 1,
        net: amount,
      })),
    },
    seconds: { decide: 0.686, count: 0.069, settle: 3.043, list: 0.2, total: 3.798 },
    decisions: variants.reduce((total, variant) => total + decisions(variant), 0),
  }
}

function variantOf({ named, scale }: RecordSize, plan: string, i: number, j: number): VariantRecord {
  const n = (i * 31 + j * 17) % 97
  const result = j % 5 === 4 ? ('schedule' as const) : j % 7 === 6 ? ('obligation' as const) : ('money' as const)
  const amount = result === 'obligation' || j % 4 === 3 ? 0n : BigInt(1_234_567 * (n + 1)) * scale
  const counts = Object.fromEntries(outcomes.map((outcome, k) => [outcome, (n + k) * 991])) as Record<Outcome, number>
  return {
    id: `policy_${j}@${plan}`,
    policy: `policy_${j}`,
    zh: named(`政策${j}`),
    plan,
    clause: `二（${j}）`,
    fund: named('失业保险基金'),
    subject: entityOf(j),
    result,
    regions: [{ from: i * 10_000, to: i * 10_000 + 9999 }],
    folder: 'decisions/x',
    prefix: `policy_${j}__`,
    counts,
    amount: String(amount),
    reviewAmount: String(amount / 10n),
    ceiling: String(BigInt(n * 987_654) * scale),
    conditions: numbers(9).map((k) => ({
      id: `condition_${k}`,
      zh: named(`条件${k}`),
      clause: named('人社部发〔2022〕23号'),
      failed: k === 0 ? 0 : (n + k) * 100,
      failedAlone: k === 0 ? 0 : n + k,
      unknown: k === 0 ? 0 : k,
    })),
    reviews: [{ id: 'review', zh: named('须现场核实'), clause: '二', raised: n, unknown: 17 }],
    missing: numbers(11).map((k) => ({ key: `fact_${k}`, zh: named(`参保单位.事实${k}`), subjects: 200 - k })),
    facts: numbers(11).map((k) => named(`参保单位.事实${k}`)),
    // A policy without anyone to pay has no net record.
    net: result === 'money' && amount > 0n ? netOf(amount, n) : undefined,
  }
}

function netOf(amount: bigint, n: number): NetRecord {
  const zeros = {
    ...{ awaitingReview: '0', underReview: 0, reserved: 0, reservedAmount: '0' },
    ...{ displaced: 0, blocked: 0, capped: 0, alreadyPaid: 0, overpaid: 0, historyUnknown: 0, historyUnknownGross: '0' },
  }
  return n % 3 === 0
    ? { ...zeros, amount: String(amount), paid: n }
    : {
        amount: String(amount - amount / 7n),
        paid: n,
        awaitingReview: String(amount / 11n),
        underReview: n,
        reserved: 2,
        reservedAmount: '100',
        displaced: n,
        blocked: 2,
        capped: 3,
        alreadyPaid: 4,
        overpaid: 5,
        historyUnknown: 6,
        historyUnknownGross: '27600',
      }
}

const entityOf = (j: number): string => (j % 3 === 0 ? 'insured_unit' : j % 3 === 1 ? 'person' : 'firm')
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)
const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n)
const decisions = (variant: VariantRecord): number => Object.values(variant.counts).reduce((total, count) => total + count, 0)

/** Splits an amount into unequal parts that make it up exactly. */
function parted<Key>(amount: bigint, keys: readonly Key[]): readonly { readonly key: Key; readonly amount: string }[] {
  const weight = BigInt((keys.length * (keys.length + 1)) / 2)
  const parts = keys.map((_, i) => (amount * BigInt(i + 1)) / weight)
  const rest = amount - parts.reduce((total, part) => total + part, 0n)
  return keys.map((key, i) => ({ key, amount: String((parts[i] ?? 0n) + (i === 0 ? rest : 0n)) }))
}
