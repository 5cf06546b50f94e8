select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb5 and (sv7 is null)) or sc3 is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sc3 is null then cast(16 as bigint) else 0 end | case when (sb5 and (sv7 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb5 and (sv7 is null)) then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end as sm11
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb5 and (sv7 is null))) as sb8
from (
select *,
  case when sb5 then coalesce((case sf4 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 60000000 when 4 then 80000000 end), case when list_reduce((case when sf4 is null then [coalesce(false, false), coalesce(true, false), coalesce(true, false)] else [coalesce((coalesce(sf4 in (3, 4), true)), false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf4 is null then [0, 60000000, 80000000] else [(case sf4 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 60000000 when 4 then 80000000 end)] end), lambda x, y: case when x = y then x end) end) end as sv7,
  (sb5 and (coalesce((coalesce(sf4 in (3, 4), true)), false))) as sp12
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc3,
  (case when not (sf2 = 4) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not ((cast(24 as bigint) >> sf4) & 1 = 1) then cast(4 as bigint) else 0 end | case when not (sf5 > 0) then cast(8 as bigint) else 0 end) as sm4
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."level" as sf4,
  s0."jobs_promoted" as sf5
from organisation s0) where (sf1 between 140000 and 149999))))))))
