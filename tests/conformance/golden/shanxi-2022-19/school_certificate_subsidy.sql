select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf2 is null then cast(32 as bigint) else 0 end | case when sf7 is null then cast(64 as bigint) else 0 end | case when (sb6 and (sv8 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(32 as bigint) else 0 end | case when sc4 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when (sb6 and (sv8 is null)) then case when sf6 is null then cast(16 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sb9 then cast(4 as utinyint) when sc3 is distinct from false or sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or sf6 is null or (sb6 and (sv8 is null))) as sb9,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or sf6 is null or (sb6 and (sv8 is null)) or sf7 is null) as sb10
from (
select *,
  case when sb6 then coalesce((case sf6 when 0 then 0 when 1 then 0 when 2 then 60000 when 3 then 80000 when 4 then 0 when 5 then 0 end), list_reduce((case when sf6 is null then [0, 60000, 80000] else [(case sf6 when 0 then 0 when 1 then 0 when 2 then 60000 when 3 then 80000 when 4 then 0 when 5 then 0 end)] end), lambda x, y: case when x = y then x end)) end as sv8
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (not (sf2 >= date '2022-06-14')) as sc3,
  (not sf7) as sc4,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not (sf4 = 6) then cast(4 as bigint) else 0 end | case when not sf5 then cast(8 as bigint) else 0 end | case when not ((cast(12 as bigint) >> sf6) & 1 = 1) then cast(16 as bigint) else 0 end) as sm5
from (select * from (
select
  s0.certificate_id as sf0,
  s1."region" as sf1,
  s0."issued_on" as sf2,
  s0."is_school_assessed" as sf3,
  s1."kind" as sf4,
  s0."is_graduation_year_student" as sf5,
  s0."level" as sf6,
  s0."is_verified" as sf7
from certificate s0
left join organisation s1 on s1.organisation_id = s0."school") where (sf1 between 140000 and 149999)))))))
