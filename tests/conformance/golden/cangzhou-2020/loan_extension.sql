select
  sf0 as subject_id,
  cast((case when not (sm3 = 0) then cast(5 as utinyint) when sb5 then cast(4 as utinyint) when sc1 is distinct from false or sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end) as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb6 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(4 as bigint) else 0 end | case when sc2 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb5 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sb6 then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(null as bigint) as amount
from (
select *,
  (not (sf4 > 0)) as sc1,
  (sf4 > 12) as sc2,
  (case when not (sf2 = 0) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end) as sm3,
  (sf2 is null or sf3 is null) as sb5,
  (sf2 is null or sf3 is null or sf4 is null) as sb6
from (select * from (
select
  s0.loan_id as sf0,
  s0."region" as sf1,
  s0."borrower_kind" as sf2,
  s0."is_covid_patient" as sf3,
  s0."extension_months" as sf4
from loan s0) where (sf1 between 130900 and 130999)))
