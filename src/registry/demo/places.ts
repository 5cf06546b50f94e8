import { sqlText } from '../../store/index.ts'
import { demoAreas } from '../demo-regions.ts'
import { industryByKind, industryWeights } from './industries.ts'

/** How many slots the counties are spread over; a row's place is a number below this. */
export const placeSlots = 10_000

const weightTotal = demoAreas.reduce((sum, area) => sum + area.weight, 0)
const counties = demoAreas.flatMap((area, index) => area.counties.map((region) => ({ region, area: index + 1 })))

const industrySlotsTotal = Object.values(industryWeights).reduce((sum, weight) => sum + weight, 0)

/** How many slots the industries are spread over. */
export const industrySlots = industrySlotsTotal

/** Small tables the others join: places by slot, industries by slot, counties, pooling areas. */
export function placeTables(): readonly string[] {
  return [
    `CREATE OR REPLACE TEMP TABLE area AS SELECT * FROM (VALUES ${demoAreas.map((area, index) => `(${index + 1}, ${area.region}, ${area.reserveMonths}, ${area.fenBeyond})`).join(', ')}) t(area_id, region, reserve_months, fen_beyond)`,
    `CREATE OR REPLACE TEMP TABLE district AS SELECT * FROM (VALUES ${counties.map((county, index) => `(${index + 1}, ${county.region}, ${county.area})`).join(', ')}) t(county_id, region, area_id)`,
    `CREATE OR REPLACE TEMP TABLE place AS SELECT slots.slot, district.* FROM (${slotRows()}) slots JOIN district ON district.county_id = slots.county ORDER BY slot`,
    `CREATE OR REPLACE TEMP TABLE industry AS SELECT * FROM (VALUES ${industryRows().join(', ')}) t(slot, industry_code)`,
  ]
}

/** SQL for the industry code of an entity kind that has its own, undefined for the others. */
export function industryOfKind(kind: string): string | undefined {
  return industryByKind[kind]?.map(sqlText).join(', ')
}

function slotRows(): string {
  const share = placeSlots / weightTotal
  let slot = 0
  let county = 1
  const rows = demoAreas.flatMap((area) => {
    const own = Array.from(
      { length: Math.round(area.weight * share) },
      (_, index) => `(${slot++}, ${county + (index % area.counties.length)})`,
    )
    county += area.counties.length
    return own
  })
  return `SELECT * FROM (VALUES ${rows.join(', ')}) t(slot, county)`
}

function industryRows(): readonly string[] {
  let slot = 0
  return Object.entries(industryWeights).flatMap(([code, weight]) => Array.from({ length: weight }, () => `(${slot++}, ${sqlText(code)})`))
}
