select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb9 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when (sb4 and (sv7 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 | (case when sb9 then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sb4 and (sv7 is null)) then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end)) else 0 end as sm11
from (
select *,
  (sc0 is null or sf2 is null or (sb4 and (sv7 is null))) as sb8,
  (sc0 is null or sf2 is null or (sb4 and (sv7 is null)) or sc2 is null) as sb9
from (
select *,
  case when sb4 then cast(((2 * cast((cast((cast(sf3 as hugeint) * cast(null as bigint)) as hugeint)) as hugeint) + sd6) // (2 * sd6)) as bigint) end as sv7,
  (sb4 and (coalesce(true, false))) as sp12
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 > date '2022-12-31') then cast(2 as bigint) else 0 end) as sm3
from (
select *,
  (date '2022-12-31' <= date '2023-04-30') as sc0,
  (not (sf3 > cast(0 as bigint) * 100)) as sc2,
  cast(1000000 as hugeint) as sd6
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."cancelled_on" as sf2,
  s0."injury_employer_monthly" as sf3
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 150000 and 159999)))))))))
