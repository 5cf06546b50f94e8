select
  sf0 as subject_id,
  cast(so37 as utinyint) as outcome,
  cast(sm16 as bigint) as failed,
  cast((case when sb33 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sd9 is null then cast(16 as bigint) else 0 end | case when sc11 is null then cast(32 as bigint) else 0 end | case when sf12 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when sf14 is null then cast(256 as bigint) else 0 end | case when sc15 is null then cast(512 as bigint) else 0 end | case when (sb17 and (sv31 is null)) then cast(1024 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc15 then cast(512 as bigint) else 0 end) as bigint) as flags,
  cast(sm35 | (case when sb33 then case when ((not sf15) and ((cast(12 as bigint) >> sf16) & 1 = 1)) is null then ((case when sf15 is null then cast(65536 as bigint) else 0 end) | (case when sf16 is null then cast(131072 as bigint) else 0 end)) else 0 end else 0 end) as bigint) as missing,
  cast(case when so37 <= 3 then sv31 end as bigint) as amount
from (
select *,
  case when not sb17 then cast(5 as utinyint) when sm35 <> 0 or (sb32 and not sp36) then cast(4 as utinyint) when sp36 then cast(3 as utinyint) when sc15 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so37
from (
select *,
  case when sb32 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf8 is null then cast(32 as bigint) else 0 end) | (case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf7 = 0 then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(256 as bigint) else 0 end) | (case when sf5 is null then cast(512 as bigint) else 0 end) | (case when sf5 = 0 then cast(128 as bigint) else 0 end) | (case when sf11 is null then cast(2048 as bigint) else 0 end) | (case when sf10 is null then cast(4096 as bigint) else 0 end) | (case when sf10 = 0 then cast(1024 as bigint) else 0 end) | (case when sf12 is null then cast(8192 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when sb17 then case when sd18 is null then case when ((0 = 1) and sf17) is null then case when sf17 is null then cast(262144 as bigint) else 0 end else 0 end when sd18 then ((case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sf19 is null then cast(1048576 as bigint) else 0 end) | (case when sf20 is null then cast(2097152 as bigint) else 0 end) | (case when sd22 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd23 then 0 else case when sd24 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd24 then 0 else case when sd25 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd25 then 0 else 0 end end end end)) else ((case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sd22 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd23 then 0 else case when sd24 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd24 then 0 else case when sd25 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd25 then 0 else 0 end end end end)) end else 0 end)) else 0 end as sm35
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sd9 is null or sc11 is null or sf12 is null or sf13 is null or sf14 is null or (sb17 and (sv31 is null))) as sb32,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sd9 is null or sc11 is null or sf12 is null or sf13 is null or sf14 is null or (sb17 and (sv31 is null)) or sc15 is null) as sb33
from (
select *,
  case when sb17 then cast(((2 * cast((cast((case when sd18 then (cast((cast((case when sd19 >= sd20 then sd19 when not sd19 >= sd20 then sd20 end) as hugeint) * sd27) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) when not sd18 then (cast(sf18 as hugeint) * sd27) end) as hugeint)) as hugeint) + sd30) // (2 * sd30)) as bigint) end as sv31,
  (sb17 and ((case when sd18 is null then false when sd18 then (coalesce((sd26 in (1, 2, 3, 4)), false) or coalesce(true, false)) else coalesce((sd26 in (1, 2, 3, 4)), false) end))) as sp36
from (
select *,
  (sm16 = 0) as sb17
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not ((cast(255 as bigint) >> sf2) & 1 = 1) then cast(2 as bigint) else 0 end | case when not (sf3 >= 12) then cast(4 as bigint) else 0 end | case when not (not sf4) then cast(8 as bigint) else 0 end | case when not sd9 then cast(16 as bigint) else 0 end | case when not sc11 then cast(32 as bigint) else 0 end | case when not (not sf12) then cast(64 as bigint) else 0 end | case when not (not sf13) then cast(128 as bigint) else 0 end | case when not (sf14 > date '2022-12-31') then cast(256 as bigint) else 0 end) as sm16,
  (case sd26 when 0 then 500000 when 1 then 900000 when 2 then 900000 when 3 then cast(null as bigint) when 4 then cast(null as bigint) end) as sd27
from (
select *,
  (cast((case when sf7 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf5)) then 200000 when ((sd4 > cast(30 as bigint) * sf5)) then 55000 end) as bigint) * sf7) as sd9,
  (case when sd22 then 2 when not sd22 then (case when sd23 then 3 when not sd23 then (case when sd24 then 0 when not sd24 then (case when sd25 then 4 when not sd25 then 1 end) end) end) end) as sd26
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (case when sf5 <> 0 then sf6 end) as sd4,
  (cast((cast(sf7 as bigint) - sf8) as bigint) - sf9) as sd6,
  ((case when sf10 <> 0 then sf11 end) >= cast(12 as bigint) * sf10) as sc11,
  ((not sf15) and ((cast(12 as bigint) >> sf16) & 1 = 1)) as sc15,
  ((0 = 1) and sf17) as sd18,
  (cast((cast(sf18 as bigint) - sf19) as bigint) - sf20) as sd19,
  (cast(0 as bigint) * 100) as sd20,
  (sf2 = 1) as sd22,
  ((cast(124 as bigint) >> sf2) & 1 = 1) as sd23,
  (sf16 = 0) as sd24,
  (sf16 = 4) as sd25,
  cast(1000000 as hugeint) as sd30
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s0."ui_paid_months_last_year" as sf3,
  s0."has_arrears" as sf4,
  s0."insured_months" as sf5,
  s0."headcount_months" as sf6,
  s0."headcount_at_start" as sf7,
  s0."headcount_at_end" as sf8,
  s0."natural_attrition" as sf9,
  s2."monthly_expenditure" as sf10,
  s2."fund_balance" as sf11,
  s1."is_seriously_dishonest" as sf12,
  s1."is_zombie" as sf13,
  s1."cancelled_on" as sf14,
  s0."has_corporate_account" as sf15,
  s1."size_class" as sf16,
  s1."is_dispatch_agency" as sf17,
  s0."ui_premium_paid_last_year" as sf18,
  s0."dispatched_premium_paid" as sf19,
  s0."public_dispatch_premium_paid" as sf20
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 0 and 999999))))))))))
