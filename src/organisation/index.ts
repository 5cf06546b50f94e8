export { type OfficeSettings, officeDay, readOffice, writeOffice } from './office.ts'
export { nationPath, plantRegions } from './plant-regions.ts'
export { childPath, everywhere, isWithin, lineTo, onlyOf, subtreeOf } from './region-paths.ts'
