export { type OfficeSettings, officeDay, readOffice, writeOffice } from './office.ts'
export { type PlaceOfCode, placesOfCodes } from './places-of-codes.ts'
export { nationPath, plantRegions } from './plant-regions.ts'
export { childPath, everywhere, isWithin, lineTo, onlyOf, subtreeOf } from './region-paths.ts'
