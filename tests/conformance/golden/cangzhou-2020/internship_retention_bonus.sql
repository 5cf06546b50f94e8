select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sd2 is null then cast(2 as bigint) else 0 end | case when (sb4 and (sv7 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm10 as bigint) as missing,
  cast(case when so12 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm10 <> 0 or (sb8 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb8 then ((case when ((sf2 = 7) and sf3) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf4 is null then cast(16 as bigint) else 0 end) | (case when sf4 = 0 then cast(4 as bigint) else 0 end) | (case when sb4 then case when sf6 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm10
from (
select *,
  (sc0 is null or sd2 is null or (sb4 and (sv7 is null))) as sb8
from (
select *,
  case when sb4 then cast(((2 * cast((cast((cast((cast(sf6 as bigint) * cast(null as bigint)) as hugeint) * 100000) as hugeint)) as hugeint) + sd6) // (2 * sd6)) as bigint) end as sv7,
  (sb4 and (coalesce(true, false))) as sp11
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sd2 then cast(2 as bigint) else 0 end) as sm3
from (
select *,
  ((sf2 = 7) and sf3) as sc0,
  (cast((case when sf4 <> 0 then sf5 end) as bigint) * 1000000 >= cast(500000 as bigint) * sf4) as sd2,
  cast(1000000 as hugeint) as sd6
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."trainees_completed" as sf4,
  s0."trainees_retained" as sf5,
  s0."internship_months" as sf6
from organisation s0) where (sf1 between 130900 and 130999)))))))))
