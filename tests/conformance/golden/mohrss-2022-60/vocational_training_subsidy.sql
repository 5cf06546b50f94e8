select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(0 as bigint) as failed,
  cast((case when sb10 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sd3 is null then cast(4 as bigint) else 0 end | case when sf11 is null then cast(8 as bigint) else 0 end | case when sf12 is null then cast(16 as bigint) else 0 end | case when (sb7 and (sv8 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc0 then cast(1 as bigint) else 0 end | case when sc1 then cast(2 as bigint) else 0 end | case when sc4 then cast(4 as bigint) else 0 end | case when sc5 then cast(8 as bigint) else 0 end | case when sc6 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(0 | (case when sb10 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sf5 or sf6 or sd2 or sf8 or sf9 or sf10) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb7 then cast(5 as utinyint) when 0 <> 0 or (((sb7 and (sv8 is null))) and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc0 is distinct from false or sc1 is distinct from false or sc4 is distinct from false or sc5 is distinct from false or sc6 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  (not sd3) as sc4,
  ((sb7 and (sv8 is null)) or sc0 is null or sf3 is null or sd3 is null or sf11 is null or sf12 is null) as sb10
from (
select *,
  (sf4 or sf5 or sf6 or sd2 or sf8 or sf9 or sf10) as sd3,
  case when sb7 then cast(null as bigint) end as sv8,
  (sb7 and (coalesce(true, false))) as sp12
from (
select *,
  (not ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31'))) as sc0,
  (not ((cast(149 as bigint) >> sf3) & 1 = 1)) as sc1,
  ((cast(14 as bigint) >> sf7) & 1 = 1) as sd2,
  (not sf11) as sc5,
  (not (sf12 < 3)) as sc6,
  (0 = 0) as sb7
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."ended_on" as sf2,
  s0."kind" as sf3,
  s0."is_key_group" as sf4,
  s1."is_registered_unemployed" as sf5,
  s1."is_rural_migrant" as sf6,
  s1."graduate_kind" as sf7,
  s1."is_veteran" as sf8,
  s1."is_registered_poor" as sf9,
  s1."is_disabled" as sf10,
  s0."is_completed" as sf11,
  s0."times_this_year" as sf12
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 0 and 999999))))))
