import { join } from 'node:path'
import { outcomeCodes } from '../../kernel/outcome.ts'
import { type DuckDb, parquetRows, sqlText } from '../../store/index.ts'
import { keyColumn } from '../lists/list-columns.ts'
import type { ListScope } from '../lists/list-query.ts'
import { type ListedPolicy, listedPolicy } from '../lists/listed-policy.ts'
import { reviewBits } from '../lists/read-row.ts'
import { within } from '../lists/scope.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { settlementStatuses } from '../settlement/standing.ts'

/** What a subject that either side pays is: paid alike, paid otherwise, paid by them alone, due by us alone; or on neither side money. */
export const paidGroups = ['same', 'differs', 'only_paid', 'only_ours', 'neither'] as const
export type PaidGroup = (typeof paidGroups)[number]

/**
 * Why both sides pay and the amounts differ, each shown by figures alone: the list names it so many times over, in another unit, before
 * settlement, with what waits for review, for another number of heads, or without what is under a yuan; else nobody can tell.
 */
export const differsCauses = ['repeated', 'unit', 'unsettled', 'with_review', 'heads', 'rounded', 'rate', 'base', 'unproven'] as const
export type DiffersCause = (typeof differsCauses)[number]

/** Why the list pays and we do not: no key, no decision here, or what the decision is. */
export const onlyPaidCauses = [
  'unknown_number',
  'unknown_name',
  'name_of_several',
  'number_of_several',
  'elsewhere',
  'undecided',
  'ineligible',
  'undetermined',
  'needs_review',
  'needs_local_standard',
  'settled',
  'several_reasons',
] as const
export type OnlyPaidCause = (typeof onlyPaidCauses)[number]

/** What is laid beside a list: a policy of a run, its decisions taken together by the key of an entity, in the regions of a scope. */
export interface Beside {
  readonly run: RunOnDisk
  readonly policy: string
  /** Of what the keys of the payments are: the subjects themselves, or a record beside them. */
  readonly entity: string
  readonly scope: ListScope
}

/**
 * Lays the payments of the table `paid_rows` under one policy beside its list and adds every subject that either side names to the
 * table `compared`; payments without a key stand there line by line. The files of the run must have been checked.
 */
export async function layBeside(database: DuckDb, { run, policy, entity, scope }: Beside): Promise<void> {
  const record = run.record.lists.policies.find((each) => each.policy === policy)
  if (record === undefined) throw new Error(`${policy} has no list in its run`)
  const list = listedPolicy(run.record, record)
  const rows = parquetRows([join(run.folder, list.file)])
  await database.run(comparedTable)
  await database.run(`insert into compared ${comparedSql(list, rows, entity, scope)}`)
}

/** The columns of the comparison, in order. Amounts are fen; `rows` is how many decisions are taken together. */
export const comparedColumns = [
  ['policy', 'varchar'],
  ['key', 'bigint'],
  ['subject', 'bigint'],
  ['rows', 'integer'],
  ['line', 'integer'],
  ['lines', 'integer'],
  ['grp', 'varchar'],
  ['cause', 'varchar'],
  ['detail', 'varchar'],
  ['cause_policy', 'varchar'],
  ['net', 'bigint'],
  ['gross', 'bigint'],
  ['taken', 'bigint'],
  ['awaiting', 'bigint'],
  ['paid', 'bigint'],
  ['heads', 'bigint'],
  ['base', 'bigint'],
  ['outcome', 'varchar'],
  ['status', 'varchar'],
  ['region', 'integer'],
] as const

const comparedTable = `create temp table if not exists compared (${comparedColumns.map(([name, type]) => `${name} ${type}`).join(', ')})`

