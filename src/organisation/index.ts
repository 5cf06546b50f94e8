export { type OfficeSettings, officeDay, readOffice, writeOffice } from './office.ts'
export { type PlaceOfCode, placesOfCodes } from './places-of-codes.ts'
export { plantRegions } from './plant-regions.ts'
export { everywhere, isWithin, lineTo, onlyOf, subtreeOf } from './region-paths.ts'
