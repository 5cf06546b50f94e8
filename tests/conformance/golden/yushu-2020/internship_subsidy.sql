select
  sf0 as subject_id,
  cast(so9 as utinyint) as outcome,
  cast(sm2 as bigint) as failed,
  cast((case when sb5 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf4 is null then cast(2 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm7 as bigint) as missing,
  cast(case when so9 <= 3 then sv4 end as bigint) as amount
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sm7 <> 0 or (sb5 and not sp8) then cast(4 as utinyint) when sp8 then cast(3 as utinyint) else cast(1 as utinyint) end as so9
from (
select *,
  case when sb5 then ((case when ((sf2 = 7) and sf3) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sb3 then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end as sm7
from (
select *,
  (sc0 is null or sf4 is null or (sb3 and (sv4 is null))) as sb5
from (
select *,
  case when sb3 then (cast(sf4 as bigint) * cast(null as bigint)) end as sv4,
  (sb3 and (coalesce(true, false))) as sp8
from (
select *,
  (sm2 = 0) as sb3
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf4 > 0) then cast(2 as bigint) else 0 end) as sm2
from (
select *,
  ((sf2 = 7) and sf3) as sc0
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."internship_months" as sf4
from organisation s0) where (sf1 between 220182 and 220182)))))))))
