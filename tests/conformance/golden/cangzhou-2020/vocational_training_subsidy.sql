select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb9 then (case when sd1 is null then cast(1 as bigint) else 0 end | case when sf9 is null then cast(2 as bigint) else 0 end | case when sf10 is null then cast(4 as bigint) else 0 end | case when sf11 is null then cast(8 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(2 as bigint) else 0 end | case when sc3 then cast(4 as bigint) else 0 end | case when sc4 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 | (case when sb9 then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then case when (sf2 or sf3 or sf4 or sd0 or sf6 or sf7 or sf8) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end else 0 end as sm11
from (
select *,
  (sd1 is null or (sb6 and (sv7 is null))) as sb8,
  (sd1 is null or (sb6 and (sv7 is null)) or sf9 is null or sf10 is null or sf11 is null) as sb9
from (
select *,
  case when sb6 then cast(null as bigint) end as sv7,
  (sb6 and (coalesce(true, false))) as sp12
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sd1 then cast(1 as bigint) else 0 end) as sm5
from (
select *,
  (sf2 or sf3 or sf4 or sd0 or sf6 or sf7 or sf8) as sd1
from (
select *,
  ((cast(14 as bigint) >> sf5) & 1 = 1) as sd0,
  (not ((cast(149 as bigint) >> sf9) & 1 = 1)) as sc2,
  (not sf10) as sc3,
  (not (sf11 < 3)) as sc4
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."is_key_group" as sf2,
  s1."is_registered_unemployed" as sf3,
  s1."is_rural_migrant" as sf4,
  s1."graduate_kind" as sf5,
  s1."is_veteran" as sf6,
  s1."is_registered_poor" as sf7,
  s1."is_disabled" as sf8,
  s0."kind" as sf9,
  s0."is_completed" as sf10,
  s0."times_this_year" as sf11
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 130900 and 130999))))))))))
