import { loadOwnGold } from './gold/load-gold.ts'
import { measureReader } from './measure-reader.ts'

measureReader(loadOwnGold())
