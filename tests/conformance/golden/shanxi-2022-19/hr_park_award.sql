select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb8 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when (sb4 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sb4 and (sv6 is null)) then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb8 then case when sf5 is null then cast(8 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or (sb4 and (sv6 is null))) as sb7,
  (sf2 is null or sf3 is null or sf4 is null or (sb4 and (sv6 is null)) or sf5 is null) as sb8
from (
select *,
  case when sb4 then coalesce((case sf4 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 100000000 when 4 then 200000000 end), list_reduce((case when sf4 is null then [0, 100000000, 200000000] else [(case sf4 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 100000000 when 4 then 200000000 end)] end), lambda x, y: case when x = y then x end)) end as sv6
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (not (sf5 >= date '2022-06-14')) as sc2,
  (case when not (sf2 = 4) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not ((cast(24 as bigint) >> sf4) & 1 = 1) then cast(4 as bigint) else 0 end) as sm3
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."level" as sf4,
  s0."recognised_on" as sf5
from organisation s0) where (sf1 between 140000 and 149999)))))))
