import type { Sentences } from '../../kernel/result.ts'
import type { SheetRefusal } from './refusals.ts'

/** Sentences for files that are no tables, for rooms that hand such refusals on. */
export const sheetSentences: Sentences<SheetRefusal> = {
  sheet_not_text: ({ file }) =>
    `${file} 不是能读的表格：既不是 Excel 工作簿，也不是 UTF-8 或 GB18030 的文本。请在电子表格里另存为“Excel 工作簿（.xlsx）”或“CSV UTF-8”。`,
  sheet_is_page: ({ file }) => `${file} 其实是网页，不是工作簿（有的系统这样导出）。请用电子表格打开后另存为“Excel 工作簿（.xlsx）”。`,
  sheet_locked: ({ file }) => `${file} 设了打开密码。请去掉密码后另存一份再导入。`,
  sheet_damaged: ({ file }) => `${file} 打不开，多半没有传完整或已损坏。请用电子表格打开确认后重新保存。`,
  sheet_empty: ({ file }) => `${file} 里没有可见的工作表。请取消隐藏后再导入。`,
}
