select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb9 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf2 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sf6 is null then cast(32 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(8 as bigint) else 0 end | case when sc3 then cast(16 as bigint) else 0 end | case when sc4 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 | (case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end as sm11
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or (sb6 and (sv7 is null))) as sb8,
  (sf2 is null or sf3 is null or sf4 is null or (sb6 and (sv7 is null)) or sf5 is null or sf6 is null) as sb9
from (
select *,
  case when sb6 then 400000 end as sv7,
  (sb6 and (coalesce(true, false))) as sp12
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (not (sf2 >= date '2022-06-14')) as sc2,
  (not sf5) as sc3,
  (not (sf6 < 3)) as sc4,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not (sf3 = 4) then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end) as sm5
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."ended_on" as sf2,
  s0."kind" as sf3,
  s0."is_key_group" as sf4,
  s0."is_completed" as sf5,
  s0."times_this_year" as sf6
from training s0) where (sf1 between 140000 and 149999))))))))
