select
  sf0 as subject_id,
  cast((case when sb56 and so62 < 2 then 2 else so62 end) as utinyint) as outcome,
  cast(case sr61 when 0 then sm10 when 1 then sm19 when 2 then sm28 when 3 then sm36 end as bigint) as failed,
  cast(case sr61 when 0 then (case when sb14 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sd6 is null then cast(32 as bigint) else 0 end | case when sc8 is null then cast(64 as bigint) else 0 end | case when sc9 is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when false is null then cast(512 as bigint) else 0 end | case when (sb11 and (sv12 is null)) then cast(1024 as bigint) else 0 end) else 0 end) when 1 then (case when sb23 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sd6 is null then cast(32 as bigint) else 0 end | case when sc18 is null then cast(64 as bigint) else 0 end | case when sc9 is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when false is null then cast(512 as bigint) else 0 end | case when (sb20 and (sv21 is null)) then cast(1024 as bigint) else 0 end) else 0 end) when 2 then (case when sb32 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sd27 is null then cast(32 as bigint) else 0 end | case when sc8 is null then cast(64 as bigint) else 0 end | case when sc9 is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when false is null then cast(512 as bigint) else 0 end | case when (sb29 and (sv30 is null)) then cast(1024 as bigint) else 0 end) else 0 end) when 3 then (case when sb40 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sd27 is null then cast(32 as bigint) else 0 end | case when sc18 is null then cast(64 as bigint) else 0 end | case when sc9 is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when false is null then cast(512 as bigint) else 0 end | case when (sb37 and (sv38 is null)) then cast(1024 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc9 then cast(128 as bigint) else 0 end | case when false then cast(256 as bigint) else 0 end | case when false then cast(512 as bigint) else 0 end)) | (case when (not sb53 or not (so35 = so43 and sv50 is not distinct from sv52)) then cast(256 as bigint) else 0 end) | (case when (not sb54 or not (so26 = so43 and sv48 is not distinct from sv52)) then cast(512 as bigint) else 0 end) as bigint) as flags,
  cast(case sr61 when 0 then (case when sb13 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when ((sf2 <= date '2022-05-31') or ((0 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sd7 or (0 = 0)) is null then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb14 then case when (sf4 and (not sd3) and (sf10 <> sf1)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf1 is null then cast(512 as bigint) else 0 end)) else 0 end else 0 end) when 1 then (case when sb22 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when ((sf2 <= date '2022-05-31') or ((0 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sd7 or (1 = 0)) is null then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb23 then case when (sf4 and (not sd3) and (sf10 <> sf1)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf1 is null then cast(512 as bigint) else 0 end)) else 0 end else 0 end) when 2 then (case when sb31 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when ((sf2 <= date '2022-05-31') or ((1 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sd7 or (0 = 0)) is null then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb32 then case when (sf4 and (not sd3) and (sf10 <> sf1)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf1 is null then cast(512 as bigint) else 0 end)) else 0 end else 0 end) when 3 then (case when sb39 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when ((sf2 <= date '2022-05-31') or ((1 = 0) and (sf2 <= date '2022-06-30'))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 0) and (sf2 <= date '2022-06-30')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when (sd7 or (1 = 0)) is null then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb40 then case when (sf4 and (not sd3) and (sf10 <> sf1)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf1 is null then cast(512 as bigint) else 0 end)) else 0 end else 0 end) end as bigint) as missing,
  cast(case sr61 when 0 then sv46 when 1 then sv48 when 2 then sv50 when 3 then sv52 end as bigint) as amount
from (
select *,
  case sr61 when 0 then so17 when 1 then so26 when 2 then so35 when 3 then so43 end as so62
from (
select *,
  case when sb56 then case when (so17 <= 3) then 0 when (so26 <= 3) and sv59 <= sv58 and sv60 <= sv58 then 1 when (so35 <= 3) and sv58 <= sv59 and sv60 <= sv59 then 2 when (so43 <= 3) and sv58 <= sv60 and sv59 <= sv60 then 3 when so17 = 4 then 0 when so26 = 4 then 1 when so35 = 4 then 2 when so43 = 4 then 3 end else 0 end as sr61
from (
select *,
  (not sb53 or not sb54 or not (so17 = so43 and sv46 is not distinct from sv52)) as sb56
from (
select *,
  (so17 = so26 and sv46 is not distinct from sv48) as sb53,
  (so17 = so35 and sv46 is not distinct from sv50) as sb54,
  coalesce(sv48, cast(-9223372036854775808 as bigint)) as sv58,
  coalesce(sv50, cast(-9223372036854775808 as bigint)) as sv59,
  coalesce(sv52, cast(-9223372036854775808 as bigint)) as sv60
from (
select *,
  case when so17 <= 3 then sv12 end as sv46,
  case when so26 <= 3 then sv21 end as sv48,
  case when so35 <= 3 then sv30 end as sv50,
  case when so43 <= 3 then sv38 end as sv52
from (
select *,
  case when not sb11 then cast(5 as utinyint) when sb13 then cast(4 as utinyint) when sc9 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so17,
  case when not sb20 then cast(5 as utinyint) when sb22 then cast(4 as utinyint) when sc9 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so26,
  case when not sb29 then cast(5 as utinyint) when sb31 then cast(4 as utinyint) when sc9 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so35,
  case when not sb37 then cast(5 as utinyint) when sb39 then cast(4 as utinyint) when sc9 is distinct from false or false is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so43
from (
select *,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd6 is null or sc8 is null or (sb11 and (sv12 is null))) as sb13,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd6 is null or sc8 is null or (sb11 and (sv12 is null)) or sc9 is null or false is null) as sb14,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd6 is null or sc18 is null or (sb20 and (sv21 is null))) as sb22,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd6 is null or sc18 is null or (sb20 and (sv21 is null)) or sc9 is null or false is null) as sb23,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd27 is null or sc8 is null or (sb29 and (sv30 is null))) as sb31,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd27 is null or sc8 is null or (sb29 and (sv30 is null)) or sc9 is null or false is null) as sb32,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd27 is null or sc18 is null or (sb37 and (sv38 is null))) as sb39,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sd27 is null or sc18 is null or (sb37 and (sv38 is null)) or sc9 is null or false is null) as sb40
from (
select *,
  case when sb11 then 20000 end as sv12,
  case when sb20 then 20000 end as sv21,
  case when sb29 then 20000 end as sv30,
  case when sb37 then 20000 end as sv38
from (
select *,
  (sm10 = 0) as sb11,
  (sm19 = 0) as sb20,
  (sm28 = 0) as sb29,
  (sm36 = 0) as sb37
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not sf8 then cast(16 as bigint) else 0 end | case when not sd6 then cast(32 as bigint) else 0 end | case when not sc8 then cast(64 as bigint) else 0 end) as sm10,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not sf8 then cast(16 as bigint) else 0 end | case when not sd6 then cast(32 as bigint) else 0 end | case when not sc18 then cast(64 as bigint) else 0 end) as sm19,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not sf8 then cast(16 as bigint) else 0 end | case when not sd27 then cast(32 as bigint) else 0 end | case when not sc8 then cast(64 as bigint) else 0 end) as sm28,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not sf8 then cast(16 as bigint) else 0 end | case when not sd27 then cast(32 as bigint) else 0 end | case when not sc18 then cast(64 as bigint) else 0 end) as sm36
from (
select *,
  (sf4 or sd3) as sc4,
  (sf4 and (not sd3) and (sf10 <> sf1)) as sc9
from (
select *,
  (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) as sd3,
  (sd7 or (0 = 0)) as sc8,
  (sd7 or (1 = 0)) as sc18
from (
select *,
  (sf2 <= date '2022-06-30') as sc0,
  (sf3 = 0) as sc1,
  ((cast(14 as bigint) >> sf5) & 1 = 1) as sd2,
  (sf7 >= 12) as sc5,
  ((sf2 <= date '2022-05-31') or ((0 = 0) and (sf2 <= date '2022-06-30'))) as sd6,
  (cast(sf9 + to_months(cast(6 as integer)) as date) <= sf2) as sd7,
  ((sf2 <= date '2022-05-31') or ((1 = 0) and (sf2 <= date '2022-06-30'))) as sd27
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."entity_kind" as sf3,
  s3."is_registered_poor" as sf4,
  s3."graduate_kind" as sf5,
  s3."graduated_on" as sf6,
  s0."contract_months" as sf7,
  s0."is_fully_insured" as sf8,
  s0."registered_unemployed_since" as sf9,
  s3."hukou_region" as sf10
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 130900 and 130999)))))))))))))))
