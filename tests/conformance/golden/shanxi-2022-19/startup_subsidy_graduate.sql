select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or sf4 is null or (sb4 and (sv5 is null)) or sc2 is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sc2 is null then cast(8 as bigint) else 0 end | case when (sb4 and (sv5 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb6 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv5 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sb6 then cast(4 as utinyint) when sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or (sb4 and (sv5 is null))) as sb6
from (
select *,
  case when sb4 then 1500000 end as sv5
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc2,
  (case when not ((cast(14 as bigint) >> sf2) & 1 = 1) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not (sf4 >= 1) then cast(4 as bigint) else 0 end) as sm3
from (select * from (
select
  s0.venture_id as sf0,
  s0."region" as sf1,
  s1."graduate_kind" as sf2,
  s0."is_first_venture" as sf3,
  s0."jobs_created" as sf4
from venture s0
left join person s1 on s1.person_id = s0."founder") where (sf1 between 140000 and 149999)))))))
