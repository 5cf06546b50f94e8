select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb6 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf2 is null then cast(4 as bigint) else 0 end | case when (sb4 and (sv5 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm8 | (case when sb6 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv5 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm8 <> 0 or (sb6 and not sp9) then cast(4 as utinyint) when sp9 then cast(3 as utinyint) when sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  case when sb6 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end as sm8
from (
select *,
  (sf2 is null or sf3 is null or (sb4 and (sv5 is null))) as sb6
from (
select *,
  case when sb4 then cast(null as bigint) end as sv5,
  (sb4 and (coalesce(true, false))) as sp9
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (not (sf2 >= date '2022-06-14')) as sc2,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not (sf3 = 3) then cast(2 as bigint) else 0 end) as sm3
from (select * from (
select
  s0.venture_id as sf0,
  s0."region" as sf1,
  s0."project_recognised_on" as sf2,
  s0."project_level" as sf3
from venture s0) where (sf1 between 140000 and 149999))))))))
