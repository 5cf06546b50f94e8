select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb9 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv7 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(2 as bigint) else 0 end | case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sb5 and (sv7 is null)) then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb9 then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so12 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb8 then cast(4 as utinyint) when sc1 is distinct from false or sc2 is distinct from false or sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  (sf2 is null or (sb5 and (sv7 is null))) as sb8,
  (sf2 is null or (sb5 and (sv7 is null)) or sf3 is null or sf4 is null or sf5 is null) as sb9
from (
select *,
  case when sb5 then coalesce((case sf2 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 100000000 when 4 then 200000000 end), list_reduce((case when sf2 is null then [0, 100000000, 200000000] else [(case sf2 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 100000000 when 4 then 200000000 end)] end), lambda x, y: case when x = y then x end)) end as sv7
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (not (sf3 >= date '2022-06-14')) as sc1,
  (not (sf4 = 4)) as sc2,
  (not sf5) as sc3,
  (case when not ((cast(24 as bigint) >> sf2) & 1 = 1) then cast(1 as bigint) else 0 end) as sm4
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."level" as sf2,
  s0."recognised_on" as sf3,
  s0."kind" as sf4,
  s0."is_recognised" as sf5
from organisation s0) where (sf1 between 140000 and 149999)))))))
