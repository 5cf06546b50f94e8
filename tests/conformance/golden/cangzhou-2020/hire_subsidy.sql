select
  sf0 as subject_id,
  cast((case when sb56 and so62 < 2 then 2 else so62 end) as utinyint) as outcome,
  cast(case sr61 when 0 then sm8 when 1 then sm17 when 2 then sm27 when 3 then sm36 end as bigint) as failed,
  cast(case sr61 when 0 then (case when sb12 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc6 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sf10 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when false is null then cast(128 as bigint) else 0 end | case when (sb9 and (sv10 is null)) then cast(256 as bigint) else 0 end) else 0 end) when 1 then (case when sb21 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc16 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sf10 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when false is null then cast(128 as bigint) else 0 end | case when (sb18 and (sv19 is null)) then cast(256 as bigint) else 0 end) else 0 end) when 2 then (case when sb31 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc26 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sf10 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when false is null then cast(128 as bigint) else 0 end | case when (sb28 and (sv29 is null)) then cast(256 as bigint) else 0 end) else 0 end) when 3 then (case when sb40 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc35 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sf10 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when false is null then cast(128 as bigint) else 0 end | case when (sb37 and (sv38 is null)) then cast(256 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sf10 then cast(32 as bigint) else 0 end | case when false then cast(64 as bigint) else 0 end | case when false then cast(128 as bigint) else 0 end)) | (case when (not sb53 or not (so34 = so43 and sv50 is not distinct from sv52)) then cast(64 as bigint) else 0 end) | (case when (not sb54 or not (so24 = so43 and sv48 is not distinct from sv52)) then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast(case sr61 when 0 then (case when sb11 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sd2 or ((0 = 0) and sd3 and (sf5 or sd5))) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and sd3 and (sf5 or sd5)) is null then ((case when ((sf2 <= date '2022-05-31') or ((0 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sf5 or sd5) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sd4 and (sf7 <= sf2) and (sf2 <= cast(sf7 + to_months(cast(24 as integer)) as date))) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end) | (case when sb12 then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) when 1 then (case when sb20 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sd2 or ((1 = 0) and sd3 and (sf5 or sd5))) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and sd3 and (sf5 or sd5)) is null then ((case when ((sf2 <= date '2022-05-31') or ((0 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sf5 or sd5) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sd4 and (sf7 <= sf2) and (sf2 <= cast(sf7 + to_months(cast(24 as integer)) as date))) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end) | (case when sb21 then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) when 2 then (case when sb30 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sd2 or ((0 = 0) and sd25 and (sf5 or sd5))) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and sd25 and (sf5 or sd5)) is null then ((case when ((sf2 <= date '2022-05-31') or ((1 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sf5 or sd5) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sd4 and (sf7 <= sf2) and (sf2 <= cast(sf7 + to_months(cast(24 as integer)) as date))) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end) | (case when sb31 then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) when 3 then (case when sb39 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sd2 or ((1 = 0) and sd25 and (sf5 or sd5))) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and sd25 and (sf5 or sd5)) is null then ((case when ((sf2 <= date '2022-05-31') or ((1 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sf5 or sd5) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sd4 and (sf7 <= sf2) and (sf2 <= cast(sf7 + to_months(cast(24 as integer)) as date))) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end) | (case when sb40 then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) end as bigint) as missing,
  cast(case sr61 when 0 then sv46 when 1 then sv48 when 2 then sv50 when 3 then sv52 end as bigint) as amount
from (
select *,
  case sr61 when 0 then so15 when 1 then so24 when 2 then so34 when 3 then so43 end as so62
from (
select *,
  case when sb56 then case when (so15 <= 3) then 0 when (so24 <= 3) and sv59 <= sv58 and sv60 <= sv58 then 1 when (so34 <= 3) and sv58 <= sv59 and sv60 <= sv59 then 2 when (so43 <= 3) and sv58 <= sv60 and sv59 <= sv60 then 3 when so15 = 4 then 0 when so24 = 4 then 1 when so34 = 4 then 2 when so43 = 4 then 3 end else 0 end as sr61
from (
select *,
  (not sb53 or not sb54 or not (so15 = so43 and sv46 is not distinct from sv52)) as sb56
from (
select *,
  (so15 = so24 and sv46 is not distinct from sv48) as sb53,
  (so15 = so34 and sv46 is not distinct from sv50) as sb54,
  coalesce(sv48, cast(-9223372036854775808 as bigint)) as sv58,
  coalesce(sv50, cast(-9223372036854775808 as bigint)) as sv59,
  coalesce(sv52, cast(-9223372036854775808 as bigint)) as sv60
from (
select *,
  case when so15 <= 3 then sv10 end as sv46,
  case when so24 <= 3 then sv19 end as sv48,
  case when so34 <= 3 then sv29 end as sv50,
  case when so43 <= 3 then sv38 end as sv52
from (
select *,
  case when not sb9 then cast(5 as utinyint) when sb11 then cast(4 as utinyint) when sf10 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so15,
  case when not sb18 then cast(5 as utinyint) when sb20 then cast(4 as utinyint) when sf10 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so24,
  case when not sb28 then cast(5 as utinyint) when sb30 then cast(4 as utinyint) when sf10 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so34,
  case when not sb37 then cast(5 as utinyint) when sb39 then cast(4 as utinyint) when sf10 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so43
from (
select *,
  (sc0 is null or sf3 is null or sc6 is null or sf8 is null or sf9 is null or (sb9 and (sv10 is null))) as sb11,
  (sc0 is null or sf3 is null or sc6 is null or sf8 is null or sf9 is null or (sb9 and (sv10 is null)) or sf10 is null or false is null) as sb12,
  (sc0 is null or sf3 is null or sc16 is null or sf8 is null or sf9 is null or (sb18 and (sv19 is null))) as sb20,
  (sc0 is null or sf3 is null or sc16 is null or sf8 is null or sf9 is null or (sb18 and (sv19 is null)) or sf10 is null or false is null) as sb21,
  (sc0 is null or sf3 is null or sc26 is null or sf8 is null or sf9 is null or (sb28 and (sv29 is null))) as sb30,
  (sc0 is null or sf3 is null or sc26 is null or sf8 is null or sf9 is null or (sb28 and (sv29 is null)) or sf10 is null or false is null) as sb31,
  (sc0 is null or sf3 is null or sc35 is null or sf8 is null or sf9 is null or (sb37 and (sv38 is null))) as sb39,
  (sc0 is null or sf3 is null or sc35 is null or sf8 is null or sf9 is null or (sb37 and (sv38 is null)) or sf10 is null or false is null) as sb40
from (
select *,
  case when sb9 then 100000 end as sv10,
  case when sb18 then 100000 end as sv19,
  case when sb28 then 100000 end as sv29,
  case when sb37 then 100000 end as sv38
from (
select *,
  (sm8 = 0) as sb9,
  (sm17 = 0) as sb18,
  (sm27 = 0) as sb28,
  (sm36 = 0) as sb37
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc6 then cast(4 as bigint) else 0 end | case when not sc7 then cast(8 as bigint) else 0 end | case when not sf9 then cast(16 as bigint) else 0 end) as sm8,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc16 then cast(4 as bigint) else 0 end | case when not sc7 then cast(8 as bigint) else 0 end | case when not sf9 then cast(16 as bigint) else 0 end) as sm17,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc26 then cast(4 as bigint) else 0 end | case when not sc7 then cast(8 as bigint) else 0 end | case when not sf9 then cast(16 as bigint) else 0 end) as sm27,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc35 then cast(4 as bigint) else 0 end | case when not sc7 then cast(8 as bigint) else 0 end | case when not sf9 then cast(16 as bigint) else 0 end) as sm36
from (
select *,
  (sd2 or ((0 = 0) and sd3 and (sf5 or sd5))) as sc6,
  (sd2 or ((1 = 0) and sd3 and (sf5 or sd5))) as sc16,
  (sd2 or ((0 = 0) and sd25 and (sf5 or sd5))) as sc26,
  (sd2 or ((1 = 0) and sd25 and (sf5 or sd5))) as sc35
from (
select *,
  (sd4 and (sf7 <= sf2) and (sf2 <= cast(sf7 + to_months(cast(24 as integer)) as date))) as sd5
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (sf3 = 0) as sc1,
  (cast(sf4 + to_months(cast(6 as integer)) as date) <= sf2) as sd2,
  ((sf2 <= date '2022-05-31') or ((0 = 0) and (sf2 <= date '2022-06-30'))) as sd3,
  ((cast(14 as bigint) >> sf6) & 1 = 1) as sd4,
  (sf8 >= 12) as sc7,
  ((sf2 <= date '2022-05-31') or ((1 = 0) and (sf2 <= date '2022-06-30'))) as sd25
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."entity_kind" as sf3,
  s0."registered_unemployed_since" as sf4,
  s3."is_registered_poor" as sf5,
  s3."graduate_kind" as sf6,
  s3."graduated_on" as sf7,
  s0."contract_months" as sf8,
  s0."is_fully_insured" as sf9,
  s0."is_rehire" as sf10
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 130900 and 130999)))))))))))))))
