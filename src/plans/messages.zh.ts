/** Chinese words the loader itself puts into plans: names of the conditions every policy with a period has. */
export const automaticConditions = {
  inPeriod: '在政策期内',
  notBeforeDocument: '适用日不早于文件起始日',
} as const

/**
 * One sentence for every mistake an author can make: what is wrong and what to do next. `{found}` is filled with a value of the
 * problem; `{found:type}` first turns a type name into words, `:unit` a dimension, `:key` a key of the format, `:list` a list,
 * `:code` characters into code points, `:target` keys of a target; a part in `{? … ?}` is left out when one of its values is empty.
 */
export const problemSentences = {
  // Slips of the pen.
  full_width_decimal_point: '数字里的小数点是全角符号：“{found}”。数值不写在算式里，请在参数表中设参数，算式只写参数名。',
  percent_literal: '算式里不能直接写百分比“{found}”。请在参数表中设一个比例参数（值写 {write}%），算式只写参数名。',
  full_width_comparison: '比较符号“{found}”是全角的。请写成半角 {write}。',
  mathematical_sign: '“{found}”不是算式用的符号。请写成 {write}。',
  full_width_sign: '“{found}”是全角符号。请写成半角 {write}。',
  full_width_digit: '“{found}”是全角数字。请写成半角 {write}。',
  full_width_letter: '“{found}”是全角字母。请写成半角 {write}。',
  full_width_space: '这里有一个看不出来的特殊空格（{found:code}）。请改成普通半角空格。',
  invisible_character: '这里有一个看不见的字符（{found:code}），多半是从别处粘贴带来的。请删去。',
  reversed_comparison: '比较符号“{found}”写反了。请写成 {write}。',
  foreign_operator: '“{found}”不是算式用的写法。请写成 {write}。',
  quotation_mark: '算式里不用引号。枚举值直接写名称，例如 企业规模 = 小型。请删去引号。',
  digits_before_name: '“{found}”以数字开头，不能作名称。若是数值，请在参数表中设参数并写单位，算式只写参数名。',
  null_literal: '算式里没有 null：没有的事实就是未知，系统自会按“待补事实”处理。请删去这个比较。',
  keyword_without_space: '关键词与名称之间少了空格：“{found}”。请写成“{write}”。',
  two_names: '“{found}”是两个名称连在一起，中间缺少运算符号（如 and、or、+、>=）。请补上。',
  bad_name: '“{found}”不能作名称：名称只用汉字、半角字母、数字和下划线，不以数字开头，也不能是 and、or、in 之类的关键词。请改名。',
  syntax_error: '算式在“{near}”附近读不通。请检查括号是否成对、运算符号前后是否都有内容。',
  unsupported_construct: '“{text}”这种写法不支持。算式只用 and、or、not、in、between、if、some、every、四则运算和既定函数。',
  empty_expression: '这里应写算式，却是空的。请写上，例如 缴费月数 >= 最低缴费月数。',

  // Names.
  unknown_name: '不认识“{found}”：它不是“{entity}”的字段或定义，也不是参数或枚举值。请查术语表，或先在参数表中声明。',
  unknown_value: '“{found}”不是{type:type}的值，也不是记录的字段或参数。{?可写的有：{known:list}。?}请改成其中之一。',
  misspelt_name: '没有“{found}”这个名称。是否想写“{write}”？请写成 {write}。',
  alias_name: '“{found}”是文件里的别称，规则只用正式名称。请写成 {write}。',
  name_of_other_entity: '“{found}”是“{owner}”的字段，要顺着引用去取。请写成 {write}。',
  outer_name_in_filter: '方括号里只能用“{element}”自己的字段，“{found}”是外面的。请把这个条件移到方括号外，或改用“{element}”的字段。',
  ambiguous_in_filter: '“{found}”里外都有，分不清指哪一个。指方括号里的这一条时，请写成 {write}。',
  unknown_function: '没有“{found}”这个函数。{?请写成 {write}。?}能用的函数见 glossary/keywords.yaml。',
  argument_count: '函数“{function}”要 {needs} 个参数，这里给了 {found} 个。请改成 {needs} 个。',
  argument_type: '“{function:key}”这里要{needs:type}，写的却是{found:type}。请换成{needs:type}。',
  whole_number_needed: '“{function}”要整数的{needs:type}。请先取整，例如 取整(…)。',
  date_step_too_large: '“{function}”推移的幅度可能大得离谱，日期会越界。请换用取值范围更小的字段或参数。',
  table_without_key: '“{table}”是一张表，要指明取哪一行。请写成 {table}[分列所用的字段]。',
  table_key_type: '“{table}”按{needs:type}取行，方括号里却是{found:type}。请换成{needs:type}。',
  bracket_needs_table_or_relation: '方括号只能跟在表参数或关系后面，这里是{found:type}。请去掉方括号。',
  record_is_not_a_value: '“{found}”是一条记录，不是一个值。请接着写它的字段，例如 {found}.字段名。',
  relation_is_not_a_record: '“{found}”是许多条记录，不能直接取字段。请用 count、sum、some 等汇总，例如 count({found}[条件])。',
  path_needs_record: '点号前面要是一条记录{?（“{found}”是{type:type}）?}，不能再取字段。请检查点号前后的名称。',
  nested_aggregate: '汇总里面不能再套汇总。请把里面的汇总写成上一级记录的定义，或换成它自己的字段。',
  aggregate_needs_relation: '汇总函数要跟关系，例如 count(用工关系[条件])。请写成一个关系。',
  aggregate_needs_field: '“{function}”要说明汇总哪个字段，例如 {function}(用工关系[条件].月工资)。请补上字段。',
  count_takes_records: 'count 数的是记录，不跟字段。请去掉点号和后面的字段，只留 count(关系[条件])。',
  definition_cycle: '定义“{found}”绕一圈又用到了自己，永远算不出来。请断开这个循环。',
  definition_broken: '“{found}”的定义本身有错，先改那里，这里的错会随之消失。',

  // Types and units.
  not_boolean: '这里要一个是或否的判断，写的却是{found:type}。请补上比较，例如 缴费月数 >= 最低缴费月数。',
  boolean_comparison: '是否类的字段不用比较。为是时请直接写字段名，为否时请写 not(字段名)。',
  types_differ: '“{operator}”两边不是一类：左边为{left:type}，右边为{right:type}。请换成同一类的值。',
  dimensions_differ: '“{operator}”两边单位不同：左边为{left:type}，右边为{right:type}。请换成同一单位，或先乘除换算。',
  enumerations_differ: '两边不是同一种枚举：左边为{left:type}，右边为{right:type}。请用{left:type}自己的值。',
  chained_comparison: '比较不能连写。请拆开写，例如 下限 < 数 and 数 < 上限。',
  not_comparable: '{left:type}不能用“{operator}”比较。请换成它的字段，或用 count 等先汇总。',
  not_ordered: '{left:type}没有大小之分，不能用“{operator}”。请用 = 、!= 或 in (…)。',
  not_number: '这里要数值，写的却是{found:type}。请换成数值字段或参数。',
  not_text: '这里要文字字段，写的却是{found:type}。请换成文字字段，例如 属于名录(行业代码, 名录参数)。',
  not_text_list: '第二个参数要是名录参数，写的却是{found:type}。请在参数表中设一个类型为“名录”的参数。',
  not_money: '这里的结果要以{needs:unit}计，算出来却是{found:type}。请检查乘了什么、除了什么。',
  text_literal: '算式里不能写文字“{found}”。枚举值直接写名称，不加引号，例如 企业规模 = 小型。',
  literal_number: '算式里不能直接写数字 {found}，只许 0 和 1。请在参数表中设参数并注明依据，算式只写参数名。',
  date_arithmetic: '日期不能用“{operator}”加减。请用 加月(日期, 月数)、加天(日期, 天数) 或 满月数(起, 止)。',
  quotient_in_arithmetic: '商不能直接用“{operator}”再算，以免悄悄舍入。请只拿商来比较，或先按名取整，例如 取整(甲 / 乙)。',
  branches_differ: 'if 的两边不是一类：then 为{then:type}，else 为{otherwise:type}。请换成同一类、同一单位的值。',
  repeated_value: '括号里同一个值写了两次。请删去重复的。',
  denominator_may_be_negative: '除数可能是负数，比较时方向会反。请换成不会为负的字段，或先用 较大(除数, 0)。',
  division_by_zero: '除数总是零。请换一个除数。',
  amount_may_overflow: '政策“{policy}”的金额可能大到存不下。请少乘一项或少加一层，或在术语表中给字段写上更小的取值范围。',
  date_uses_parameter: '政策“{policy}”的适用日用到了参数，而参数取哪个值又要看适用日，会绕圈。请改用事实里的日期或筛查日。',
  may_overflow: '这个结果可能大到超出精确计算的范围。请少乘一项，或在术语表中给字段写上更小的取值范围。',

  // The form of the files.
  file_unopened: '这里有打不开的文件或文件夹。{found}',
  bad_encoding: '这里有认不出的字，多半是文件没有存成 UTF-8。请用编辑器另存为 UTF-8 后再检查。',
  unknown_file:
    '方案文件夹里没有“{found}”这种文件，它的内容不会被读到。{?请改名为 {write}。?}可有 plan.yaml、parameters*.yaml、indicators.yaml、sources.yaml、comparison.yaml、*.md 和 examples/*.yaml（总库没有 plan.yaml、comparison.yaml 和例子）。',
  settled_line_unknown:
    '方案里没有这一行：“{found}”。改过名或已删去的，请删掉这条核定，或运行 ballast coverage 方案 --text 原文 --record 重新写出。',
  settled_line_incomplete: '“{found}”的核定没有写全：理由、核定人、核定日三样都要写；还没有核定的，三样都不写。',
  settled_reason_short: '理由“{found}”太短，看不出为什么这一行可以这样写。请写到这一行的具体情况，不少于 {least} 个字。',
  settled_reason_repeated: '同一个理由用了超过 {most} 次：“{found}”。请逐行写明这一行为什么可以这样写；同一个错误，请改方案。',
  yaml_syntax: '这里的格式读不通：{detail:yaml}',
  escaped_character: '这里用转义写进了一个看不见的字符（{found:code}），存不下也显示不出来。请删去。',
  keys_look_alike: '“{found}”与同一层的“{other}”只差全角半角或空格，看上去是同一个键。请合并成一个。',
  yaml_duplicate_key: '同一层里这个键写了两次，后写的会盖掉先写的。请合并成一个。',
  mapping_expected: '这里应是“键: 值”的形式{?，可用的键有：{needs:list}?}。请改写。',
  list_expected: '名录要写成列表。请写成 [甲, 乙]，或每行以“- ”开头。',
  value_empty: '“{name}”这里是空的。请写上{key:shape}，例如“{key:example}”。',
  wrong_shape: '“{name}”这里要写{key:shape}，写的却是{found:node}。请照着写“{key:example}”。',
  key_missing: '缺少“{key:key}”。请补上。',
  unknown_key: '不认识“{found}”这个键。{?这里可用：{known:list}。?}请改正或删去。',
  misspelt_key: '没有“{found}”这个键。请写成“{write}”。',
  key_needs_other: '“{key}”要与“{other}”一起写。请补“{other}”，或删去“{key}”。',
  unknown_word: '这里不能写“{found}”。{?可写的有：{known:list}。?}',
  expression_cut: '算式里有逗号或方括号，却写在 {} 里，被截断了。请把这一组键改成分行书写。',
  expression_quoted: '算式不加引号，也不用“>”折行，否则出错时指不准位置。请直接写，或用“|”另起一行。',
  name_needs_id: '“{found}”少了代码，或括号不是半角。请写成“名称 (english_id)”，括号用半角，前面空一格。',
  id_repeated: '代码 {found} 用了两次。请给其中一个换个代码。',
  bad_id: '代码“{found}”不合规则。请只用小写英文字母、数字和下划线，以字母开头，例如 job_retention_refund。',
  name_taken: '“{found}”已经是{owner}的名称，再用它会分不清。请给参数或定义换个名称。',
  bad_date: '“{found}”不是有效日期。请写成{? {write}，即?}年-月-日，例如 2022-12-31（月份写 2022-12）。',
  bad_number: '“{found}”不是数。请只写半角数字、小数点和百分号{?，写成 {write}?}；单位另写在“单位”里。',
  bad_year: '“{found}”不是年份。请写四位数字并加引号，例如 "2022"。',
  bad_region: '“{found}”不是行政区划代码。请写六位数字并加引号，例如 "500000"；全国写 "000000"。',
  unknown_region: '行政区划表里没有 {found} 这个代码。请照 reference/regions.csv 核对后改正。',
  bad_mask: '“{found}”不是遮蔽年份。请写成列表，例如 [20XX]。',
  period_reversed: '“至”早于“自”。请把两个日期对调或改正。',

  // Clauses and blocks.
  clause_uncovered: '条款“{found}”后面什么也没有。请写规则；没有待遇规则的，请用 uncovered 说明类别和原因。',
  clause_repeated: '条款“{found}”出现了两次。请核对文件编号，合并或改正其一。',
  clause_without_summary: '条款“{found}”没有提要。请在标题下用自己的话写一行，说明它讲什么。',
  bad_clause_number: '“{found}”不像条款编号。请照文件写，例如 二（一）2。',
  uncovered_repeated: '条款“{found}”写了两个 uncovered。请合并，或检查后一个前面是否漏了标题。',
  bad_heading: '“{found}”不像条款标题。请写成“### 编号 标题”：三个井号后空一格，编号中间不留空格。',
  unknown_block: '不认识“{found}”这种代码块。{?可用：{known:list}。?}请改正。',
  fence_unclosed: '这个代码块没有收尾。请在块末另起一行写三个反引号。',
  block_outside_clause: '这个代码块不在任何条款之下。请先写条款标题，例如 ### 二（一） 标题。',
  unknown_clause: '本文件没有条款“{found}”。{?最接近的是“{write}”。?}条款编号要与标题完全一致；引用别的文件请写文件名或文号。',
  unknown_source:
    '没有登记“{found}”这个来源。{?最接近的是“{write}”。?}依据只能写本文件条款、别的方案文件的文号加条款，或登记过的来源；新的来源请在方案文件夹的 sources.yaml 里登记。',
  unknown_article:
    '“{document}”没有登记“{found}”这一条。{?最接近的是“{write}”。?}{?已登记：{known:list}。?}请改写，或在 sources.yaml 里登记这一条。',
  article_missing: '“{found}”要写到条。{?已登记：{known:list}。?}请写成“{found}”后面接条款号。',
  clause_of_document_missing: '引用“{found}”要写到条款（方案 {plan}）。请在文号或标题后面接条款编号。',
  unknown_clause_of_document: '“{document}”没有条款“{found}”。{?最接近的是“{write}”。?}请核对那份方案的条款编号。',
  source_says_nothing: '来源没有写它说了什么，或“内容”和“条目”都写了。整体引用写“内容”，分条引用写“条目”。',
  source_repeated: '来源“{found}”登记了两次（名称或别称相同）。请合并成一条。',
  article_above_source: '条目的核对程度比来源还高。全文没有核对，其中一条也不能算全文核对：请改低条目，或先核对全文。',
  hash_missing: '写了“全文核对”，却没有所读文字的校验值。请补“校验值”，或改为“转引”。',
  bad_hash: '“{found}”不是校验值。请写 SHA-256 的64位小写十六进制。',
  definition_needs_value: '定义要恰好有一种内容：“定义”，或“策略”和“各法”。请补上或删去多余的。',
  strategy_needs_enumeration: '“{found}”不是单一的枚举参数，不能用来选算法。请在参数表中声明，类型写“枚举 枚举名”。',
  strategy_incomplete: '各法不全，还缺：{missing:list}。请把每一种算法都写上。',
  strategy_types_differ: '各法的结果要是同一种是否判断或同一种枚举，不能是数值。请在每一法里写完整的判断。',
  unknown_template: '没有可沿用的“{found}”。{?是否想写 {write}？?}{?可沿用的有：{known:list}。?}请核对代码，或在总库中写上“模板: 是”。',
  unknown_upper_plan: '没有“{found}”这个上级文件。{?已有：{known:list}。?}请核对文件夹名。',
  unknown_policy: '哪份文件里都没有政策 {found}。{?请写成 {write}。?}请核对代码。',
  payee_unknown: '收款“{found}”不是通向一条记录的引用。{?可写的有：{known:list}。?}付给对象自己时不写这一键。',
  policy_repeated: '政策代码 {found} 在本文件里用了两次。请合并，或给其中一个换代码。',
  upper_plan_cycle: '上级文件“{found}”又以本文件为上级，绕成了圈。请核对“上级文件”。',
  policy_without_conditions: '政策没有任何条件，人人都会符合。请写“条件”。',
  too_many_conditions: '条件和复核合起来超过 {limit} 个。请把相关的几个合成一个定义。',
  one_result_expected: '政策要恰好有一种结果：金额、期表、费率、义务四者取一。请补上或删去多余的。',
  unknown_condition: '没有“{found}”这个代码。{?是否想写 {write}？?}{?可写的有：{known:list}。?}请核对。',
  drop_needs_template: '没有沿用模板，就没有可删除的条件。请删去“删除条件”，或补“沿用”。',
  exclusion_needs_two: '互斥至少要两项政策。请在“优先”里按先后写上政策代码，例如 [甲代码, 乙代码]。',
  monthly_without_amount: '按月发放的是金额，费率、期表和义务不能按月。请改用金额，或去掉“按月”。',
  months_expected: '这里要得出整数的月数，不小于 0，写的却是{found:type}。请用以月计的字段、参数或定义。',
  top_up_without_year: '补差按年度找已付的款，要写明年度依据。请在政策里写“年度依据: 基准年度”，或“年度依据: 适用日所在年”。',
  year_basis_differs:
    '{plan} 的 {found} 的年度是{other}，这里是{own}。同一项政策在各份文件里只有一种年度，否则已付的年度对不上。请改成一致。',
  exclusion_cycle: '“{found}”的先后次序与别的互斥绕成了圈（{policies:list}），定不出谁先。请理顺先后。',
  parameter_expected: '这里要写一个{needs:type}参数的名称，不能写算式。请在参数表中设参数。',
  schedule_end_expected:
    '期表的起止月和补缴期限，要写一个{needs:type}参数的名称，或者只按一个问题的读法在几个参数里选（if 读法 = 某种 then 参数甲 else 参数乙），不能写别的算式。请在参数表中设参数。',

  // Parameters.
  parameter_undeclared: '参数“{found}”没有声明。请在本文件或总库的参数表中写上代码、类型和单位。',
  parameter_broken: '参数“{found}”的声明有错，先改参数表，这里的错会随之消失。',
  parameter_repeated: '参数“{found}”写了两次。请把取值合并到一处。',
  periods_overlap:
    '“{parameter}”的这段期间与 {other} 的取值重叠，同一天有两个值，分不清用哪一个。请改“自”或“至”让期间接上；是后来的修订，请写“知悉”。',
  parameter_redeclared: '参数“{found}”在上级或总库中声明为“{declared}”，这里不同。请删去这里的声明，只留取值。',
  parameter_gap: '“{policy}”要用参数“{parameter}”，但它{?自 {from} ?}{?至 {to} ?}没有取值。请补上这段期间的取值和依据。',
  parameter_without_value: '“{policy}”要用参数“{parameter}”，但哪里都没有给它取值。请补上取值和依据。',
  schedule_reversed: '政策“{policy}”的期表里，截止月早于起始月，没有一个月可缓。请核对两个月份参数。',
  schedule_due_within:
    '政策“{policy}”的期表里，补缴期限落在最后一个缓缴月的月末或以前，这个月等于没有缓。文件写“缓缴至某月底”的，是补缴期限就把截止月写成前一个月，是最后一个缓缴月就把补缴期限写在以后（没有写就不写）。',
  set_value_needed: '“{policy}”里的“{parameter}”要有一个定下来的值，不能是“按规定”，也不能在政策期内变化。请写定。',
  unit_unwanted: '参数“{found}”的类型不带单位。请删去“单位”。',
  key_unwanted: '参数“{found}”是名录，不能分列。请删去“分列”，或改“类型”。',
  money_in_other_unit: '金额的单位是元，可写 元/人、元/月，不能是“{found}”。请改“单位”，或把“类型”改成 数值。',
  unit_missing: '参数“{found}”是数值，要写单位。请补“单位”，例如 单位: 月。',
  unknown_unit: '不认识单位“{found}”。{?可用的有：{known:list}。?}可组合成 元/人、人·月。',
  unknown_enumeration: '没有“{found}”这个枚举。请写术语表中的枚举名，例如 枚举 规模档，或 分档 人。',
  one_value_expected: '每个取值要恰好有“值”“表”“档”之一。请补上或删去多余的。',
  single_value_expected: '这个参数没有分列，只能写一个“值”。请改写“值”，或在声明里加“分列”。',
  table_expected: '这个参数按枚举分列，要写“表”。请写成 表: { 枚举值: 值 }。',
  tiers_expected: '这个参数分档，要写“档”。请写成 档: 后每行一档，用 不低于、超过、不超过、低于 划界。',
  too_many_decimals: '“{found}”的小数位太多：“{parameter}”这样写最多 {most} 位小数。请核对。',
  rate_without_percent: '“{parameter}”是比例，“{found}”少了百分号。指百分之 {found} 的，请写成 {write}。',
  percent_of_no_rate: '“{parameter}”不是比例，“{found}”不能带百分号。请写成数，单位另写在“单位”里。',
  negative_undeclared:
    '“{parameter}”没有声明可以为负，不能是 {found}，要在 {low} 至 {high} 之间。请核对{?；确实会为负的，请在它的声明里写 取值范围: {write}?}。',
  value_out_of_range:
    '“{parameter}”不能是 {found}，要在 {low} 至 {high} 之间。请核对{?；确实会这样的，请在它的声明里写 取值范围: {write}?}。',
  range_needs_two: '“{parameter}”的取值范围要写两个值，先小后大，例如 [0%, 100%]。请改写。',
  range_of_no_number: '“{parameter}”不是数也不是日期，没有范围。请删去“取值范围”。',
  enumeration_unnamed:
    '参数“{found}”的类型只写了“枚举”。请写成 枚举 加术语表中的枚举名，或写“问题”和“读法”，把每种读法写成“名称 (代码): 意思”。',
  question_of_no_enumeration: '“{parameter}”不是单一的枚举参数，没有几种读法可问。请把类型写成“枚举”并写上“读法”，或删去“问题”。',
  question_with_many_readings: '“{parameter}”的读法超过 {most} 种，没法逐一去算。请合并，或拆成几个问题。',
  readings_too_few: '“{parameter}”的读法不到两种，没有可问的。请补上另一种读法，或删去“问题”。',
  reading_without_sentence: '还有读法没有写是什么意思：{missing:list}。请在“读法”里各写一句。',
  answer_without_question:
    '“{parameter}”没有“问题”，谈不上未决或核定。请在参数里补“问题”“字句”“读法”，或删去这里的“未决”“核定人”“核定日”。',
  words_without_question: '“{parameter}”没有“问题”，字句说不出是哪里不清。请补“问题”“读法”，或删去“字句”。',
  question_open_and_settled: '“{parameter}”不能既未决又已核定。已经定了的请删去“未决”，没有定的请删去“核定人”和“核定日”。',
  question_without_reading: '“{parameter}”未决时也要写眼下用哪一种读法。请把“值”写成一种读法。',
  question_unsettled: '“{parameter}”的问题这里没有说定没定。没有定的请写“未决: 是”；定了的请写“核定人”（单位）和“核定日”。',
  switch_without_day: '开关“{parameter}”写了执行，却没有说从哪天起。请补“自”，依据写本地的规定。',
  switch_expected: '“{found}”不是开关参数。请在参数表中声明，类型写“枚举 开关状态”，并写上“问题”。',
  review_takes_no_force: '复核本来就只转人工，不写“{key:key}”。请删去；要能拒绝的，请移到“条件”里。',
  outside_without_text:
    '“{condition}”说的是给谁，依据却是通行做法或可信度低，没有文件写明。请改引写明给谁的文件，或删去“不满足时: 不属对象”，不满足的转人工复核。',
  outside_by_figure:
    '“{condition}”说的是给谁，却要用参数“{parameter}”去量。给谁是看身份、类别，量多少是享受的条件。请把量的部分另写一条，不写“不属对象”。',
  outside_with_switch: '“{condition}”有开关，各地可以不执行，说不上给谁。请删去“不满足时: 不属对象”。',
  earliest_without_document_day:
    '“最早”要靠文件的成文日期来定。这份文件没有成文日期，或这一天的年份被遮蔽。请在 plan.yaml 补“成文日期”，或删去“最早”。',
  earliest_too_late:
    '“最早” {found} 太晚：起始日没有写明时，文件当年的和起始日以前的由人核，不能拒绝。请写 {latest} 或更早，或改引写明起始日的条款。',
  too_many_readings: '“{policy}”用到的问题，读法合起来有 {found} 种，最多能算 {most} 种。请先核定一些，或把它们拆到几项政策里。',
  tier_bound_twice: '一档的同一头写了两个界。请只留一个：含界数的写 不低于、不超过，不含的写 超过、低于。',
  tier_gap: '各档没有盖全：“{where}”没有归处。请补一档；第一档不设下限，最后一档不设上限。',
  tier_overlap: '各档重叠：“{where}”同时落在两档。请用“超过/不超过”或“不低于/低于”把界划清。',
  table_gap: '表“{table}”还缺：{missing:list}。请补上；由地方定的写“按规定”。',
  above_ceiling: '“{parameter}”的 {value} 超过了上级文件 {upper}{?（{clause}）?}定的上限 {ceiling}。请降到上限以内。',
  mask_undeclared: '用到了遮蔽年份“{found}”，但 plan.yaml 没有写明。请在“遮蔽年份”里补上，例如 [20XX]。',

  // Tasks, targets, forms, services.
  task_asks_nothing: '任务“{found}”既没有责任单位也没有措施。请至少写上一样。',
  indicator_undeclared:
    '没有声明过指标“{found}”。{?是否想写“{write}”？?}新指标请写进本文件的 indicators.yaml：代码、单位、方向、口径、来源。',
  indicator_redeclared: '指标“{found}”在 {plan} 里已经声明。请删去这里的声明；口径确实不同的，请换个名称和代码。',
  rate_indicator_in_percent: '指标“{found}”的口径与单位不合：比例的单位写 %，累计和时点写人、个等。请改其一。',
  target_value_expected: '目标要恰好有“值”“基数”之一；方向写“清零”时两个都不写。请补上或删去。',
  target_rate_expected: '“{indicator}”是比例，值要带百分号，不写单位。请写成例如 5.5%。',
  target_unit_differs: '指标“{indicator}”以{needs}计，这里{?写的是“{found}”，?}对不上。请把单位写成 {needs}、万{needs} 或 亿{needs}。',
  target_repeated:
    '与目标 {other}（{clause}）说的是同一件事，汇总时会算两遍。文件写了两遍的，请加“重复: {other}”；不是一件事的，请用“人群”“每”或“期限”区分。',
  target_not_same: '写了重复 {other}，但两者的{what:target}不同。请核对文件；确实不同的，请删去“重复”。',
  unknown_target: '本文件没有别的目标叫 {found}。{?是否想写 {write}？?}请核对代码。',
  unknown_form: '本文件没有代码为 {found} 的报表。{?是否想写 {write}？?}“调度”要写一个 form 块的代码。',
  unknown_attachment: '本文件没有条款“{found}”。请先为附件写一个标题，例如 ### 附件1 表名。',
  form_without_content: '报表“{found}”既没有“内容”也没有“栏目”，不知道报什么。请至少写上一样。',
  column_unit_needs_number: '只有数才有单位。请删去“单位”，或把“类型”改成 数。',
  service_without_steps: '服务“{found}”没有步骤。请写上，例如 职业指导 (guidance): { 次数: 1 }。',
  cadence_needs_one: '周期要恰好有“每”“遇”之一：按期的写 每: 月，遇事的写 遇: 规模性裁员。请补上或删去。',
  cadence_due_twice: '“截止日”和“期末后”只能写一个。请照文件留其一。',
  cadence_due_needs_period: '遇事才办的，以及只说定期的，没有期可算截止日。请改用“时限”，或把“每”写明。',
  whole_number_expected: '“{found}”不能用在这里。请写正整数{?，不超过 {most}?}。',
  bad_time_allowed: '“{found}”不是时限。请写 即时，或数字加单位{?（{known:list}）?}，例如 24小时。',

  // Conditions that decide nothing.
  condition_always_true: '“{policy}”的条件“{condition}”总是成立，等于没写。请核对阈值，或删去。',
  condition_never_true: '“{policy}”的条件“{condition}”永远不成立，没有谁能符合。请核对阈值和范围。',
  condition_repeated: '“{policy}”的条件“{second}”与“{first}”是同一个判断。请删去其一，或改成想写的那个。',
  conditions_contradict: '“{policy}”的条件“{first}”与“{second}”不能同时成立，没有谁能符合。请改其一。',

  // Examples.
  example_of_unknown_policy: '本文件没有政策 {found}。{?请写成 {write}。?}请核对代码。',
  unknown_base_example: '本文件前面没有名为“{found}”的例子。请核对名称，基例要写在前面。',
  example_repeated: '例子“{found}”写了两次，后面“基于”它的会分不清。请改名。',
  unknown_fact: '“{entity}”没有“{found}”这个字段。{?请写成“{write}”。?}请用术语表中的正式名称。',
  bad_fact: '“{found}”不能作“{path}”的值，这里要{needs:type}{?，在 {range} 之间?}{?，可写的有：{known:list}?}。请核对。',
  fact_repeated: '事实“{path}”写了两次。请只留一处。',
  facts_expected: '“{path}”这里应写成“字段: 值”的形式。请改写。',
  no_example_met: '政策“{policy}”没有一个符合的例子。请补一个。',
  no_example_unknown: '政策“{policy}”没有一个缺事实的例子。请补一个缺某项事实的，并写 缺少。',
  no_example_refused: '政策“{policy}”的条件“{condition}”没有例子说明它会不符合。请补一个，并写 不符合: [{id}]；只转复核的写 提示: [{id}]。',

  // The glossary.
  term_repeated: '术语“{found}”在同一实体里出现两次。请删去其一或改名。',
  unknown_region_field: '“{found}”不是这个对象的字段，或不是 region 类型。请写它所在地区的字段。',
  range_unwanted: '这种类型没有范围。请删去 range。',
  bad_range: '范围要写成两个数，先小后大，小数位不超过类型所允许的，例如 [0, 12]。',
  unknown_field_type: '字段类型“{found}”不对。请核对类型写法，以及所指的枚举、实体和反向字段是否存在。',
} as const

