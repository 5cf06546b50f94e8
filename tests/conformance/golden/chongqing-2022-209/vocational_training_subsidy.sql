select
  sf0 as subject_id,
  cast((case when sb33 and so37 < 2 then 2 else so37 end) as utinyint) as outcome,
  cast(case sr36 when 0 then sm8 when 1 then sm18 end as bigint) as failed,
  cast(case sr36 when 0 then (case when sb12 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf11 is null then cast(8 as bigint) else 0 end | case when sf12 is null then cast(16 as bigint) else 0 end | case when sf13 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when (sb9 and (sv10 is null)) then cast(128 as bigint) else 0 end) else 0 end) when 1 then (case when sb22 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc17 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf11 is null then cast(8 as bigint) else 0 end | case when sf12 is null then cast(16 as bigint) else 0 end | case when sf13 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when (sb19 and (sv20 is null)) then cast(128 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc4 then cast(4 as bigint) else 0 end | case when sc5 then cast(8 as bigint) else 0 end | case when sc6 then cast(16 as bigint) else 0 end | case when sc7 then cast(32 as bigint) else 0 end | case when false then cast(64 as bigint) else 0 end)) | (case when sb33 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(case sr36 when 0 then sm14 | (case when sb12 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end) | (case when sf13 is null then cast(2048 as bigint) else 0 end)) else 0 end) when 1 then sm24 | (case when sb22 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end) | (case when sf13 is null then cast(2048 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr36 when 0 then sv29 when 1 then sv31 end as bigint) as amount
from (
select *,
  case sr36 when 0 then so16 when 1 then so26 end as so37
from (
select *,
  case when sb33 then case when (so16 <= 3) then 0 when (so26 <= 3) then 1 when so16 = 4 then 0 when so26 = 4 then 1 end else 0 end as sr36
from (
select *,
  (not (so16 = so26 and sv29 is not distinct from sv31)) as sb33
from (
select *,
  case when so16 <= 3 then sv10 end as sv29,
  case when so26 <= 3 then sv20 end as sv31
from (
select *,
  case when not sb9 then cast(5 as utinyint) when sm14 <> 0 or (sb11 and not sp15) then cast(4 as utinyint) when sp15 then cast(3 as utinyint) when sc4 is distinct from false or sc5 is distinct from false or sc6 is distinct from false or sc7 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so16,
  case when not sb19 then cast(5 as utinyint) when sm24 <> 0 or (sb21 and not sp25) then cast(4 as utinyint) when sp25 then cast(3 as utinyint) when sc4 is distinct from false or sc5 is distinct from false or sc6 is distinct from false or sc7 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so26
from (
select *,
  case when sb11 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sd1 or sf4 or sf5 or ((0 = 1) and sd2)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when ((0 = 1) and sd2) is null then case when (sf6 or sf4 or sf7 or sd1 or sf8 or sf9 or sf10) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end else 0 end)) else 0 end)) else 0 end as sm14,
  case when sb21 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sd1 or sf4 or sf5 or ((1 = 1) and sd2)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when ((1 = 1) and sd2) is null then case when (sf6 or sf4 or sf7 or sd1 or sf8 or sf9 or sf10) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end else 0 end)) else 0 end)) else 0 end as sm24
from (
select *,
  (sf2 is null or sc3 is null or (sb9 and (sv10 is null))) as sb11,
  (sf2 is null or sc3 is null or (sb9 and (sv10 is null)) or sc4 is null or sf11 is null or sf12 is null or sf13 is null or false is null) as sb12,
  (sf2 is null or sc17 is null or (sb19 and (sv20 is null))) as sb21,
  (sf2 is null or sc17 is null or (sb19 and (sv20 is null)) or sc4 is null or sf11 is null or sf12 is null or sf13 is null or false is null) as sb22
from (
select *,
  case when sb9 then cast(null as bigint) end as sv10,
  (sb9 and (coalesce(true, false))) as sp15,
  case when sb19 then cast(null as bigint) end as sv20,
  (sb19 and (coalesce(true, false))) as sp25
from (
select *,
  (sm8 = 0) as sb9,
  (sm18 = 0) as sb19
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc3 then cast(2 as bigint) else 0 end) as sm8,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc17 then cast(2 as bigint) else 0 end) as sm18
from (
select *,
  (sd1 or sf4 or sf5 or ((0 = 1) and sd2)) as sc3,
  (sd1 or sf4 or sf5 or ((1 = 1) and sd2)) as sc17
from (
select *,
  (sf6 or sf4 or sf7 or sd1 or sf8 or sf9 or sf10) as sd2
from (
select *,
  (sf2 >= date '2022-01-01') as sc0,
  ((cast(14 as bigint) >> sf3) & 1 = 1) as sd1,
  (not ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31'))) as sc4,
  (not ((cast(149 as bigint) >> sf11) & 1 = 1)) as sc5,
  (not sf12) as sc6,
  (not (sf13 < 3)) as sc7
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."ended_on" as sf2,
  s1."graduate_kind" as sf3,
  s1."is_registered_unemployed" as sf4,
  s1."is_poverty_alleviated" as sf5,
  s0."is_key_group" as sf6,
  s1."is_rural_migrant" as sf7,
  s1."is_veteran" as sf8,
  s1."is_registered_poor" as sf9,
  s1."is_disabled" as sf10,
  s0."kind" as sf11,
  s0."is_completed" as sf12,
  s0."times_this_year" as sf13
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 500000 and 509999)))))))))))))))
