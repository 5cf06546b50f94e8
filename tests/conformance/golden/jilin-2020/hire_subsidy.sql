select
  sf0 as subject_id,
  cast((case when sb29 and so33 < 2 then 2 else so33 end) as utinyint) as outcome,
  cast(case sr32 when 0 then sm6 when 1 then sm15 end as bigint) as failed,
  cast(case sr32 when 0 then (case when sb10 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sd2 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sc5 is null then cast(32 as bigint) else 0 end | case when sf10 is null then cast(64 as bigint) else 0 end | case when true is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when (sb7 and (sv8 is null)) then cast(512 as bigint) else 0 end) else 0 end) when 1 then (case when sb19 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sd2 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sc14 is null then cast(32 as bigint) else 0 end | case when sf10 is null then cast(64 as bigint) else 0 end | case when true is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when (sb16 and (sv17 is null)) then cast(512 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sf10 then cast(64 as bigint) else 0 end | case when true then cast(128 as bigint) else 0 end | case when false then cast(256 as bigint) else 0 end)) | (case when sb29 then cast(256 as bigint) else 0 end) as bigint) as flags,
  cast(case sr32 when 0 then (case when sb9 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when ((0 = 0) or (sd4 = 0)) is null then case when not (sf7 is not null) then cast(32 as bigint) else coalesce(sf11, 0) end else 0 end)) else 0 end) | (case when sb10 then case when sf10 is null then cast(128 as bigint) else 0 end else 0 end) when 1 then (case when sb18 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when ((1 = 0) or (sd4 = 0)) is null then case when not (sf7 is not null) then cast(32 as bigint) else coalesce(sf11, 0) end else 0 end)) else 0 end) | (case when sb19 then case when sf10 is null then cast(128 as bigint) else 0 end else 0 end) end as bigint) as missing,
  cast(case sr32 when 0 then sv25 when 1 then sv27 end as bigint) as amount
from (
select *,
  case sr32 when 0 then so13 when 1 then so22 end as so33
from (
select *,
  case when sb29 then case when (so13 <= 3) then 0 when (so22 <= 3) then 1 when so13 = 4 then 0 when so22 = 4 then 1 end else 0 end as sr32
from (
select *,
  (not (so13 = so22 and sv25 is not distinct from sv27)) as sb29
from (
select *,
  case when so13 <= 3 then sv8 end as sv25,
  case when so22 <= 3 then sv17 end as sv27
from (
select *,
  case when not sb7 then cast(5 as utinyint) when sb9 then cast(4 as utinyint) when sf10 is distinct from false or true is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13,
  case when not sb16 then cast(5 as utinyint) when sb18 then cast(4 as utinyint) when sf10 is distinct from false or true is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so22
from (
select *,
  (sc0 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sc5 is null or (sb7 and (sv8 is null))) as sb9,
  (sc0 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sc5 is null or (sb7 and (sv8 is null)) or sf10 is null or true is null or false is null) as sb10,
  (sc0 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sc14 is null or (sb16 and (sv17 is null))) as sb18,
  (sc0 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sc14 is null or (sb16 and (sv17 is null)) or sf10 is null or true is null or false is null) as sb19
from (
select *,
  case when sb7 then 80000 end as sv8,
  case when sb16 then 80000 end as sv17
from (
select *,
  (sm6 = 0) as sb7,
  (sm15 = 0) as sb16
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sd2 then cast(4 as bigint) else 0 end | case when not sc3 then cast(8 as bigint) else 0 end | case when not sf6 then cast(16 as bigint) else 0 end | case when not sc5 then cast(32 as bigint) else 0 end) as sm6,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sd2 then cast(4 as bigint) else 0 end | case when not sc3 then cast(8 as bigint) else 0 end | case when not sf6 then cast(16 as bigint) else 0 end | case when not sc14 then cast(32 as bigint) else 0 end) as sm15
from (
select *,
  ((0 = 0) or (sd4 = 0)) as sc5,
  ((1 = 0) or (sd4 = 0)) as sc14
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (sf3 = 0) as sc1,
  (cast(sf4 + to_months(cast(6 as integer)) as date) <= sf2) as sd2,
  (sf5 >= 12) as sc3,
  (case when (sf7 is not null) and coalesce(sf8, 0) = 0 then coalesce(sf9, 0) end) as sd4
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."entity_kind" as sf3,
  s0."registered_unemployed_since" as sf4,
  s0."contract_months" as sf5,
  s0."is_fully_insured" as sf6,
  s2.firm_id as sf7,
  sg0.a0 as sf8,
  sg0.a1 as sf9,
  s0."is_rehire" as sf10,
  sg0.a2 as sf11
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join (
select
  e0_f0 as k,
  count_if((e0_d0 is null or false)) as a0,
  count_if(e0_d0) as a1,
  bit_or(cast((case when e0_d0 is null then case when e0_f1 is null then cast(64 as bigint) else 0 end else 0 end) as bigint)) as a2
from (
select *,
  (starts_with(e0_f1, 'epidemic_hire_subsidy')) as e0_d0
from (
select
  e0_0."firm" as e0_f0,
  e0_0."policy" as e0_f1
from prior_payment e0_0))
group by e0_f0) sg0 on sg0.k = s2.firm_id) where (sf1 between 220000 and 229999)))))))))))))