/** Why a policy could not be put in force. */
export const refusalSentences = {
  masked_year_unbound: '{?参数“{parameter}”?}用到的年份 {text} 在文件里遮去了。请先指明是哪一年，例如 20XX = 2022。',
  masked_day_absent: '{?参数“{parameter}”?}用到的 {text} 不是有效的日期，或不在允许的范围里。请另给年份。',
  parameter_not_in_force: '参数“{parameter}”在 {from:day} 至 {to:day} 没有取值。请补上这段期间的取值，或换一个筛查日。',
  not_in_force: '{day:day} 不在政策期内（{from:day} 至 {to:day}）。请换一个筛查日。',
  parameter_not_known_yet:
    '参数“{parameter}”在 {from:day} 至 {to:day} 的取值，{knownOn:day} 起才知悉，此前不能判断。请用 --known-on 或 --date 指定 {knownOn:day} 或以后的一天。',
  not_known_yet:
    '{?到 {knownOn:day}，?}这份文件还没有发布{?（{from:day} 起才知悉）?}，不能按它判断。请用 --date 或 --known-on 指明发布以后的一天。',
  shared_broken: '总库或术语表有 {count} 处错误，每个方案都要用到它们，不能判定。第一处在 {at}：{message}请运行 ballast check 逐条改正。',
  plan_broken: '方案 {plan} {?承接的 {above} ?}有 {count} 处错误，不能用来判定。第一处在 {at}：{message}请运行 ballast check 逐条改正。',
  region_unreadable:
    '方案 {unknown} 有错，连地区也读不出来，它可能在任何地方{?，也可能在方案 {plan} 的地区里面?}，由谁决定说不清。请先在 {unknown}/plan.yaml 里写明“地区”，或把这个文件夹移出方案目录；此前只能用 --plan 指定县级的方案。',
  stated_twice: '方案 {plan} 和 {other} 地区相同，这一天都规定了“{policy}”，分不清用哪一份。请用 --plan 只选一份，或改正期间。',
} as const

