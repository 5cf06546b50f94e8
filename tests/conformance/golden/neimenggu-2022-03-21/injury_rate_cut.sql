select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when (sb4 and (sv7 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm10 as bigint) as missing,
  cast(case when so12 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm10 <> 0 or (sb8 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sb4 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end as sm10
from (
select *,
  (sc0 is null or sc1 is null or sf3 is null or (sb4 and (sv7 is null))) as sb8
from (
select *,
  case when sb4 then cast(((2 * cast((cast((cast(sf2 as hugeint) * cast(null as bigint)) as hugeint)) as hugeint) + sd6) // (2 * sd6)) as bigint) end as sv7,
  (sb4 and (coalesce(true, false))) as sp11
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not (sf3 > date '2022-12-31') then cast(4 as bigint) else 0 end) as sm3
from (
select *,
  ((date '2022-12-31' >= date '2022-03-21') and (date '2022-12-31' <= date '2023-04-30')) as sc0,
  (sf2 > cast(0 as bigint) * 100) as sc1,
  cast(1000000 as hugeint) as sd6
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s0."injury_employer_monthly" as sf2,
  s1."cancelled_on" as sf3
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 150000 and 159999)))))))))
