select
  sf0 as subject_id,
  cast((case when sb32 and so36 < 2 then 2 else so36 end) as utinyint) as outcome,
  cast(case sr35 when 0 then sm7 when 1 then sm17 end as bigint) as failed,
  cast(case sr35 when 0 then (case when sb11 then (case when sc2 is null then cast(1 as bigint) else 0 end | case when sc3 is null then cast(2 as bigint) else 0 end | case when sf11 is null then cast(4 as bigint) else 0 end | case when sf12 is null then cast(8 as bigint) else 0 end | case when sf13 is null then cast(16 as bigint) else 0 end | case when false is null then cast(32 as bigint) else 0 end | case when (sb8 and (sv9 is null)) then cast(64 as bigint) else 0 end) else 0 end) when 1 then (case when sb21 then (case when sc16 is null then cast(1 as bigint) else 0 end | case when sc3 is null then cast(2 as bigint) else 0 end | case when sf11 is null then cast(4 as bigint) else 0 end | case when sf12 is null then cast(8 as bigint) else 0 end | case when sf13 is null then cast(16 as bigint) else 0 end | case when false is null then cast(32 as bigint) else 0 end | case when (sb18 and (sv19 is null)) then cast(64 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc3 then cast(2 as bigint) else 0 end | case when sc4 then cast(4 as bigint) else 0 end | case when sc5 then cast(8 as bigint) else 0 end | case when sc6 then cast(16 as bigint) else 0 end | case when false then cast(32 as bigint) else 0 end)) | (case when sb32 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast(case sr35 when 0 then sm13 | (case when sb11 then ((case when ((sf10 >= date '2022-01-01') and (sf10 <= date '2022-12-31')) is null then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end) | (case when sf13 is null then cast(2048 as bigint) else 0 end)) else 0 end) when 1 then sm23 | (case when sb21 then ((case when ((sf10 >= date '2022-01-01') and (sf10 <= date '2022-12-31')) is null then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end) | (case when sf13 is null then cast(2048 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr35 when 0 then sv28 when 1 then sv30 end as bigint) as amount
from (
select *,
  case sr35 when 0 then so15 when 1 then so25 end as so36
from (
select *,
  case when sb32 then case when (so15 <= 3) then 0 when (so25 <= 3) then 1 when so15 = 4 then 0 when so25 = 4 then 1 end else 0 end as sr35
from (
select *,
  (not (so15 = so25 and sv28 is not distinct from sv30)) as sb32
from (
select *,
  case when so15 <= 3 then sv9 end as sv28,
  case when so25 <= 3 then sv19 end as sv30
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm13 <> 0 or (sb10 and not sp14) then cast(4 as utinyint) when sp14 then cast(3 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or sc5 is distinct from false or sc6 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so15,
  case when not sb18 then cast(5 as utinyint) when sm23 <> 0 or (sb20 and not sp24) then cast(4 as utinyint) when sp24 then cast(3 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or sc5 is distinct from false or sc6 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so25
from (
select *,
  case when sb10 then case when (sd0 or sf3 or sf4 or ((0 = 1) and sd1)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when ((0 = 1) and sd1) is null then case when (sf5 or sf3 or sf6 or sd0 or sf7 or sf8 or sf9) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end else 0 end)) else 0 end else 0 end as sm13,
  case when sb20 then case when (sd0 or sf3 or sf4 or ((1 = 1) and sd1)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when ((1 = 1) and sd1) is null then case when (sf5 or sf3 or sf6 or sd0 or sf7 or sf8 or sf9) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end else 0 end)) else 0 end else 0 end as sm23
from (
select *,
  (sc2 is null or (sb8 and (sv9 is null))) as sb10,
  (sc2 is null or (sb8 and (sv9 is null)) or sc3 is null or sf11 is null or sf12 is null or sf13 is null or false is null) as sb11,
  (sc16 is null or (sb18 and (sv19 is null))) as sb20,
  (sc16 is null or (sb18 and (sv19 is null)) or sc3 is null or sf11 is null or sf12 is null or sf13 is null or false is null) as sb21
from (
select *,
  case when sb8 then cast(null as bigint) end as sv9,
  (sb8 and (coalesce(true, false))) as sp14,
  case when sb18 then cast(null as bigint) end as sv19,
  (sb18 and (coalesce(true, false))) as sp24
from (
select *,
  (sm7 = 0) as sb8,
  (sm17 = 0) as sb18
from (
select *,
  (case when not sc2 then cast(1 as bigint) else 0 end) as sm7,
  (case when not sc16 then cast(1 as bigint) else 0 end) as sm17
from (
select *,
  (sd0 or sf3 or sf4 or ((0 = 1) and sd1)) as sc2,
  (sd0 or sf3 or sf4 or ((1 = 1) and sd1)) as sc16
from (
select *,
  (sf5 or sf3 or sf6 or sd0 or sf7 or sf8 or sf9) as sd1
from (
select *,
  ((cast(14 as bigint) >> sf2) & 1 = 1) as sd0,
  (not ((sf10 >= date '2022-01-01') and (sf10 <= date '2022-12-31'))) as sc3,
  (not ((cast(149 as bigint) >> sf11) & 1 = 1)) as sc4,
  (not sf12) as sc5,
  (not (sf13 < 3)) as sc6
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s1."graduate_kind" as sf2,
  s1."is_registered_unemployed" as sf3,
  s1."is_poverty_alleviated" as sf4,
  s0."is_key_group" as sf5,
  s1."is_rural_migrant" as sf6,
  s1."is_veteran" as sf7,
  s1."is_registered_poor" as sf8,
  s1."is_disabled" as sf9,
  s0."ended_on" as sf10,
  s0."kind" as sf11,
  s0."is_completed" as sf12,
  s0."times_this_year" as sf13
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 500000 and 509999)))))))))))))))
