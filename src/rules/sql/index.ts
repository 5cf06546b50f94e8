export type { Completeness } from './aggregate.ts'
export { compileScreen, type ScreenColumn, type ScreenOptions, type ScreenProgram } from './compile-screen.ts'
export { type Dialect, duckdb } from './dialect.ts'
export { keyColumn, type Tables } from './row-source.ts'
