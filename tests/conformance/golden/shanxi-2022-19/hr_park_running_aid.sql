select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when (sb6 and (sv8 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when sc4 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm12 | (case when sb10 then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so14 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm12 <> 0 or (sb9 and not sp13) then cast(4 as utinyint) when sp13 then cast(3 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sb6 and (sv8 is null)) then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end as sm12
from (
select *,
  (sf2 is null or sf3 is null or (sb6 and (sv8 is null))) as sb9,
  (sf2 is null or sf3 is null or (sb6 and (sv8 is null)) or sc2 is null or sf4 is null or sf5 is null) as sb10
from (
select *,
  case when sb6 then coalesce((case sf2 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 60000000 when 4 then 80000000 end), case when list_reduce((case when sf2 is null then [coalesce(false, false), coalesce(true, false), coalesce(true, false)] else [coalesce((coalesce(sf2 in (3, 4), true)), false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf2 is null then [0, 60000000, 80000000] else [(case sf2 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 60000000 when 4 then 80000000 end)] end), lambda x, y: case when x = y then x end) end) end as sv8,
  (sb6 and (coalesce((coalesce(sf2 in (3, 4), true)), false))) as sp13
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc2,
  (not (sf4 = 4)) as sc3,
  (not sf5) as sc4,
  (case when not ((cast(24 as bigint) >> sf2) & 1 = 1) then cast(1 as bigint) else 0 end | case when not (sf3 > 0) then cast(2 as bigint) else 0 end) as sm5
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."level" as sf2,
  s0."jobs_promoted" as sf3,
  s0."kind" as sf4,
  s0."is_recognised" as sf5
from organisation s0) where (sf1 between 140000 and 149999))))))))
