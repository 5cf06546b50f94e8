select
  sf0 as subject_id,
  cast(so8 as utinyint) as outcome,
  cast(sm0 as bigint) as failed,
  cast((case when sb4 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when (sb1 and (sv2 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sf3 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast(sm6 | (case when sb4 then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so8 <= 3 then sv2 end as bigint) as amount
from (
select *,
  case when not sb1 then cast(5 as utinyint) when sm6 <> 0 or (sb3 and not sp7) then cast(4 as utinyint) when sp7 then cast(3 as utinyint) when sf3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so8
from (
select *,
  case when sb3 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end as sm6
from (
select *,
  (sf2 is null or (sb1 and (sv2 is null))) as sb3,
  (sf2 is null or (sb1 and (sv2 is null)) or sf3 is null) as sb4
from (
select *,
  case when sb1 then (cast(cast(null as bigint) as bigint) * 1) end as sv2,
  (sb1 and (coalesce(true, false))) as sp7
from (
select *,
  (sm0 = 0) as sb1
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end) as sm0
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."is_laid_off_in_hardship" as sf2,
  s0."is_employed" as sf3
from person s0) where (sf1 between 130900 and 130999))))))))
