select
  sf0 as subject_id,
  cast(so33 as utinyint) as outcome,
  cast(sm13 as bigint) as failed,
  cast((case when sb29 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sc3 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when sd11 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when (sb14 and (sv27 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc5 then cast(16 as bigint) else 0 end | case when sf7 then cast(32 as bigint) else 0 end | case when sc12 then cast(64 as bigint) else 0 end | case when sf13 then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast(sm31 | (case when sb29 then ((case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end) | (case when sd11 is null then ((case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf12 is null then cast(1024 as bigint) else 0 end) | (case when sf10 = 0 then cast(128 as bigint) else 0 end) | (case when sf9 is null then cast(4096 as bigint) else 0 end) | (case when sf8 is null then cast(8192 as bigint) else 0 end) | (case when sf8 = 0 then cast(2048 as bigint) else 0 end)) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so33 <= 3 then sv27 end as bigint) as amount
from (
select *,
  case when not sb14 then cast(5 as utinyint) when sm31 <> 0 or (sb28 and not sp32) then cast(4 as utinyint) when sp32 then cast(3 as utinyint) when sc5 is distinct from false or sf7 is distinct from false or sc12 is distinct from false or sf13 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so33
from (
select *,
  case when sb28 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf3 is null then cast(8 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end) | (case when sf5 is null then cast(16 as bigint) else 0 end) | (case when (sb14 and (sv27 is null)) then ((case when sf15 is null then cast(32768 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sd15 is distinct from true then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sd16 is distinct from true then ((case when sf14 is null then cast(65536 as bigint) else 0 end) | (case when sd17 is distinct from true then case when sf14 is null then cast(65536 as bigint) else 0 end else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end as sm31
from (
select *,
  (sc0 is null or sf2 is null or sc3 is null or sf5 is null or (sb14 and (sv27 is null))) as sb28,
  (sc0 is null or sf2 is null or sc3 is null or sf5 is null or (sb14 and (sv27 is null)) or sf6 is null or sf7 is null or sd11 is null or sf13 is null) as sb29
from (
select *,
  case when sb14 then coalesce(cast(((2 * cast((cast((cast(sf15 as hugeint) * (case sd19 when 0 then 500000 when 1 then 1000000 when 2 then cast(null as bigint) when 3 then cast(null as bigint) when 4 then cast(null as bigint) end)) as hugeint)) as hugeint) + sd22) // (2 * sd22)) as bigint), case when list_reduce(list_concat(case when sd15 is distinct from false then [coalesce(true, false)] else [] end, case when sd15 is distinct from true then list_concat(case when sd16 is distinct from false then [coalesce(true, false)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [coalesce(false, false)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [coalesce(true, false)] else [] end, case when sd18 is distinct from true then [coalesce(false, false)] else [] end) else [] end) else [] end) else [] end), lambda x, y: case when x = y then x end) is not null then list_reduce(list_concat(case when sd15 is distinct from false then [cast(((2 * cast((cast((cast(sf15 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd22) // (2 * sd22)) as bigint)] else [] end, case when sd15 is distinct from true then list_concat(case when sd16 is distinct from false then [cast(((2 * cast((cast((cast(sf15 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd22) // (2 * sd22)) as bigint)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [cast(((2 * cast((cast((cast(sf15 as hugeint) * 500000) as hugeint)) as hugeint) + sd22) // (2 * sd22)) as bigint)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [cast(((2 * cast((cast((cast(sf15 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd22) // (2 * sd22)) as bigint)] else [] end, case when sd18 is distinct from true then [cast(((2 * cast((cast((cast(sf15 as hugeint) * 1000000) as hugeint)) as hugeint) + sd22) // (2 * sd22)) as bigint)] else [] end) else [] end) else [] end) else [] end), lambda x, y: case when x = y then x end) end) end as sv27,
  (sb14 and (coalesce((coalesce(sd19 in (2, 3, 4), true)), false))) as sp32
from (
select *,
  (not sd11) as sc12,
  (sm13 = 0) as sb14
from (
select *,
  coalesce((cast((case when sf10 <> 0 then (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd6 <= cast(30 as bigint) * sf8)) then 200000 when ((sd6 > cast(30 as bigint) * sf8)) then 55000 end) as bigint) * sf10), list_reduce((case when sd6 is null then [(cast((case when sf10 <> 0 then (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(200000 as bigint) * sf10), (cast((case when sf10 <> 0 then (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(55000 as bigint) * sf10)] else [(cast((case when sf10 <> 0 then (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd6 <= cast(30 as bigint) * sf8)) then 200000 when ((sd6 > cast(30 as bigint) * sf8)) then 55000 end) as bigint) * sf10)] end), lambda x, y: case when x = y then x end)) as sd11,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 = 0) then cast(2 as bigint) else 0 end | case when not sc3 then cast(4 as bigint) else 0 end | case when not (sf5 > date '2022-12-31') then cast(8 as bigint) else 0 end) as sm13,
  (case when sd15 then 2 when not sd15 then (case when sd16 then 3 when not sd16 then (case when sd17 then 0 when not sd17 then (case when sd18 then 4 when not sd18 then 1 end) end) end) end) as sd19
from (
select *,
  (date '2022-12-31' <= date '2022-12-31') as sc0,
  ((case when sf3 <> 0 then sf4 end) >= cast(12 as bigint) * sf3) as sc3,
  (not (sf6 >= 12)) as sc5,
  (case when sf8 <> 0 then sf9 end) as sd6,
  (cast((cast(sf10 as bigint) - sf11) as bigint) - sf12) as sd8,
  (sf2 = 1) as sd15,
  ((cast(124 as bigint) >> sf2) & 1 = 1) as sd16,
  (sf14 = 0) as sd17,
  (sf14 = 4) as sd18,
  cast(1000000 as hugeint) as sd22
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s2."monthly_expenditure" as sf3,
  s2."fund_balance" as sf4,
  s1."cancelled_on" as sf5,
  s0."ui_paid_months_last_year" as sf6,
  s0."has_arrears" as sf7,
  s0."insured_months" as sf8,
  s0."headcount_months" as sf9,
  s0."headcount_at_start" as sf10,
  s0."headcount_at_end" as sf11,
  s0."natural_attrition" as sf12,
  s1."is_zombie" as sf13,
  s1."size_class" as sf14,
  s0."ui_premium_paid_last_year" as sf15
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 220182 and 220182)))))))))
