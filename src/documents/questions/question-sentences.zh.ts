import type { QuestionCode } from '../severities.ts'

type Values = Readonly<Record<string, string>>

/** What only a person can settle about a document: what was found, and what to do. */
const sentences: Readonly<Record<QuestionCode, (values: Values) => string>> = {
  struck_text: ({ text }) => `用删除线划掉的“${text}”没有计入。请确认是否删去。`,
  deleted_text: ({ text }) => `修订痕迹中删除的“${text}”没有计入。请确认修订是否已定稿。`,
  moved_text: ({ text }) => `修订痕迹中移走的“${text}”在原处没有计入。请确认修订是否已定稿。`,
  inserted_text: ({ text }) => `修订痕迹中新增的“${text}”已计入。请确认修订是否已定稿。`,
  hidden_text: ({ text }) => `设为隐藏的文字“${text}”没有计入。请确认是否属于正文。`,
  placeholder_text: ({ text }) => `填写框还没有填写（提示语“${text}”没有计入）。请补上内容。`,
  footnote: ({ text }) => `此处的脚注或尾注没有计入正文：${text}。请确认其中有没有要执行的内容。`,
  comment: ({ text }) => `此处有批注，没有计入：${text}。请确认是否已处理。`,
  header_text: ({ text }) => `页眉、页脚或底版上的文字没有计入：${text}。请确认不是正文。`,
  annotation_text: ({ text }) => `页面批注或填写框里的文字没有计入：${text}。请确认是否属于正文。`,
  struck_below: ({ text, page }) => `第 ${page} 页的批注划掉了“${text}”，这段文字仍计入正文。请确认是否删去。`,
  slanted_text: ({ text }) => `斜放的文字按水印处理，没有计入：${text}。请确认不是正文。`,
  ruby_text: ({ text, above }) => `“${text}”上方的注音或注文“${above}”没有计入。请确认。`,
  formula: ({ text }) => `此处是公式，按“${text}”读出。请对照原文核对。`,
  field_unread: ({ text }) => `此处的域没有显示结果，内容没有读出：${text}。请在原文件中更新域，或改写成文字。`,
  symbol_unread: ({ font, sign }) => `此处的符号（字体 ${font}，编码 ${sign}）认不出，没有计入。请改写成文字。`,
  image_unread: ({ page = '', count = '1' }) =>
    `${page === '' ? '此处' : `第 ${page} 页`}有图片${count === '1' ? '' : `${count} 幅`}，图中的文字没有读。请看图，有内容的补成文字。`,
  object_unread: ({ kind }) => `此处嵌有对象（${kind}），内容没有读。请打开原文件，把内容补成文字。`,
  seal_unread: ({ count }) => `文件带有电子印章或签名 ${count} 处，没有读取，也没有验证。请用阅读器验章。`,
  chunk_unread: ({ text }) => `此处引用了另一段文件内容（${text}），没有读。请在原文件中合并后另存，否则内容不全。`,
  file_attached: ({ text }) => `文件里附带了其他文件，没有读：${text}。请另存出来单独读。`,
  pages_unread: ({ pages }) => `第 ${pages} 页只有图像，没有文字，内容没有读。请先做文字识别（OCR），否则内容不全。`,
  pages_garbled: ({ pages }) => `第 ${pages} 页的文字是乱码，读出来不可用。请先做文字识别（OCR），否则内容不全。`,
  pages_scanned: ({ pages }) => `第 ${pages} 页是整页图像，文字取自图像下的文字层，可能有错漏。请对照图像核对。`,
  numbering_gap: ({ number, expected }) => `编号跳到“${number}”，前面缺第 ${expected} 项。请核对原文。`,
  numbers_swallowed: ({ clause, first, last }) =>
    `“${clause}”的正文里夹着编号“${first}”到“${last}”，像是括号没有收尾或断行丢失，后面的条款被并了进来。请对照原文把它们分成各自的条款。`,
  numbering_repeated: ({ number, expected }) => `编号“${number}”与前面重复或倒退，应为第 ${expected} 项。请核对原文。`,
  numbering_restarted: ({ number, expected }) => `编号从“${number}”重新开始，上一项之后应为第 ${expected} 项。请确认是否另一部分。`,
  stray_text: ({ text }) => `不属于公文正文，已排除：${text}`,
  unreadable_characters: ({ text, count }) => `有 ${count} 处字符读不出来（如“${text}”）。请对照原文补上。`,
  no_title: () => '没有找到标题。请补上。',
  no_number: () => '没有找到文号。请补上，或确认本无文号。',
  no_issuer: () => '没有找到发文机关。请补上。',
  no_date: () => '没有找到成文日期。请补上。',
  number_of_other_year: ({ text, issued }) => `文号 ${text} 的年份与成文日期 ${issued} 不同。请核对。`,
  responsible_missing: ({ clause }) => `${clause} 没有写责任单位，同一部分的其他条款都有。请补上。`,
  masked_year: ({ mask, count, clauses }) => `年份被遮蔽（${mask}，共 ${count} 处：${clauses}）。请确定年份，未定之前相关期限不能执行。`,
  masked_figure: ({ clause, text }) => `${clause}：“${text}”的数字被遮蔽。请补上数字，补齐之前不能计算。`,
  masked_name: ({ text, count, clauses }) => `名称被遮蔽 ${count} 处（如 ${text}；见 ${clauses}）。请补上地名或机构名。`,
  damaged_decimal: ({ clause, text, suggestion }) => `${clause}：“${text}”的小数点写成了句号，可能是 ${suggestion}。请核对原文后改正。`,
  missing_unit: ({ clause, text, context }) => `${clause}：“${context}”中的“${text}”缺少单位或对象。请核对是每人、每户还是总额。`,
  torn_number: ({ clause, text, context, suggestion }) =>
    `${clause}：“${context}”中的“${text}”${suggestion === '' ? '用了分数符号，读不出是多少。请改写成小数或整数。' : `被空格、换行或符号隔开，可能是一个数（${suggestion}），也可能是两个数。请核对原文后改正。`}`,
  variant_character: ({ clause, text, suggestion, context }) =>
    `${clause}：“${context}”中的“${text}”是异体或误识的字，应为“${suggestion}”。请核对。`,
  variant_characters: ({ count, text }) => `全文多用繁体或异体字（${count} 处，如 ${text}），已按通用字理解。请核对是否误识。`,
  unclosed_bracket: ({ clause, context }) => `${clause}：“${context}”处括号不成对。请核对原文。`,
  table_columns: ({ rows, cells, columns }) => `表格第 ${rows} 行有 ${cells} 格，表头有 ${columns} 格，列可能错位。请对照原表核对。`,
  table_cell_empty: ({ column, rows }) => `表格“${column}”一列第 ${rows} 行是空的，可能是合并单元格或漏识。请补上。`,
  table_figure_differs: ({ row, value, clause, otherValue }) =>
    `表格第 ${row} 行写 ${value}，正文 ${clause} 是 ${otherValue}。请确定以哪个为准。`,
  table_date_differs: ({ row, value, clauses, otherValue }) =>
    `表格第 ${row} 行的时限是 ${value}，正文 ${clauses} 是 ${otherValue}。请确定以哪个为准。`,
  table_scope_differs: ({ row, value, clause, otherValue }) =>
    `表格第 ${row} 行写“${value}”，正文 ${clause} 写“${otherValue}”，范围不同。请确定以哪个为准。`,
  table_unit_differs: ({ row, text, clauses, expected, rows = '' }) =>
    `表格第 ${row} 行责任单位是“${text}”，正文 ${clauses} 是“${expected}”。${rows === '' ? '' : `第 ${rows} 行出现了这些单位，单位可能错行。`}请核对。`,
  table_wording_differs: ({ row, text, suggestion }) => `表格第 ${row} 行“${text}”疑有误识，正文或惯用写法是“${suggestion}”。请核对。`,
  unit_unknown: ({ row, text, suggestion }) => `表格第 ${row} 行的单位“${text}”在正文和机构名录中没有，可能是“${suggestion}”。请确认。`,
  unit_misread: ({ clause, text, suggestion }) =>
    `${clause}：单位“${text}”只出现一次，与多次出现的“${suggestion}”只差一字，疑有误识。请确认。`,
  duplicate_target: ({ clause, other, text }) => `${clause} 与 ${other} 的目标相同（${text}）。请确认是同一目标，只计一次。`,
  repeated_in_attachment: ({ clause, other, text }) => `${clause} 重列了 ${other} 的目标（${text}），只计一次。`,
  contradicting_target: ({ clause, other, text, value, otherValue }) =>
    `“${text}”在 ${clause} 是 ${value}，在 ${other} 是 ${otherValue}。请确定以哪个为准。`,
  contradicting_figure: ({ clause, other, text, value, otherValue }) =>
    `“${text}”在 ${clause} 是 ${value}，在 ${other} 是 ${otherValue}。请确认对象不同，或确定以哪个为准。`,
  figure_without_unit: ({ clause, text, suggestion = '' }) =>
    `${clause}：“${text}”的数字后面没有单位${suggestion === '' ? '' : `，从“${suggestion}”看应是人`}。请确认。`,
  change_without_start: ({ clause, text }) =>
    `${clause}：标准有变（${text}），没有写从哪一天起。请确定起始日，并确认此前已按原标准办理的是否补差。`,
  list_not_given: ({ text, given = '0', clauses }) =>
    `“${text}”没有列全（见 ${clauses}${given === '0' ? '' : `，只列出 ${given} 个`}）。请从上级文件或名录补齐名单，补齐之前无法判断谁符合。`,
  works_not_given: ({ text, clauses }) => `“${text}”没有逐一列出（见 ${clauses}）。如需分解任务，请补上名称。`,
  term_undefined: ({ clause, text }) => `${clause}：${text}，文件没有解释其含义。请写明包括哪些内容。`,
  attachment_missing: ({ number, title, clauses = '', columns = '' }) =>
    `附件${number}《${title}》只有标题，没有内容。请补上表样或正文。${columns === '' ? '' : `按 ${clauses} 推出的草表栏目：${columns}。请增删确认。`}`,
  attachment_unlisted: ({ clause, text }) => `${clause} 提到${text}，附件清单里没有。请补上附件或核对编号。`,
  content_omitted: ({ clause, text }) => `${clause}：“${text}”的内容在这份文本里省略了。请补上。`,
  pending_document: ({ clause, text }) => `${clause}：“${text}”，要等另一份文件才能执行。请在文件出台后补上其文号和标准。`,
  impossible_date: ({ clause, text, month, last }) => `${clause}：“${text}”不存在，${month} 月只有 ${last} 天。请核对原文。`,
  weekday_mismatch: ({ clause, text, written, actual }) => `${clause}：“${text}”写作星期${written}，实为星期${actual}。请核对日期。`,
  end_without_predicate: ({ clause, context, value }) =>
    `${clause}：“${context}”没有写“到”还是“自”。请确认是到 ${value} 为止，确认之前按待定参数处理。`,
  period_without_start: ({ clause, text }) => `${clause}：“${text}”没有写从哪一天起算。请确定起点，例如自批准之日起或自应缴之月起。`,
  phase_without_end: ({ clause, text }) => `${clause}：“${text}”没有写到什么时候。请按上级文件或有关规定确定起止日期。`,
  deadline_past: ({ clause, text, value, issued }) => `${clause}：期限“${text}”（${value}）早于成文日期 ${issued}。请核对年份。`,
  starts_before_issue: ({ clause, text, issued }) => `${clause}：自“${text}”起，早于成文日期 ${issued}。请确认之前已办理的是否补发。`,
  ends_before_title_year: ({ clause, text, year }) =>
    `${clause}：期限“${text}”早于标题中的 ${year} 年，文件又没有成文日期。请确定文件实际年份。`,
  year_unknown: ({ text }) => `只写了月日，文件没有年份可依：${text}。请确定年份。`,
  month_end: ({ text }) => `月底、年底按当月最后一天计：${text}。如有不同请更正。`,
  cadence_unconfirmed: ({ text, clauses }) => `“${text}”（${clauses}）没有说明是否含当日、遇节假日是否顺延。请向发文单位确认一次。`,
  cadence_day_unconfirmed: ({ text, clauses }) => `“${text}”（${clauses}）没有说明是否含当日。请向发文单位确认一次。`,
  cadence_rolling_unconfirmed: ({ text, clauses }) => `“${text}”（${clauses}）没有说明遇节假日是否顺延。请向发文单位确认一次。`,
  cadence_without_day: ({ text, clauses }) => `“${text}”报送（${clauses}）没有写具体日期。请确定截止日。`,
  reference_masked: ({ text, title }) => `引用文件《${title}》的文号被遮蔽：${text}。请补全文号。`,
  reference_malformed: ({ text, title = '' }) => `引用文件${title === '' ? '' : `《${title}》`}的文号不完整或有误：${text}。请核对。`,
  reference_without_number: ({ clause, title }) => `${clause} 依据“${title}”，没有写文号。请查明文号，以便对照。`,
}

/** One sentence for a question about a document; every code has its own. */
export function questionSentence(code: string, values: Values): string {
  const write = (sentences as Readonly<Record<string, (values: Values) => string>>)[code]
  if (write === undefined) throw new Error(`question ${code} has no sentence`)
  return write(values)
}
