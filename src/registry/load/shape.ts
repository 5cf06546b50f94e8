import type { Entity } from '../../rules/index.ts'
import { deliveryWords } from '../messages.zh.ts'
import { type Column, columnsOf, keyColumnOf } from '../schema.ts'

/** What a file of a delivery may hold: an entity's records, or rows of another sort that a load understands. */
export interface Shape {
  readonly id: string
  readonly zh: string
  readonly columns: readonly Column[]
  /** The name of the column whose value no two rows share, if there is one. */
  readonly key: string | undefined
  /** Columns in which no cell may be empty, the key among them. */
  readonly required: readonly string[]
}

/** The shape of an entity's file. */
export function shapeOf(entity: Entity): Shape {
  const key = keyColumnOf(entity.id)
  return { id: entity.id, zh: entity.zh, columns: columnsOf(entity), key, required: [key] }
}

/** The names a column may have in a header, its id first. */
export function namesOf(shape: Shape, column: Column): readonly string[] {
  if (column.field === undefined) return [column.name, ...deliveryWords.key.map((word) => shape.zh + word)]
  return [column.field.id, column.field.zh, ...column.field.aliases]
}

/** What a column is called in messages. */
export function titleOf(shape: Shape, name: string): string {
  const column = shape.columns.find((each) => each.name === name)
  if (column === undefined) return name
  return column.field?.zh ?? `${shape.zh}${deliveryWords.key[0]}`
}
