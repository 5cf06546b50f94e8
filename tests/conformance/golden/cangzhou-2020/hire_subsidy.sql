select
  sf0 as subject_id,
  cast((case when sb30 and so34 < 2 then 2 else so34 end) as utinyint) as outcome,
  cast(case sr33 when 0 then sm7 when 1 then sm16 end as bigint) as failed,
  cast(case sr33 when 0 then (case when sb11 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc4 is null then cast(2 as bigint) else 0 end | case when sf7 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sf10 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when (sb8 and (sv9 is null)) then cast(128 as bigint) else 0 end) else 0 end) when 1 then (case when sb20 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc15 is null then cast(2 as bigint) else 0 end | case when sf7 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sf10 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when (sb17 and (sv18 is null)) then cast(128 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc6 then cast(16 as bigint) else 0 end | case when sf10 then cast(32 as bigint) else 0 end | case when false then cast(64 as bigint) else 0 end)) | (case when sb30 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(case sr33 when 0 then (case when sb10 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when (sd1 or ((0 = 0) and (sf2 <= date '2022-06-30') and (sf4 or sd3))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and (sf2 <= date '2022-06-30') and (sf4 or sd3)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end) | (case when sb11 then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) when 1 then (case when sb19 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when (sd1 or ((1 = 0) and (sf2 <= date '2022-06-30') and (sf4 or sd3))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and (sf2 <= date '2022-06-30') and (sf4 or sd3)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end) | (case when sb20 then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr33 when 0 then sv26 when 1 then sv28 end as bigint) as amount
from (
select *,
  case sr33 when 0 then so14 when 1 then so23 end as so34
from (
select *,
  case when sb30 then case when (so14 <= 3) then 0 when (so23 <= 3) then 1 when so14 = 4 then 0 when so23 = 4 then 1 end else 0 end as sr33
from (
select *,
  (not (so14 = so23 and sv26 is not distinct from sv28)) as sb30
from (
select *,
  case when so14 <= 3 then sv9 end as sv26,
  case when so23 <= 3 then sv18 end as sv28
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sb10 then cast(4 as utinyint) when sc6 is distinct from false or sf10 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14,
  case when not sb17 then cast(5 as utinyint) when sb19 then cast(4 as utinyint) when sc6 is distinct from false or sf10 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so23
from (
select *,
  (sc0 is null or sc4 is null or sf7 is null or sf8 is null or (sb8 and (sv9 is null))) as sb10,
  (sc0 is null or sc4 is null or sf7 is null or sf8 is null or (sb8 and (sv9 is null)) or sf9 is null or sf10 is null or false is null) as sb11,
  (sc0 is null or sc15 is null or sf7 is null or sf8 is null or (sb17 and (sv18 is null))) as sb19,
  (sc0 is null or sc15 is null or sf7 is null or sf8 is null or (sb17 and (sv18 is null)) or sf9 is null or sf10 is null or false is null) as sb20
from (
select *,
  case when sb8 then 100000 end as sv9,
  case when sb17 then 100000 end as sv18
from (
select *,
  (sm7 = 0) as sb8,
  (sm16 = 0) as sb17
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc4 then cast(2 as bigint) else 0 end | case when not sc5 then cast(4 as bigint) else 0 end | case when not sf8 then cast(8 as bigint) else 0 end) as sm7,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc15 then cast(2 as bigint) else 0 end | case when not sc5 then cast(4 as bigint) else 0 end | case when not sf8 then cast(8 as bigint) else 0 end) as sm16
from (
select *,
  (sd1 or ((0 = 0) and (sf2 <= date '2022-06-30') and (sf4 or sd3))) as sc4,
  (sd1 or ((1 = 0) and (sf2 <= date '2022-06-30') and (sf4 or sd3))) as sc15
from (
select *,
  (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) as sd3
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (cast(sf3 + to_months(cast(6 as integer)) as date) <= sf2) as sd1,
  ((cast(14 as bigint) >> sf5) & 1 = 1) as sd2,
  (sf7 >= 12) as sc5,
  (not (sf9 = 0)) as sc6
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s0."registered_unemployed_since" as sf3,
  s2."is_registered_poor" as sf4,
  s2."graduate_kind" as sf5,
  s2."graduated_on" as sf6,
  s0."contract_months" as sf7,
  s0."is_fully_insured" as sf8,
  s3."entity_kind" as sf9,
  s0."is_rehire" as sf10
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join person s2 on s2.person_id = s0."person"
left join firm s3 on s3.firm_id = s0."firm") where (sf1 between 130900 and 130999))))))))))))))
