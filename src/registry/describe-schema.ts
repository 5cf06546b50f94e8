import type { Vocabulary } from '../rules/index.ts'
import { ownerOf } from './buckets.ts'
import { expectedOf } from './load/coerce.ts'
import { completenessFile } from './load/completeness.ts'
import { type ParquetType, parquetTypeOf } from './load/parquet-type.ts'
import { successionColumns, successionFile } from './load/read-succession.ts'
import { namesOf, shapeOf } from './load/shape.ts'
import { columnsOf } from './schema.ts'

export interface SchemaDescription {
  readonly entities: readonly EntityDescription[]
}

export interface EntityDescription {
  readonly entity: string
  readonly zh: string
  readonly definition: string
  readonly source: string
  readonly file: string
  readonly owner: string
  readonly columns: readonly ColumnDescription[]
}

export interface ColumnDescription {
  readonly id: string
  /** Other headers accepted for the column. */
  readonly names: readonly string[]
  readonly stored: string
  readonly cells: string
  readonly parquet: string
  readonly definition: string
}

/** The format of a delivery, as data: one entry per file, one per column. */
export function describeSchema(vocabulary: Vocabulary): SchemaDescription {
  return {
    entities: [...vocabulary.entities.values()].map((entity) => ({
      entity: entity.id,
      zh: entity.zh,
      definition: entity.definition,
      source: entity.source,
      file: `${entity.id}.csv | ${entity.id}.parquet`,
      owner: ownerOf(entity.id),
      columns: columnsOf(entity).map((column) => ({
        id: column.name,
        names: namesOf(shapeOf(entity), column).slice(1),
        stored: column.type,
        cells: expectedOf(column, vocabulary),
        parquet: parquetWords(parquetTypeOf(column)),
        definition: column.field?.definition ?? '',
      })),
    })),
  }
}

function parquetWords(type: ParquetType): string {
  switch (type.kind) {
    case 'boolean':
      return 'BOOLEAN or text'
    case 'date':
      return 'DATE, TIMESTAMP at midnight, or text'
    case 'text':
      return 'text'
    case 'integer':
      return 'an integer or text'
    case 'scaled':
      return `an integer scaled by 10^${type.scale} (money in fen), DECIMAL in the unit itself, or text`
  }
}

/** The same as Markdown. */
export function schemaAsMarkdown({ entities }: SchemaDescription): string {
  const parts = entities.map(({ entity, zh, definition, source, file, columns }) => {
    const rows = columns.map(
      ({ id, names, cells, parquet, definition: meaning }) =>
        `| ${[id, names.join(', '), cells, parquet, meaning].map(escaped).join(' | ')} |`,
    )
    return `## ${entity} ${zh}\n\n${definition} (${source})\n\nFile: \`${escaped(file)}\`\n\n| column | also called | cells | Parquet | meaning |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Format of a delivery

One folder, one file per entity. CSV in UTF-8 or GB18030, comma-separated, with a header line; an empty cell means unknown. Money in yuan with at most two decimals in CSV, in fen (integer) or yuan (DECIMAL) in Parquet. A file that is not there leaves the entity unknown; a column that is not there leaves its facts unknown. \`${completenessFile}\` says where an entity is complete (\`employment: everywhere\` or \`employment: [500000, 140100]\`); \`${successionFile}\` says which insured unit succeeded which: ${successionColumns}; one that happened after the delivery was known is not applied, and one after the year before it moves what was paid and, but for a change of form, no staff. Rows that cannot be taken are kept in \`refused/\`; more than \`--refused-limit\` (5 % of a file) and nothing is loaded.

${parts.join('\n')}`
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|')
}
