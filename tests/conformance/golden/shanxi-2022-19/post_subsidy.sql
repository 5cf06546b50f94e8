select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb7 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc1 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when (sb4 and (sv5 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(4 as bigint) else 0 end | case when sc2 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast(sm9 | (case when sb7 then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv5 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm9 <> 0 or (sb6 and not sp10) then cast(4 as utinyint) when sp10 then cast(3 as utinyint) when sc1 is distinct from false or sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  case when sb6 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end as sm9
from (
select *,
  (sf2 is null or sf3 is null or (sb4 and (sv5 is null))) as sb6,
  (sf2 is null or sf3 is null or (sb4 and (sv5 is null)) or sc1 is null or sf4 is null) as sb7
from (
select *,
  case when sb4 then (cast(cast(null as bigint) as bigint) * 1) end as sv5,
  (sb4 and (coalesce(true, false))) as sp10
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc1,
  (not (sf4 > date '2022-12-31')) as sc2,
  (case when not (sf2 <> 0) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end) as sm3
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."hardship_at_hire" as sf2,
  s2."is_platform" as sf3,
  s0."ended_on" as sf4
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm") where (sf1 between 140000 and 149999))))))))
