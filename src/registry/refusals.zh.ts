import { inputSentences } from '../files/index.ts'
import { choices, listed } from '../kernel/listed.zh.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { FieldType } from '../rules/index.ts'
import type { ParquetType } from './load/parquet-type.ts'
import { refusedSheet } from './messages.zh.ts'
import { decimalText } from './read-field-value.ts'
import type { CompletenessFault, ManifestFault, RegistryRefusal, SchemaDifference } from './refusals.ts'

/** What was refused, where, and what to do next. */
export function describeRegistryRefusal(refusal: RegistryRefusal): string {
  return sentenceFor(sentences, refusal)
}

const rebuild = '请用备份恢复该快照，或重新生成、重新导入。'
const thousandthsAsPercent = (thousandths: number): string => `${thousandths / 10}%`

const parameterWords = { firms: '企业数', persons: '人员数', seed: '种子', year: '年份' } as const

function manifestFaultWords(fault: ManifestFault): string {
  switch (fault.kind) {
    case 'not_json':
      return '不是完整的 JSON'
    case 'not_an_object':
      return '内容不是 JSON 对象'
    case 'part_missing':
      return `缺少 ${fault.part}`
    case 'entity_without_files':
      return `没有列出 ${fault.entity} 的文件和列`
  }
}

function differenceWords({ column, found, expected }: SchemaDifference): string {
  if (expected === undefined) return `多出 ${column} 列`
  return found === undefined ? `缺少 ${column} 列（${expected}）` : `${column} 列是 ${found}，应为 ${expected}`
}

function completenessFaultWords(fault: CompletenessFault): string {
  switch (fault.kind) {
    case 'not_yaml':
      return `第 ${fault.line} 行不是合法的 YAML，请检查冒号、缩进和括号`
    case 'not_a_mapping':
      return '内容不是“名称: 值”的对照'
    case 'entity_without_file':
      return `声明了 ${fault.entity}，交付文件夹里却没有它的文件；请改正名称，或补上文件`
    case 'value_unknown':
      return `${fault.entity} 写的是 ${fault.value}`
  }
}

function parquetTypeWords(type: ParquetType): string {
  switch (type.kind) {
    case 'boolean':
      return 'BOOLEAN 或文本'
    case 'date':
      return 'DATE、零点的 TIMESTAMP 或文本'
    case 'text':
      return '文本'
    case 'integer':
      return '整数或文本'
    case 'scaled':
      return `整数（按 10 的 ${type.scale} 次方放大，金额即以分计）、DECIMAL（按原单位，金额即以元计）或文本`
  }
}

/** What a field takes, as an instruction. */
function valueWords(type: FieldType, choices: readonly string[]): string {
  switch (type.kind) {
    case 'boolean':
      return '请写“是”或“否”'
    case 'text':
      return type.code === 'industry' ? '请写国民经济行业分类（GB/T 4754-2017）的代码，例如 H6210' : '请写一段文字'
    case 'region':
      return '请写六位区划代码'
    case 'date':
      return '请写日期，例如 2022-05-01；确知没有的写 9999-12-31'
    case 'month':
      return '请写月份，例如 2022-05'
    case 'enumeration':
      return `请从中选一个：${listed(choices, '没有可选值')}`
    case 'number':
      return `请写 ${decimalText(type.low, type.scale)} 至 ${decimalText(type.high, type.scale)} 之间、${type.scale === 0 ? '没有小数' : `至多 ${type.scale} 位小数`}的数`
    case 'reference':
    case 'relation':
      return '这一项不能改'
  }
}

