select
  sf0 as subject_id,
  cast(so48 as utinyint) as outcome,
  cast(sm14 as bigint) as failed,
  cast((case when sb44 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sd9 is null then cast(32 as bigint) else 0 end | case when sc12 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when sf14 is null then cast(256 as bigint) else 0 end | case when sc13 is null then cast(512 as bigint) else 0 end | case when (sb15 and (sv42 is null)) then cast(1024 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(2 as bigint) else 0 end | case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when sf5 then cast(16 as bigint) else 0 end | case when sc10 then cast(32 as bigint) else 0 end | case when sc12 then cast(64 as bigint) else 0 end | case when sf13 then cast(128 as bigint) else 0 end | case when sf14 then cast(256 as bigint) else 0 end | case when sc13 then cast(512 as bigint) else 0 end) as bigint) as flags,
  cast(sm46 | (case when sb44 then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sd9 is null then ((case when sf8 is null then cast(32 as bigint) else 0 end) | (case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf10 is null then cast(128 as bigint) else 0 end) | (case when sf8 = 0 then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(512 as bigint) else 0 end) | (case when sf6 is null then cast(1024 as bigint) else 0 end) | (case when sf6 = 0 then cast(256 as bigint) else 0 end)) else 0 end) | (case when sf12 is null then cast(4096 as bigint) else 0 end) | (case when sf11 is null then cast(8192 as bigint) else 0 end) | (case when sf11 = 0 then cast(2048 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when ((not sf15) and ((cast(12 as bigint) >> sf16) & 1 = 1)) is null then ((case when sf15 is null then cast(65536 as bigint) else 0 end) | (case when sf16 is null then cast(131072 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so48 <= 3 then sv42 end as bigint) as amount
from (
select *,
  case when not sb15 then cast(5 as utinyint) when sm46 <> 0 or (sb43 and not sp47) then cast(4 as utinyint) when sp47 then cast(3 as utinyint) when sc1 is distinct from false or sc2 is distinct from false or sc3 is distinct from false or sf5 is distinct from false or sc10 is distinct from false or sc12 is distinct from false or sf13 is distinct from false or sf14 is distinct from false or sc13 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so48
from (
select *,
  case when sb43 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sb15 and (sv42 is null)) then ((case when ((0 = 1) and sf17) is null then case when sf17 is null then cast(262144 as bigint) else 0 end else 0 end) | (case when sd21 is distinct from false then ((case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sf19 is null then cast(1048576 as bigint) else 0 end) | (case when sf20 is null then cast(2097152 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd16 is distinct from true then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd17 is distinct from true then ((case when sf16 is null then cast(131072 as bigint) else 0 end) | (case when sd18 is distinct from true then case when sf16 is null then cast(131072 as bigint) else 0 end else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sd21 is distinct from true then ((case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd16 is distinct from true then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd17 is distinct from true then ((case when sf16 is null then cast(131072 as bigint) else 0 end) | (case when sd18 is distinct from true then case when sf16 is null then cast(131072 as bigint) else 0 end else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end as sm46
from (
select *,
  (sf2 is null or (sb15 and (sv42 is null))) as sb43,
  (sf2 is null or (sb15 and (sv42 is null)) or sc1 is null or sf3 is null or sf4 is null or sf5 is null or sd9 is null or sc12 is null or sf13 is null or sf14 is null or sc13 is null) as sb44
from (
select *,
  case when sb15 then coalesce(cast(((2 * cast((cast((case when sd21 then (cast((cast((case when sd22 >= sd23 then sd22 when not sd22 >= sd23 then sd23 end) as hugeint) * sd39) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) when not sd21 then (cast(sf18 as hugeint) * sd39) end) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint), case when list_reduce(list_concat(case when sd21 is distinct from false then list_concat(case when sd16 is distinct from false then [(coalesce(true, false) or coalesce(true, false))] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [(coalesce(true, false) or coalesce(true, false))] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [(coalesce(false, false) or coalesce(true, false))] else [] end, case when sd18 is distinct from true then list_concat(case when sd19 is distinct from false then [(coalesce(true, false) or coalesce(true, false))] else [] end, case when sd19 is distinct from true then [(coalesce(true, false) or coalesce(true, false))] else [] end) else [] end) else [] end) else [] end) else [] end, case when sd21 is distinct from true then list_concat(case when sd16 is distinct from false then [coalesce(true, false)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [coalesce(true, false)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [coalesce(false, false)] else [] end, case when sd18 is distinct from true then list_concat(case when sd19 is distinct from false then [coalesce(true, false)] else [] end, case when sd19 is distinct from true then [coalesce(true, false)] else [] end) else [] end) else [] end) else [] end) else [] end), lambda x, y: case when x = y then x end) is not null then list_reduce(list_concat(case when sd21 is distinct from false then list_concat(case when sd16 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd22 >= sd23 then sd22 when not sd22 >= sd23 then sd23 end) as hugeint) * 900000) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd22 >= sd23 then sd22 when not sd22 >= sd23 then sd23 end) as hugeint) * (cast(null as bigint))) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd22 >= sd23 then sd22 when not sd22 >= sd23 then sd23 end) as hugeint) * 500000) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd18 is distinct from true then list_concat(case when sd19 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd22 >= sd23 then sd22 when not sd22 >= sd23 then sd23 end) as hugeint) * (cast(null as bigint))) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd19 is distinct from true then [cast(((2 * cast((cast((cast((cast((case when sd22 >= sd23 then sd22 when not sd22 >= sd23 then sd23 end) as hugeint) * 900000) as hugeint) + (cast(sf19 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end) else [] end) else [] end) else [] end) else [] end, case when sd21 is distinct from true then list_concat(case when sd16 is distinct from false then [cast(((2 * cast((cast((cast(sf18 as hugeint) * 900000) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [cast(((2 * cast((cast((cast(sf18 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [cast(((2 * cast((cast((cast(sf18 as hugeint) * 500000) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd18 is distinct from true then list_concat(case when sd19 is distinct from false then [cast(((2 * cast((cast((cast(sf18 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end, case when sd19 is distinct from true then [cast(((2 * cast((cast((cast(sf18 as hugeint) * 900000) as hugeint)) as hugeint) + sd27) // (2 * sd27)) as bigint)] else [] end) else [] end) else [] end) else [] end) else [] end), lambda x, y: case when x = y then x end) end) end as sv42
from (
select *,
  (not sd9) as sc10,
  (case sd20 when 0 then 500000 when 1 then 900000 when 2 then 900000 when 3 then cast(null as bigint) when 4 then cast(null as bigint) end) as sd39,
  (sb15 and (((sd21 is distinct from false and (coalesce((coalesce(sd20 in (1, 2, 3, 4), true)), false) or coalesce(true, false))) or (sd21 is distinct from true and coalesce((coalesce(sd20 in (1, 2, 3, 4), true)), false))))) as sp47
from (
select *,
  coalesce((cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf6)) then 200000 when ((sd4 > cast(30 as bigint) * sf6)) then 55000 end) as bigint) * sf8), list_reduce((case when sd4 is null then [(cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(200000 as bigint) * sf8), (cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(55000 as bigint) * sf8)] else [(cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf6)) then 200000 when ((sd4 > cast(30 as bigint) * sf6)) then 55000 end) as bigint) * sf8)] end), lambda x, y: case when x = y then x end)) as sd9,
  (sm14 = 0) as sb15,
  (case when sd16 then 2 when not sd16 then (case when sd17 then 3 when not sd17 then (case when sd18 then 0 when not sd18 then (case when sd19 then 4 when not sd19 then 1 end) end) end) end) as sd20
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
  (sf3 = 1) as sd16,
  ((cast(124 as bigint) >> sf3) & 1 = 1) as sd17,
  (sf16 = 0) as sd18,
  (sf16 = 4) as sd19,
  ((0 = 1) and sf17) as sd21,
  (cast((cast(sf18 as bigint) - sf19) as bigint) - sf20) as sd22,
  (cast(0 as bigint) * 100) as sd23,
  cast(1000000 as hugeint) as sd27
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
