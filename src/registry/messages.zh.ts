/** Words that cells and headers of a delivery use besides the glossary's own. */
export const deliveryWords = {
  yes: ['是', '有', '真'],
  no: ['否', '无', '假'],
  /** What a key column is called after its entity's name. */
  key: ['编号', '代号'],
} as const

type Values = Readonly<Record<string, string>>

const rebuild = '请用备份恢复该快照，或重新生成、重新导入。'

/** What is wrong, where, and what to do about it. */
export const failureSentences = {
  not_a_snapshot: (v: Values) => `${v.folder} 里没有 manifest.json，不是快照。请指向 registry generate 或 registry load 写出的文件夹。`,
  manifest_unreadable: (v: Values) => `${v.file} 不是可读的清单：${v.detail}。${rebuild}`,
  format_unsupported: (v: Values) => `${v.file} 的格式是 ${v.format}，本版本只读格式 1。${rebuild}`,
  file_missing: (v: Values) => `清单所列的 ${v.file} 不存在。${rebuild}`,
  file_size_differs: (v: Values) => `${v.file} 为 ${v.found} 字节，清单记载 ${v.expected} 字节。${rebuild}`,
  file_hash_differs: (v: Values) => `${v.file} 写成后被改动：SHA-256 为 ${v.found}，清单记载 ${v.expected}。${rebuild}`,
  rows_differ: (v: Values) => `${v.folder} 的 ${v.entity} 读出 ${v.found} 行，清单记载 ${v.expected} 行。${rebuild}`,
  schema_differs: (v: Values) => `${v.file} 中 ${v.entity} 的列与词表不一致：${v.detail}。请用现行词表重新生成或导入快照。`,
  id_differs: (v: Values) => `${v.file} 被改动：编号为 ${v.found}，按内容应为 ${v.expected}。${rebuild}`,
  snapshot_exists: (v: Values) => `${v.folder} 已存在。快照不覆盖，请另取文件夹名。`,
  succession_invalid: (v: Values) => `参保单位 ${v.unit} 的承继关系无法执行：${v.detail}。请改正该行后重新导入。`,
  source_folder_missing: (v: Values) => `${v.folder} 不是可读的文件夹。请指向存放待导入文件的文件夹。`,
  source_empty: (v: Values) => `${v.folder} 里没有以实体命名的文件。应有以下一个或多个：${v.expected}。`,
  source_ambiguous: (v: Values) => `${v.folder} 里 ${v.entity} 有多个文件：${v.files}。请只留一个。`,
  source_unreadable: (v: Values) => `${v.file} 无法读取：${v.detail}。应为：${v.expected}。`,
  column_unknown: (v: Values) =>
    `${v.file}：列“${v.column}”不是 ${v.entity} 的字段。${v.suggestion === '' ? '' : `是否应为“${v.suggestion}”？`}请改正列名或删去该列。`,
  column_repeated: (v: Values) => `${v.file}：列“${v.first}”与“${v.column}”都表示 ${v.field}。请只留一列。`,
  column_type_differs: (v: Values) => `${v.file}：列“${v.column}”的类型是 ${v.found}，应为 ${v.expected}。`,
  key_column_missing: (v: Values) => `${v.file} 没有主键列 ${v.column}，每行都须有主键。现有列：${v.found}。`,
  complete_without_file: (v: Values) =>
    `--complete 写了 ${v.entity}，交付文件夹里没有它的文件。确实没有记录的，放一个只有表头的 ${v.entity}.csv。`,
  complete_twice: (v: Values) => `${v.file} 只声明了 ${v.entity} 在一些地区完整，--complete 却说处处完整。请只留一处。`,
  completeness_invalid: (v: Values) => `${v.file}：${v.detail}。应写作“<实体>: everywhere”或“<实体>: [六位区划代码]”。`,
  parameters_invalid: (v: Values) => `无法生成名册：${v.detail}。`,
  too_many_refused: (v: Values) =>
    `${v.entity} 共 ${v.rows} 行，拒收 ${v.refused} 行（${v.reasons}），超过上限 ${v.limit}，全部未导入。请改正来源数据，或调高上限。最先一处：${v.first}。`,
} as const