const sentences: Sentences<RegistryRefusal> = {
  ...inputSentences,
  not_a_snapshot: ({ folder }) => `${folder} 里没有 manifest.json，不是快照。请指向 registry generate 或 registry load 写出的文件夹。`,
  manifest_unreadable: ({ file, fault }) => `${file} 不是可读的清单：${manifestFaultWords(fault)}。${rebuild}`,
  format_unsupported: ({ file, format }) =>
    `${file} ${format === undefined ? '没有写明格式' : `的格式是 ${format}`}，本版本只读格式 1。${rebuild}`,
  id_differs: ({ file, found, expected }) => `${file} 被改动：编号为 ${found}，按内容应为 ${expected}。${rebuild}`,
  schema_differs: ({ file, entity, differences }) =>
    `${file} 中 ${entity} 的列与词表不一致：${differences.length === 0 ? '词表里没有这个实体' : differences.map(differenceWords).join('；')}。请用现行词表重新生成或导入快照。`,
  file_missing: ({ file }) => `清单所列的 ${file} 不存在。${rebuild}`,
  file_size_differs: ({ file, found, expected }) => `${file} 为 ${found} 字节，清单记载 ${expected} 字节。${rebuild}`,
  file_hash_differs: ({ file, found, expected }) => `${file} 写成后被改动：SHA-256 为 ${found}，清单记载 ${expected}。${rebuild}`,
  rows_differ: ({ folder, entity, found, expected }) => `${folder} 的 ${entity} 读出 ${found} 行，清单记载 ${expected} 行。${rebuild}`,
  snapshot_exists: ({ folder }) => `${folder} 已存在。快照不覆盖，请另取文件夹名。`,
  parameter_out_of_range: ({ parameter, value, low, high }) =>
    `无法生成名册：${parameterWords[parameter]}（${parameter}）是 ${value}，应为 ${low} 至 ${high} 之间的整数。请另给一个数。`,
  persons_too_few: ({ persons, firms, needed }) =>
    `无法生成名册：${firms} 户企业需要至少 ${needed} 人，只给了 ${persons} 人。请增加 --persons，或减少 --firms。`,
  source_folder_missing: ({ folder }) => `${folder} 不是可读的文件夹。请指向存放待导入文件的文件夹。`,
  source_empty: ({ folder, expected }) =>
    `${folder} 里没有以实体命名的文件。应有以下一个或多个：${expected.map((entity) => `${entity}.csv`).join(', ')}。`,
  source_ambiguous: ({ folder, entity, files }) => `${folder} 里 ${entity} 有多个文件：${listed(files, '后缀不同')}。请只留一个。`,
  parquet_unreadable: ({ file }) => `${file} 不是可读的 Parquet 文件，可能没有写完或已损坏。请重新导出。`,
  column_unknown: ({ file, column, entity, suggestion }) =>
    `${file}：列“${column}”不是 ${entity} 的字段。${suggestion === undefined ? '' : `是否应为“${suggestion}”？`}请改正列名或删去该列。`,
  column_repeated: ({ file, first, column, field }) => `${file}：列“${first}”与“${column}”都表示 ${field}。请只留一列。`,
  column_needed: ({ file, missing, found }) =>
    `${file} 缺少必须有的列：${missing.map(({ column, title }) => `${column}（${title}）`).join('、')}。${found.length === 0 ? '文件里一列也没有' : `现有列：${listed(found, '')}`}。请补上再导入。`,
  column_type_differs: ({ file, column, found, expected }) =>
    `${file}：列“${column}”的类型是 ${found}，应为 ${parquetTypeWords(expected)}。请按这一类型重新导出。`,
  completeness_invalid: ({ file, fault }) =>
    `${file}：${completenessFaultWords(fault)}。每行应写作“实体: everywhere”或“实体: [六位区划代码]”。`,
  complete_without_file: ({ entity }) =>
    `--complete 写了 ${entity}，交付文件夹里没有它的文件。确实没有记录的，放一个只有表头的 ${entity}.csv。`,
  complete_twice: ({ entity, file }) => `${file} 只声明了 ${entity} 在一些地区完整，--complete 却说处处完整。请只留一处。`,
  amendments_none: () => '没有要写入的核实结果，不必另出快照。请先核实，再出快照。',
  amendment_entity_unknown: ({ entity, known }) => `快照里没有“${entity}”这类记录。${choices(known, '快照是空的，请另选一个。')}`,
  amendment_field_unknown: ({ entity, field }) => `${entity} 没有“${field}”这一项。请核对名称。`,
  amendment_field_fixed: ({ entity, field }) => `${entity} 的“${field}”说明记录归谁所有，不能用核实结果改写。请由来源部门重新交付。`,
  amendment_key_unknown: ({ entity, keys, count }) =>
    `快照里没有 ${count} 条要改的 ${entity} 记录，编号如 ${keys.join('、')}。请改用含有这些记录的快照。`,
  amendment_twice: ({ entity, key, field }) => `${entity} ${key} 的“${field}”给了两次。请只留一个核实结果。`,
  amendment_day_unfit: ({ day, from, to }) =>
    `日期“${day}”不能用。请写 YYYY-MM-DD${from === undefined ? '' : `，不早于原快照的 ${from}`}${to === undefined ? '' : `，不晚于新快照的 ${to}`}。`,
  amendment_value_unfit: ({ entity, key, field, value, type, choices: terms }) =>
    `${entity} ${key} 的“${field}”不能是“${value}”：${valueWords(type, terms)}。`,
  amendments_differ: ({ file, isMissing }) => `${file} ${isMissing ? '不见了' : '写成后被改动'}，说不清哪些值是核实来的。${rebuild}`,
  too_many_refused: ({ entity, rows, refused, limitPerThousand, most, folder }) =>
    `${entity}共 ${rows} 行，拒收 ${refused} 行，超过上限 ${thousandthsAsPercent(limitPerThousand)}，全部未导入。最多的是：${refusedSheet.reasonIs(most)}。拒收的行都在 ${folder}，请改正后重新导入；确要少收这些行，用 --refused-limit 调高上限，例如 --refused-limit ${Math.ceil((refused * 100) / rows)}%。`,
}
