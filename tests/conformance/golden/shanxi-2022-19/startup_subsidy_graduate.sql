select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc1 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sb8 then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc1 is distinct from false or sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sf2 is null or sf3 is null or (sb5 and (sv6 is null))) as sb7,
  (sf2 is null or sf3 is null or (sb5 and (sv6 is null)) or sc1 is null or sf4 is null) as sb8
from (
select *,
  case when sb5 then 1500000 end as sv6
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc1,
  (not ((cast(14 as bigint) >> sf4) & 1 = 1)) as sc3,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (sf3 >= 1) then cast(2 as bigint) else 0 end) as sm4
from (select * from (
select
  s0.venture_id as sf0,
  s0."region" as sf1,
  s0."is_first_venture" as sf2,
  s0."jobs_created" as sf3,
  s1."graduate_kind" as sf4
from venture s0
left join person s1 on s1.person_id = s0."founder") where (sf1 between 140000 and 149999)))))))
