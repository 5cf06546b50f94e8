select
  sf0 as subject_id,
  cast(so7 as utinyint) as outcome,
  cast(sm0 as bigint) as failed,
  cast((case when sb3 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when (sb1 and (sv2 is null)) then cast(2 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm5 as bigint) as missing,
  cast(case when so7 <= 3 then sv2 end as bigint) as amount
from (
select *,
  case when not sb1 then cast(5 as utinyint) when sm5 <> 0 or (sb3 and not sp6) then cast(4 as utinyint) when sp6 then cast(3 as utinyint) else cast(1 as utinyint) end as so7
from (
select *,
  case when sb3 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end as sm5
from (
select *,
  (sf2 is null or (sb1 and (sv2 is null))) as sb3
from (
select *,
  case when sb1 then cast(null as bigint) end as sv2,
  (sb1 and (coalesce(true, false))) as sp6
from (
select *,
  (sm0 = 0) as sb1
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end) as sm0
from (select * from (
select
  s0.venture_id as sf0,
  s0."region" as sf1,
  s0."is_first_venture" as sf2
from venture s0) where (sf1 between 220000 and 229999))))))))
