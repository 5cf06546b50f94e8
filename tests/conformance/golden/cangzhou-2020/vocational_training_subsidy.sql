select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb7 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sd2 is null then cast(2 as bigint) else 0 end | case when sf10 is null then cast(4 as bigint) else 0 end | case when sf11 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm9 as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm9 <> 0 or (sb7 and not sp10) then cast(4 as utinyint) when sp10 then cast(3 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 or sf4 or sf5 or sd1 or sf7 or sf8 or sf9) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end)) else 0 end as sm9
from (
select *,
  (sf2 is null or sd2 is null or sf10 is null or sf11 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then cast(null as bigint) end as sv6,
  (sb5 and (coalesce(true, false))) as sp10
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not ((cast(149 as bigint) >> sf2) & 1 = 1) then cast(1 as bigint) else 0 end | case when not sd2 then cast(2 as bigint) else 0 end | case when not sf10 then cast(4 as bigint) else 0 end | case when not (sf11 < 3) then cast(8 as bigint) else 0 end) as sm4
from (
select *,
  (sf3 or sf4 or sf5 or sd1 or sf7 or sf8 or sf9) as sd2
from (
select *,
  ((cast(14 as bigint) >> sf6) & 1 = 1) as sd1
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_key_group" as sf3,
  s1."is_registered_unemployed" as sf4,
  s1."is_rural_migrant" as sf5,
  s1."graduate_kind" as sf6,
  s1."is_veteran" as sf7,
  s1."is_registered_poor" as sf8,
  s1."is_disabled" as sf9,
  s0."is_completed" as sf10,
  s0."times_this_year" as sf11
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 130900 and 130999))))))))))