function comparedSql(list: ListedPolicy, rows: string, entity: string, scope: ListScope): string {
  const key = entity === list.entity ? 'subject' : keyColumn(entity)
  const isSeen = within(scope)
  return `with theirs as (
  select key, cast(sum(amount) as bigint) as paid, cast(count(*) as integer) as lines, min(line) as line,
    min(amount) as least, max(amount) as most, case when count(heads) = count(*) then cast(sum(heads) as bigint) end as heads,
    case when count(base) = count(*) then cast(sum(base) as bigint) end as base
  from paid_rows where policy = ${sqlText(list.policy)} and key is not null group by key),
nobodys as (select line, amount, miss, heads, base from paid_rows where policy = ${sqlText(list.policy)} and key is null),
read as (
  select ${key} as key, subject, region, outcome, status, cause_policy, coalesce(net, 0) as net, gross, taken, coalesce(awaiting_review, 0) as awaiting,
    ${outcomeSql} as outcome_id, ${statusSql} as status_id, ${detailSql(list)} as detail
  from ${rows} where ${key} is not null and (${isSeen})),
ours as (
  select key, min(subject) as subject, cast(count(*) as integer) as rows, cast(sum(net) as bigint) as net,
    case when count(gross) = count(*) then cast(sum(gross) as bigint) end as gross, cast(sum(coalesce(taken, 0)) as bigint) as taken,
    cast(sum(awaiting) as bigint) as awaiting, any_value(region) as region,
    ${alike('outcome_id')} as outcome_id, ${alike('status_id')} as status_id, ${alike('detail')} as detail, ${alike('cause_policy')} as cause_policy,
    count(distinct (outcome_id, coalesce(status_id, ''), detail)) = 1 as is_alike
  from read group by key),
elsewhere as (
  select distinct ${key} as key from ${rows}
  where not (${isSeen}) and ${key} in (select key from theirs) and ${key} not in (select key from ours)),
beside as (
  select coalesce(t.key, o.key) as key, t.paid, t.lines, t.line, t.least, t.most, t.heads, t.base, o.* exclude (key), e.key is not null as is_elsewhere
  from theirs t full join ours o on o.key = t.key left join elsewhere e on e.key = t.key
  where t.key is not null or o.net <> 0),
grouped as (
  select *, case
    when coalesce(paid, 0) = 0 and coalesce(net, 0) = 0 then 'neither'
    when coalesce(paid, 0) = 0 then 'only_ours'
    when coalesce(net, 0) = 0 then 'only_paid'
    when paid = net then 'same' else 'differs' end as grp
  from beside)
select ${sqlText(list.policy)}, key, subject, coalesce(rows, 0), line, coalesce(lines, 0), grp,
  case grp when 'differs' then ${differsSql} when 'only_paid' then ${onlyPaidSql} end,
  case when grp = 'only_paid' and is_alike then nullif(case outcome_id when 'eligible' then status_id else detail end, '')
    when grp = 'differs' and ${unsettledSql} then status_id end,
  case when grp in ('only_paid', 'differs') then cause_policy end,
  coalesce(net, 0), gross, coalesce(taken, 0), coalesce(awaiting, 0), coalesce(paid, 0), heads, base, outcome_id, status_id, region
from grouped
union all
select ${sqlText(list.policy)}, null, null, 0, line, 1, case when amount = 0 then 'neither' else 'only_paid' end, case when amount <> 0 then miss end, null, null,
  0, null, 0, 0, amount, heads, base, null, null, null
from nobodys`
}

/** A value that all rows taken together share; none where they do not. */
const alike = (column: string): string => `case when count(distinct coalesce(${column}, '')) = 1 then min(${column}) end`

const unsettledSql = 'taken <> 0 and gross is not null and paid = gross'
const fenOfTenThousand = 10_000

/** Each cause only where the figures come out to the fen; the first that does. */
const differsSql = `case
  when lines > 1 and least = most and least = net then 'repeated'
  when paid * ${fenOfTenThousand} = net or paid = net * ${fenOfTenThousand} then 'unit'
  when ${unsettledSql} then 'unsettled'
  when awaiting <> 0 and paid = net + awaiting then 'with_review'
  when heads is not null and heads <> 0 and heads <> rows and rows > 1 and cast(paid as hugeint) * rows = cast(net as hugeint) * heads then 'heads'
  when paid % 100 = 0 and abs(paid - net) < 100 then 'rounded'
  else 'unproven' end`

const onlyPaidSql = `case
  when subject is null then case when is_elsewhere then 'elsewhere' else 'undecided' end
  when not is_alike then 'several_reasons'
  when outcome_id = 'eligible' then 'settled'
  else outcome_id end`

const outcomeSql = `case outcome ${Object.entries(outcomeCodes)
  .map(([outcome, code]) => `when ${code} then ${sqlText(outcome)}`)
  .join(' ')} end`

const statusSql = `case status ${settlementStatuses.map((status, at) => `when ${at + 1} then ${sqlText(status)}`).join(' ')} end`

/** What refuses, what is missing or what was raised, by its ids in their order: rows with the same ones have the same reason. */
function detailSql({ variants }: ListedPolicy): string {
  const spelled = (column: string, names: readonly (string | undefined)[]): string => {
    const parts = names.flatMap((name, bit) =>
      name === undefined ? [] : [`case when (${column} & ${1n << BigInt(bit)}) <> 0 then ${sqlText(name)} end`],
    )
    return parts.length === 0 ? `''` : `concat_ws(${sqlText(detailSign)}, ${parts.join(', ')})`
  }
  const of = (variant: ListedPolicy['variants'][number]): string => `case outcome
    when ${outcomeCodes.ineligible} then ${spelled('failed', variant.conditions)}
    when ${outcomeCodes.needs_review} then ${spelled('flags', reviewBits(variant))}
    when ${outcomeCodes.eligible} then ''
    else ${spelled('missing', variant.missing)} end`
  if (variants.length === 0) return `''`
  return `case variant ${variants.map((variant) => `when ${variant.number} then ${of(variant)}`).join(' ')} end`
}

/** What stands between the ids of a detail. */
export const detailSign = ';'
