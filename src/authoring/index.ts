export { listWritable, type Writable, type WritableKind } from './list-writable.ts'
export { searchWritable, type WritableSearch } from './search-writable.ts'
export { kindWords, termTexts } from './terms.zh.ts'
export { writeReference } from './write-reference.ts'
