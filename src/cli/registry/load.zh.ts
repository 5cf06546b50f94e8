/** What `registry load` says beside the numbers. */
export const loadTexts = {
  refused: (name: string, refused: number, rows: number) => `拒收${name} ${refused} 行（共 ${rows} 行）：`,
  refusedFolder: (folder: string) => `拒收的行连同原因在 ${folder}，改正后请重新导入。`,
  columnsAbsent: (entity: string, names: readonly string[]) => `提醒：${entity}缺少 ${names.length} 列，按未知处理：${names.join('、')}`,
  entitiesAbsent: (names: readonly string[]) => `提醒：没有这些文件，相关事实按未知处理：${names.join('、')}`,
  passedOver: (file: string) => `提醒：没有读取 ${file}，它的名字不是约定的文件名。如应导入，请按 ballast registry schema 改名。`,
  policyUnknown: (policy: string) => `提醒：已付记录中的政策“${policy}”不在任何方案里，不参与比对。如是笔误，请改正后重新导入。`,
  later: (rows: number, knownOn: string) => `提醒：${rows} 条单位承继发生在 ${knownOn} 之后，这次没有执行。`,
  paymentsRefused: '提醒：已付记录有拒收的行，不能当作完整：凡要与历史发放比对的款项一律暂缓，以免重复发放。请改正后重新导入。',
  completeButRefused: (entity: string) =>
    `提醒：声明了${entity}完整，却有拒收的行，不能当作完整：查不到记录的一律按未知处理，不当作没有，相关对象会列为待补事实。请改正后重新导入，或从文件中删去确实不要的行。`,
} as const