/** Why a parameter cannot be given another value for a screening. */
export const overrideSentences = {
  override_above_ceiling: '“{parameter}”不能是 {found}：{upper}{?（{clause}）?}定的上限是 {ceiling}。请给不超过 {ceiling} 的值。',
  override_given_twice: '“{parameter}”的同一个值给了两次，分不清用哪一个。请只留一个。',
  override_of_no_number: '“{parameter}”是名录，不能在这里改值。请改方案文件。',
  override_of_plan_left_out: '方案 {plan} 不在所选的方案之列，改它的参数不起作用。请加上 --plan {plan}，或去掉这一项。',
  override_reverses_schedule: '“{parameter}”改成 {found} 后，“{policy}”的起始月晚于截止月。请把两头一起改。',
  override_too_large:
    '“{parameter}”改成 {found} 后，“{policy}”的结果可能大到存不下。{low} 至 {high} 已经核过，请给这个范围里或略大一些的值。',
  override_without_effect: '{?方案 {plan} 里?}没有政策用到“{parameter}”，改了也不起作用。请核对参数名和方案。',
} as const

/** What a plan leaves out of its text or adds to it, and what to do. */
export const gapSentences = {
  clause_absent: '方案没有这一条：{found}。请补上标题和块，或用 uncovered 说明原因。',
  clause_unknown: '原文没有这个编号：{found}。请核对。',
  unit_absent: '原文的责任单位没有写进本条的块：{found}。请补上。',
  unit_unknown: '本条原文没有这个责任单位：{found}。请核对写法。',
  target_absent: '原文的目标没有写成 target：{found}。请补上。',
  target_unknown: '本条原文没有这个数：{found}。请核对。',
  figure_absent: '原文的数没有写进参数或块：{found}。请补上，或确认不用。',
  cadence_absent: '原文的周期没有写进块，或写得不同：{found}。请核对。',
  deadline_absent: '原文的期限没有写进块：{found}。请补上。',
  target_bound: '目标的方向与原文不同：{found}。请照原文写不少于、不超过或约。',
  cadence_unknown: '块里的周期原文没有写：{found}。请照原文改，没有写就写定期并说明。',
  times_unknown: '块里的次数或时限原文没有写：{found}。请照原文改。',
  role_differs: '牵头、责任、配合与原文不同：{found}。请照原文改。',
  recipient_unknown: '报送的去处原文没有写：{found}。请照原文改。',
  step_unknown: '服务的这一步原文没有说：{found}。请删去或照原文改。',
} as const

