select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sd2 is null then cast(2 as bigint) else 0 end | case when sf5 is null then cast(4 as bigint) else 0 end | case when (sb5 and (sv8 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm12 | (case when sb10 then case when sf5 is null then cast(16 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so14 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm12 <> 0 or (sb9 and not sp13) then cast(4 as utinyint) when sp13 then cast(3 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf3 is null then cast(8 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end) | (case when (sb5 and (sv8 is null)) then case when sf6 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm12
from (
select *,
  (sf2 is null or sd2 is null or (sb5 and (sv8 is null))) as sb9,
  (sf2 is null or sd2 is null or (sb5 and (sv8 is null)) or sf5 is null) as sb10
from (
select *,
  case when sb5 then cast(((2 * cast((cast((cast((cast(sf6 as bigint) * cast(null as bigint)) as hugeint) * 100000) as hugeint)) as hugeint) + sd7) // (2 * sd7)) as bigint) end as sv8,
  (sb5 and (coalesce(true, false))) as sp13
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not (sf2 = 7) then cast(1 as bigint) else 0 end | case when not sd2 then cast(2 as bigint) else 0 end) as sm4
from (
select *,
  (cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(500000 as bigint) * sf3) as sd2,
  (not sf5) as sc3,
  cast(1000000 as hugeint) as sd7
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."trainees_completed" as sf3,
  s0."trainees_retained" as sf4,
  s0."is_recognised" as sf5,
  s0."internship_months" as sf6
from organisation s0) where (sf1 between 130900 and 130999)))))))))
