select
  sf0 as subject_id,
  cast((case when sb27 and so31 < 2 then 2 else so31 end) as utinyint) as outcome,
  cast(case sr30 when 0 then sm4 when 1 then sm13 end as bigint) as failed,
  cast(case sr30 when 0 then (case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when false is null then cast(16 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(32 as bigint) else 0 end) else 0 end) when 1 then (case when sb17 then (case when sc12 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when false is null then cast(16 as bigint) else 0 end | case when (sb14 and (sv15 is null)) then cast(32 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when false then cast(16 as bigint) else 0 end)) | (case when sb27 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(case sr30 when 0 then (case when sb7 then ((case when (((cast(7 as bigint) >> sf2) & 1 = 1) or ((0 = 1) and (sf2 = 3))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 1) and (sf2 = 3)) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sb8 then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) when 1 then (case when sb16 then ((case when (((cast(7 as bigint) >> sf2) & 1 = 1) or ((1 = 1) and (sf2 = 3))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 1) and (sf2 = 3)) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sb17 then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr30 when 0 then sv23 when 1 then sv25 end as bigint) as amount
from (
select *,
  case sr30 when 0 then so11 when 1 then so20 end as so31
from (
select *,
  case when sb27 then case when (so11 <= 3) then 0 when (so20 <= 3) then 1 when so11 = 4 then 0 when so20 = 4 then 1 end else 0 end as sr30
from (
select *,
  (not (so11 = so20 and sv23 is not distinct from sv25)) as sb27
from (
select *,
  case when so11 <= 3 then sv6 end as sv23,
  case when so20 <= 3 then sv15 end as sv25
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11,
  case when not sb14 then cast(5 as utinyint) when sb16 then cast(4 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so20
from (
select *,
  (sc0 is null or sf3 is null or (sb5 and (sv6 is null))) as sb7,
  (sc0 is null or sf3 is null or (sb5 and (sv6 is null)) or sf4 is null or sf5 is null or false is null) as sb8,
  (sc12 is null or sf3 is null or (sb14 and (sv15 is null))) as sb16,
  (sc12 is null or sf3 is null or (sb14 and (sv15 is null)) or sf4 is null or sf5 is null or false is null) as sb17
from (
select *,
  case when sb5 then 30000 end as sv6,
  case when sb14 then 30000 end as sv15
from (
select *,
  (sm4 = 0) as sb5,
  (sm13 = 0) as sb14
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end) as sm4,
  (case when not sc12 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end) as sm13
from (
select *,
  (((cast(7 as bigint) >> sf2) & 1 = 1) or ((0 = 1) and (sf2 = 3))) as sc0,
  (sf3 = 0) as sc1,
  (not (sf4 >= date '2022-06-14')) as sc2,
  (not sf5) as sc3,
  (((cast(7 as bigint) >> sf2) & 1 = 1) or ((1 = 1) and (sf2 = 3))) as sc12
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s2."entity_kind" as sf3,
  s0."ended_on" as sf4,
  s0."is_completed" as sf5
from training s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s1."firm") where (sf1 between 140000 and 149999))))))))))))
