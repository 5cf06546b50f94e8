select
  sf0 as subject_id,
  cast(so16 as utinyint) as outcome,
  cast(sm8 as bigint) as failed,
  cast((case when sb12 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sd4 is null then cast(8 as bigint) else 0 end | case when sf11 is null then cast(16 as bigint) else 0 end | case when sf12 is null then cast(32 as bigint) else 0 end | case when (sb9 and (sv10 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(2 as bigint) else 0 end | case when sc2 then cast(4 as bigint) else 0 end | case when sc5 then cast(8 as bigint) else 0 end | case when sc6 then cast(16 as bigint) else 0 end | case when sc7 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast(sm14 | (case when sb12 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sf5 or sf6 or sd3 or sf8 or sf9 or sf10) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so16 <= 3 then sv10 end as bigint) as amount
from (
select *,
  case when not sb9 then cast(5 as utinyint) when sm14 <> 0 or (sb11 and not sp15) then cast(4 as utinyint) when sp15 then cast(3 as utinyint) when sc1 is distinct from false or sc2 is distinct from false or sc5 is distinct from false or sc6 is distinct from false or sc7 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so16
from (
select *,
  case when sb11 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end as sm14
from (
select *,
  (sf2 is null or (sb9 and (sv10 is null))) as sb11,
  (sf2 is null or (sb9 and (sv10 is null)) or sc1 is null or sf3 is null or sd4 is null or sf11 is null or sf12 is null) as sb12
from (
select *,
  (not sd4) as sc5,
  case when sb9 then cast(null as bigint) end as sv10,
  (sb9 and (coalesce(true, false))) as sp15
from (
select *,
  (sf4 or sf5 or sf6 or sd3 or sf8 or sf9 or sf10) as sd4,
  (sm8 = 0) as sb9
from (
select *,
  (not ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31'))) as sc1,
  (not ((cast(149 as bigint) >> sf3) & 1 = 1)) as sc2,
  ((cast(14 as bigint) >> sf7) & 1 = 1) as sd3,
  (not sf11) as sc6,
  (not (sf12 < 3)) as sc7,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end) as sm8
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
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 0 and 999999))))))))