export const severityWords = { error: '错误', warning: '提醒' } as const

/** Types and units as officials say them. */
export const typeWords = {
  boolean: '判断（是或否）',
  text: '文字',
  region: '行政区划',
  date: '日期',
  month: '月份',
  text_list: '名录',
  list: '列表',
  money: '金额',
  number: '数值',
  rate: '比例',
  ratio: '商',
  zeroOrOne: '0 或 1',
  enumeration: '枚举',
  record: '记录',
  relation: '关系',
  listComma: '、',
  open: '不限',
} as const

/** What is usually behind the codes of the YAML reader. */
export const yamlWords: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不齐。同一层的键要左对齐，只用空格；花括号、方括号要成对。',
  TAB_AS_INDENT: '缩进用了制表符。请改成空格。',
  MISSING_CHAR: '少了空格、括号或引号。以 ! * & % @ 等符号开头的内容请换一种写法。',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“键: 值”。值里含冒号时请加引号，算式里请不要用冒号。',
  MULTILINE_IMPLICIT_KEY: '这一行不成“键: 值”。冒号要半角，后面空一格。',
  UNEXPECTED_TOKEN: '这里多出了符号。算式含有 [ ] , 时不要写在 {} 里，请分行书写。',
  BAD_SCALAR_START: '内容不能以这个符号开头。请换一种写法。',
  BAD_ALIAS: '* 和 & 在这里另有含义。请换一种写法。',
  MULTIPLE_DOCS: '一个文件只能有一份内容。请删去“---”。',
}
export const yamlWordsOtherwise = '请检查缩进（只用空格）、冒号后的空格和括号。'
