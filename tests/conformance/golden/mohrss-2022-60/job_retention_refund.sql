select
  sf0 as subject_id,
  cast(so35 as utinyint) as outcome,
  cast(sm14 as bigint) as failed,
  cast((case when sb31 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sd9 is null then cast(32 as bigint) else 0 end | case when sc12 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when sf14 is null then cast(256 as bigint) else 0 end | case when sc13 is null then cast(512 as bigint) else 0 end | case when (sb15 and (sv29 is null)) then cast(1024 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(2 as bigint) else 0 end | case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when sf5 then cast(16 as bigint) else 0 end | case when sc10 then cast(32 as bigint) else 0 end | case when sc12 then cast(64 as bigint) else 0 end | case when sf13 then cast(128 as bigint) else 0 end | case when sf14 then cast(256 as bigint) else 0 end | case when sc13 then cast(512 as bigint) else 0 end) as bigint) as flags,
  cast(sm33 | (case when sb31 then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf8 is null then cast(32 as bigint) else 0 end) | (case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf10 is null then cast(128 as bigint) else 0 end) | (case when sf8 = 0 then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(512 as bigint) else 0 end) | (case when sf6 is null then cast(1024 as bigint) else 0 end) | (case when sf6 = 0 then cast(256 as bigint) else 0 end) | (case when sf12 is null then cast(4096 as bigint) else 0 end) | (case when sf11 is null then cast(8192 as bigint) else 0 end) | (case when sf11 = 0 then cast(2048 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when ((not sf15) and ((cast(12 as bigint) >> sf16) & 1 = 1)) is null then ((case when sf15 is null then cast(65536 as bigint) else 0 end) | (case when sf16 is null then cast(131072 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so35 <= 3 then sv29 end as bigint) as amount
from (
select *,
  case when not sb15 then cast(5 as utinyint) when sm33 <> 0 or (sb30 and not sp34) then cast(4 as utinyint) when sp34 then cast(3 as utinyint) when sc1 is distinct from false or sc2 is distinct from false or sc3 is distinct from false or sf5 is distinct from false or sc10 is distinct from false or sc12 is distinct from false or sf13 is distinct from false or sf14 is distinct from false or sc13 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so35
from (
select *,
  case when sb30 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sb15 then case when sd16 is null then case when ((0 = 1) and sf17) is null then case when sf17 is null then cast(262144 as bigint) else 0 end else 0 end when sd16 then ((case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sf19 is null then cast(1048576 as bigint) else 0 end) | (case when sf20 is null then cast(2097152 as bigint) else 0 end) | (case when sd20 is null then case when sf3 is null then cast(2 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf3 is null then cast(2 as bigint) else 0 end when sd21 then 0 else case when sd22 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd23 then 0 else 0 end end end end)) else ((case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sd20 is null then case when sf3 is null then cast(2 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf3 is null then cast(2 as bigint) else 0 end when sd21 then 0 else case when sd22 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd23 then 0 else 0 end end end end)) end else 0 end)) else 0 end as sm33
from (
select *,
  (sf2 is null or (sb15 and (sv29 is null))) as sb30,
  (sf2 is null or (sb15 and (sv29 is null)) or sc1 is null or sf3 is null or sf4 is null or sf5 is null or sd9 is null or sc12 is null or sf13 is null or sf14 is null or sc13 is null) as sb31
from (
select *,
  case when sb15 then cast(((2 * cast((cast((case when sd16 then (cast((cast((case when sd17 >= sd18 then sd17 when not sd17 >= sd18 then sd18 end) as hugeint) * sd25) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) when not sd16 then (cast(sf18 as hugeint) * sd25) end) as hugeint)) as hugeint) + sd28) // (2 * sd28)) as bigint) end as sv29
from (
select *,
  (not sd9) as sc10,
  (case sd24 when 0 then 500000 when 1 then 900000 when 2 then 900000 when 3 then cast(null as bigint) when 4 then cast(null as bigint) end) as sd25,
  (sb15 and ((case when sd16 is null then false when sd16 then (coalesce((sd24 in (1, 2, 3, 4)), false) or coalesce(true, false)) else coalesce((sd24 in (1, 2, 3, 4)), false) end))) as sp34
from (
select *,
  (cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf6)) then 200000 when ((sd4 > cast(30 as bigint) * sf6)) then 55000 end) as bigint) * sf8) as sd9,
  (sm14 = 0) as sb15,
  (case when sd20 then 2 when not sd20 then (case when sd21 then 3 when not sd21 then (case when sd22 then 0 when not sd22 then (case when sd23 then 4 when not sd23 then 1 end) end) end) end) as sd24
from (
select *,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc1,
  (not ((cast(255 as bigint) >> sf3) & 1 = 1)) as sc2,
  (not (sf4 >= 12)) as sc3,
  (case when sf6 <> 0 then sf7 end) as sd4,
  (cast((cast(sf8 as bigint) - sf9) as bigint) - sf10) as sd6,
  (not ((case when sf11 <> 0 then sf12 end) >= cast(12 as bigint) * sf11)) as sc12,
  ((not sf15) and ((cast(12 as bigint) >> sf16) & 1 = 1)) as sc13,
  (case when not (sf2 > date '2022-12-31') then cast(1 as bigint) else 0 end) as sm14,
  ((0 = 1) and sf17) as sd16,
  (cast((cast(sf18 as bigint) - sf19) as bigint) - sf20) as sd17,
  (cast(0 as bigint) * 100) as sd18,
  (sf3 = 1) as sd20,
  ((cast(124 as bigint) >> sf3) & 1 = 1) as sd21,
  (sf16 = 0) as sd22,
  (sf16 = 4) as sd23,
  cast(1000000 as hugeint) as sd28
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."cancelled_on" as sf2,
  s1."entity_kind" as sf3,
  s0."ui_paid_months_last_year" as sf4,
  s0."has_arrears" as sf5,
  s0."insured_months" as sf6,
  s0."headcount_months" as sf7,
  s0."headcount_at_start" as sf8,
  s0."headcount_at_end" as sf9,
  s0."natural_attrition" as sf10,
  s2."monthly_expenditure" as sf11,
  s2."fund_balance" as sf12,
  s1."is_seriously_dishonest" as sf13,
  s1."is_zombie" as sf14,
  s0."has_corporate_account" as sf15,
  s1."size_class" as sf16,
  s1."is_dispatch_agency" as sf17,
  s0."ui_premium_paid_last_year" as sf18,
  s0."dispatched_premium_paid" as sf19,
  s0."public_dispatch_premium_paid" as sf20
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 0 and 999999)))))))))
