select
  sf0 as subject_id,
  cast((case when sb33 and so37 < 2 then 2 else so37 end) as utinyint) as outcome,
  cast(case sr36 when 0 then sm10 when 1 then sm19 end as bigint) as failed,
  cast(case sr36 when 0 then (case when sb14 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sc7 is null then cast(32 as bigint) else 0 end | case when sf2 is null then cast(64 as bigint) else 0 end | case when sc9 is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when (sb11 and (sv12 is null)) then cast(512 as bigint) else 0 end) else 0 end) when 1 then (case when sb23 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sc18 is null then cast(32 as bigint) else 0 end | case when sf2 is null then cast(64 as bigint) else 0 end | case when sc9 is null then cast(128 as bigint) else 0 end | case when false is null then cast(256 as bigint) else 0 end | case when (sb20 and (sv21 is null)) then cast(512 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc8 then cast(64 as bigint) else 0 end | case when sc9 then cast(128 as bigint) else 0 end | case when false then cast(256 as bigint) else 0 end)) | (case when sb33 then cast(256 as bigint) else 0 end) as bigint) as flags,
  cast(case sr36 when 0 then (case when sb13 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when (sd6 or (0 = 0)) is null then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb14 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf4 and (not sd3) and (sf10 <> sf1)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf1 is null then cast(512 as bigint) else 0 end)) else 0 end)) else 0 end) when 1 then (case when sb22 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 or sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when (sd6 or (1 = 0)) is null then ((case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb23 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf4 and (not sd3) and (sf10 <> sf1)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf1 is null then cast(512 as bigint) else 0 end)) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr36 when 0 then sv29 when 1 then sv31 end as bigint) as amount
from (
select *,
  case sr36 when 0 then so17 when 1 then so26 end as so37
from (
select *,
  case when sb33 then case when (so17 <= 3) then 0 when (so26 <= 3) then 1 when so17 = 4 then 0 when so26 = 4 then 1 end else 0 end as sr36
from (
select *,
  (not (so17 = so26 and sv29 is not distinct from sv31)) as sb33
from (
select *,
  case when so17 <= 3 then sv12 end as sv29,
  case when so26 <= 3 then sv21 end as sv31
from (
select *,
  case when not sb11 then cast(5 as utinyint) when sb13 then cast(4 as utinyint) when sc8 is distinct from false or sc9 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so17,
  case when not sb20 then cast(5 as utinyint) when sb22 then cast(4 as utinyint) when sc8 is distinct from false or sc9 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so26
from (
select *,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sc7 is null or (sb11 and (sv12 is null))) as sb13,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sc7 is null or (sb11 and (sv12 is null)) or sc9 is null or false is null) as sb14,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sc18 is null or (sb20 and (sv21 is null))) as sb22,
  (sf2 is null or sf3 is null or sc4 is null or sf7 is null or sf8 is null or sc18 is null or (sb20 and (sv21 is null)) or sc9 is null or false is null) as sb23
from (
select *,
  case when sb11 then 20000 end as sv12,
  case when sb20 then 20000 end as sv21
from (
select *,
  (sm10 = 0) as sb11,
  (sm19 = 0) as sb20
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not sf8 then cast(16 as bigint) else 0 end | case when not sc7 then cast(32 as bigint) else 0 end) as sm10,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not sf8 then cast(16 as bigint) else 0 end | case when not sc18 then cast(32 as bigint) else 0 end) as sm19
from (
select *,
  (sf4 or sd3) as sc4,
  (sf4 and (not sd3) and (sf10 <> sf1)) as sc9
from (
select *,
  (sd2 and (sf6 <= sf2) and (sf2 <= cast(sf6 + to_months(cast(24 as integer)) as date))) as sd3,
  (sd6 or (0 = 0)) as sc7,
  (sd6 or (1 = 0)) as sc18
from (
select *,
  (sf2 <= date '2022-06-30') as sc0,
  (sf3 = 0) as sc1,
  ((cast(14 as bigint) >> sf5) & 1 = 1) as sd2,
  (sf7 >= 12) as sc5,
  (cast(sf9 + to_months(cast(6 as integer)) as date) <= sf2) as sd6,
  (sf2 > date '2022-05-31') as sc8
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
left join person s3 on s3.person_id = s0."person") where (sf1 between 130900 and 130999))))))))))))))
