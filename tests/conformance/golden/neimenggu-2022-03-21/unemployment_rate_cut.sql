select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb7 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when (sb4 and (sv6 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sb4 and (sv6 is null)) then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or (sb4 and (sv6 is null))) as sb7
from (
select *,
  case when sb4 then (case when sd5 < 0 then -((2 * cast((case when sd5 < 0 then -sd5 else sd5 end) as bigint) + 1000000) // (2 * 1000000)) when sd5 >= 0 then ((2 * cast((case when sd5 < 0 then -sd5 else sd5 end) as bigint) + 1000000) // (2 * 1000000)) end) end as sv6
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 > 0) then cast(2 as bigint) else 0 end | case when not (sf3 > date '2022-12-31') then cast(4 as bigint) else 0 end) as sm3
from (
select *,
  (date '2022-12-31' <= date '2023-04-30') as sc0,
  cast((cast(sf4 as bigint) * (cast(30000 as bigint) - 10000)) as bigint) as sd5
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s0."insured_headcount" as sf2,
  s1."cancelled_on" as sf3,
  s0."ui_base_monthly" as sf4
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 150000 and 159999))))))))
