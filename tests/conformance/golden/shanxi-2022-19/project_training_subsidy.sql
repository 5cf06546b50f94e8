select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb6 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when (sb4 and (sv5 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm8 as bigint) as missing,
  cast(case when so10 <= 3 then sv5 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sm8 <> 0 or (sb6 and not sp9) then cast(4 as utinyint) when sp9 then cast(3 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  case when sb6 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end as sm8
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or sf6 is null or (sb4 and (sv5 is null))) as sb6
from (
select *,
  case when sb4 then 400000 end as sv5,
  (sb4 and (coalesce(true, false))) as sp9
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not (sf2 >= date '2022-06-14') then cast(1 as bigint) else 0 end | case when not (sf3 = 4) then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end | case when not sf5 then cast(8 as bigint) else 0 end | case when not (sf6 < 3) then cast(16 as bigint) else 0 end) as sm3
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
