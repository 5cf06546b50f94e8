/**
 * The refund policy as a careful engineer would write it by hand for DuckDB: reasons, unknown conditions, missing facts and the exact
 * amount per unit, in one layer of named conditions. The bits are those of the generated query; the benchmark compares the sums.
 */
export function refundByHand(units: string): string {
  return `with tested as (
  select *,
    is_active as c0, not is_dishonest as c1, not is_in_arrears as c2, insured_months >= 12 as c3,
    case when headcount_start <> 0 then separations * 10000::bigint <= headcount_start * case when headcount_start <= 30 then 2000 else 550 end end as c4,
    not is_dispatch_agency as c5, founded_on <= date '2021-12-31' as c6, premium > 0 as c7
  from ${units}
), masked as (
  select *,
    case when not c0 then 1 else 0 end + case when not c1 then 2 else 0 end + case when not c2 then 4 else 0 end
      + case when not c3 then 8 else 0 end + case when not c4 then 16 else 0 end + case when not c5 then 32 else 0 end
      + case when not c6 then 64 else 0 end + case when not c7 then 128 else 0 end as failed,
    case when c0 is null then 1 else 0 end + case when c1 is null then 2 else 0 end + case when c2 is null then 4 else 0 end
      + case when c3 is null then 8 else 0 end + case when c4 is null then 16 else 0 end + case when c5 is null then 32 else 0 end
      + case when c6 is null then 64 else 0 end + case when c7 is null then 128 else 0 end as open
  from tested
), paid as (
  select *, case when failed = 0 then (premium * case when size in (0, 4) then 5000 when size in (1, 2, 3) then 9000 end + 5000) // 10000 end as amount
  from masked
), known as (
  select *, open + case when failed = 0 and amount is null then 256 else 0 end as unknown from paid
), decided as (
  select *, case when failed <> 0 then 5 when unknown <> 0 then 4 else 1 end as outcome from known
)
select
  unit_id as subject_id, outcome::utinyint as p0_outcome, failed::bigint as p0_failed, unknown::bigint as p0_unknown,
  case when unknown = 0 then 0 else
    case when is_active is null then 1 else 0 end + case when is_dishonest is null then 2 else 0 end
      + case when is_in_arrears is null then 4 else 0 end + case when insured_months is null then 8 else 0 end
      + case when headcount_start = 0 then 16 else 0 end + case when separations is null then 32 else 0 end
      + case when headcount_start is null then 64 else 0 end + case when is_dispatch_agency is null then 128 else 0 end
      + case when founded_on is null then 256 else 0 end + case when premium is null then 512 else 0 end
      + case when failed = 0 and size is null then 1024 else 0 end end::bigint as p0_missing,
  case when outcome <= 3 then amount end as p0_amount
from decided`
}
