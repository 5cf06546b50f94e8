select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb7 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf2 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast(sm9 | (case when sb7 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm9 <> 0 or (sb7 and not sp10) then cast(4 as utinyint) when sp10 then cast(3 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end as sm9
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then cast(null as bigint) end as sv6,
  (sb5 and (coalesce(true, false))) as sp10
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (not (sf2 >= date '2022-06-14')) as sc3,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not ((cast(14 as bigint) >> sf3) & 1 = 1) then cast(2 as bigint) else 0 end | case when not (sf4 <> 0) then cast(4 as bigint) else 0 end) as sm4
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."competition_awarded_on" as sf2,
  s0."competition_level" as sf3,
  s0."competition_prize" as sf4
from person s0) where (sf1 between 140000 and 149999))))))))
