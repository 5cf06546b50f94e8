export { type Cell, type DuckDb, type DuckDbOptions, openDuckDb, type Row, withDuckDb } from './duckdb.ts'
export { StoreFailure, type StoreFailureCode } from './failure.ts'
export { isRunning } from './running-process.ts'
export { sqlName, sqlText } from './sql-text.ts'
