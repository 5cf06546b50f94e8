export { readSourceText } from './read-source-text.ts'
export type { ArchiveFault, IntakeRefusal } from './refusals.ts'
export { describeIntakeRefusal } from './refusals.zh.ts'
export { openZip, type ZipArchive } from './zip-archive.ts'
