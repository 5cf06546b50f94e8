select
  sf0 as subject_id,
  cast(so20 as utinyint) as outcome,
  cast(sm13 as bigint) as failed,
  cast((case when sb17 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sf6 is null then cast(32 as bigint) else 0 end | case when sd9 is null then cast(64 as bigint) else 0 end | case when sf12 is null then cast(128 as bigint) else 0 end | case when sc12 is null then cast(256 as bigint) else 0 end | case when (sb14 and (sv15 is null)) then cast(512 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(32 as bigint) else 0 end | case when sc10 then cast(64 as bigint) else 0 end | case when sf12 then cast(128 as bigint) else 0 end | case when sc12 then cast(256 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb16 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb14 and (sv15 is null)) then ((case when sf15 is null then cast(65536 as bigint) else 0 end) | (case when sf16 is null then cast(131072 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb17 then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sd9 is null then ((case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf10 is null then cast(128 as bigint) else 0 end) | (case when sf11 is null then cast(256 as bigint) else 0 end) | (case when sf9 = 0 then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(1024 as bigint) else 0 end) | (case when sf7 is null then cast(2048 as bigint) else 0 end) | (case when sf7 = 0 then cast(512 as bigint) else 0 end)) else 0 end) | (case when sf12 is null then cast(4096 as bigint) else 0 end) | (case when sf14 is null then cast(16384 as bigint) else 0 end) | (case when sf13 is null then cast(32768 as bigint) else 0 end) | (case when sf13 = 0 then cast(8192 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so20 <= 3 then sv15 end as bigint) as amount
from (
select *,
  case when not sb14 then cast(5 as utinyint) when sb16 then cast(4 as utinyint) when sc3 is distinct from false or sc10 is distinct from false or sf12 is distinct from false or sc12 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so20
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb14 and (sv15 is null))) as sb16,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb14 and (sv15 is null)) or sf6 is null or sd9 is null or sf12 is null or sc12 is null) as sb17
from (
select *,
  case when sb14 then (cast((cast(sf15 as bigint) * sf16) as bigint) * 6) end as sv15
from (
select *,
  (not sd9) as sc10,
  (sm13 = 0) as sb14
from (
select *,
  coalesce((cast((case when sf9 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf7)) then 200000 when ((sd4 > cast(30 as bigint) * sf7)) then 55000 end) as bigint) * sf9), list_reduce((case when sd4 is null then [(cast((case when sf9 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(200000 as bigint) * sf9), (cast((case when sf9 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(55000 as bigint) * sf9)] else [(cast((case when sf9 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf7)) then 200000 when ((sd4 > cast(30 as bigint) * sf7)) then 55000 end) as bigint) * sf9)] end), lambda x, y: case when x = y then x end)) as sd9,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 = 0) then cast(2 as bigint) else 0 end | case when not sf3 then cast(4 as bigint) else 0 end | case when not sf4 then cast(8 as bigint) else 0 end | case when not (sf5 > date '2022-12-31') then cast(16 as bigint) else 0 end) as sm13
from (
select *,
  (date '2022-12-31' <= date '2022-12-31') as sc0,
  (not (sf6 >= 12)) as sc3,
  (case when sf7 <> 0 then sf8 end) as sd4,
  (cast((cast(sf9 as bigint) - sf10) as bigint) - sf11) as sd6,
  ((case when sf13 <> 0 then sf14 end) < cast(24 as bigint) * sf13) as sc12
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s1."has_temporary_difficulty" as sf3,
  s1."is_recovery_expected" as sf4,
  s1."cancelled_on" as sf5,
  s0."ui_paid_months_last_year" as sf6,
  s0."insured_months" as sf7,
  s0."headcount_months" as sf8,
  s0."headcount_at_start" as sf9,
  s0."headcount_at_end" as sf10,
  s0."natural_attrition" as sf11,
  s1."is_zombie" as sf12,
  s2."monthly_expenditure" as sf13,
  s2."fund_balance" as sf14,
  s2."mean_monthly_benefit" as sf15,
  s0."insured_headcount" as sf16
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 220000 and 229999))))))))
