export { earlierPaymentsSection } from './earlier-payments.ts'
export { type Dossier, type ReadSection, readDossier } from './read-dossier.ts'
export {
  type AskedRecords,
  type CellKind,
  type DossierAsked,
  type DossierRecord,
  type DossierSection,
  type SectionRows,
  sectionOf,
} from './section.ts'
