select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb9 then (case when sd1 is null then cast(1 as bigint) else 0 end | case when sc2 is null then cast(2 as bigint) else 0 end | case when (sb4 and (sv7 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 | (case when sb9 then case when ((sf4 = 7) and sf5) is null then ((case when sf4 is null then cast(8 as bigint) else 0 end) | (case when sf5 is null then cast(16 as bigint) else 0 end)) else 0 end else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf2 is null then cast(4 as bigint) else 0 end) | (case when sf2 = 0 then cast(1 as bigint) else 0 end) | (case when (sb4 and (sv7 is null)) then case when sf6 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm11
from (
select *,
  (sd1 is null or (sb4 and (sv7 is null))) as sb8,
  (sd1 is null or (sb4 and (sv7 is null)) or sc2 is null) as sb9
from (
select *,
  case when sb4 then cast(((2 * cast((cast((cast((cast(sf6 as bigint) * cast(null as bigint)) as hugeint) * 100000) as hugeint)) as hugeint) + sd6) // (2 * sd6)) as bigint) end as sv7,
  (sb4 and (coalesce(true, false))) as sp12
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sd1 then cast(1 as bigint) else 0 end) as sm3
from (
select *,
  (cast((case when sf2 <> 0 then sf3 end) as bigint) * 1000000 >= cast(500000 as bigint) * sf2) as sd1,
  (not ((sf4 = 7) and sf5)) as sc2,
  cast(1000000 as hugeint) as sd6
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."trainees_completed" as sf2,
  s0."trainees_retained" as sf3,
  s0."kind" as sf4,
  s0."is_recognised" as sf5,
  s0."internship_months" as sf6
from organisation s0) where (sf1 between 130900 and 130999)))))))))
