import { sqlText } from '../../store/index.ts'
import { type DemoArea, demoAreas, plantedCounties } from '../demo-regions.ts'
import { industryByKind, industryWeights } from './industries.ts'

/** How many slots the counties are spread over; a row's place is a number below this. */
export const placeSlots = 10_000

const weightTotal = demoAreas.reduce((sum, area) => sum + area.weight, 0)
const counties = demoAreas.flatMap((area, index) => area.counties.map((region) => ({ region, area: index + 1 })))

/** The county of every slot, by its position among the counties. */
const countyOfSlots: readonly number[] = demoAreas.flatMap((area, index) => {
  const first = counties.findIndex((county) => county.area === index + 1)
  return countiesInTurn(area).map((county) => first + area.counties.indexOf(county))
})

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

/** How many places planted cases take turns in. */
export const plantedPlaces = plantedCounties.length

/** SQL for the slot of the place whose turn it is, by the SQL of a number that counts the turns. */
export function plantedSlotOf(turn: string): string {
  const slots = plantedCounties.map((region) => countyOfSlots.indexOf(counties.findIndex((county) => county.region === region)))
  return `list_extract([${slots.join(', ')}], (${turn} % ${plantedPlaces} + 1)::BIGINT)`
}

/** The counties of an area, each as often as it gets a slot. */
function countiesInTurn({ weight, counties, large }: DemoArea): readonly number[] {
  const slotsOf = (parts: number) => Math.round((parts * placeSlots) / weightTotal)
  const own = large === undefined ? 0 : slotsOf(large.weight)
  const others = counties.filter((county) => county !== large?.county)
  return Array.from({ length: slotsOf(weight) }, (_, index) => (index < own ? large?.county : others[index % others.length]) ?? 0)
}

function slotRows(): string {
  return `SELECT * FROM (VALUES ${countyOfSlots.map((county, slot) => `(${slot}, ${county + 1})`).join(', ')}) t(slot, county)`
}

function industryRows(): readonly string[] {
  let slot = 0
  return Object.entries(industryWeights).flatMap(([code, weight]) => Array.from({ length: weight }, () => `(${slot++}, ${sqlText(code)})`))
}
