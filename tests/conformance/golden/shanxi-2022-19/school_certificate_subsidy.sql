select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb9 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when (sb5 and (sv7 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(16 as bigint) else 0 end | case when sc3 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb5 and (sv7 is null)) then case when sf5 is null then cast(8 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb9 then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so12 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb8 then cast(4 as utinyint) when sc2 is distinct from false or sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb5 and (sv7 is null))) as sb8,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb5 and (sv7 is null)) or sf6 is null or sf7 is null) as sb9
from (
select *,
  case when sb5 then coalesce((case sf5 when 0 then 0 when 1 then 0 when 2 then 60000 when 3 then 80000 when 4 then 0 when 5 then 0 end), list_reduce((case when sf5 is null then [0, 60000, 80000] else [(case sf5 when 0 then 0 when 1 then 0 when 2 then 60000 when 3 then 80000 when 4 then 0 when 5 then 0 end)] end), lambda x, y: case when x = y then x end)) end as sv7
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (not (sf6 >= date '2022-06-14')) as sc2,
  (not sf7) as sc3,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (sf3 = 6) then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end | case when not ((cast(12 as bigint) >> sf5) & 1 = 1) then cast(8 as bigint) else 0 end) as sm4
from (select * from (
select
  s0.certificate_id as sf0,
  s1."region" as sf1,
  s0."is_school_assessed" as sf2,
  s1."kind" as sf3,
  s0."is_graduation_year_student" as sf4,
  s0."level" as sf5,
  s0."issued_on" as sf6,
  s0."is_verified" as sf7
from certificate s0
left join organisation s1 on s1.organisation_id = s0."school") where (sf1 between 140000 and 149999)))))))
