export { writeReference } from './write-reference.ts'
