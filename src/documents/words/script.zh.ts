// Signs of the Chinese script that numbers, dates and citations are written with, for patterns.
// Words a document is read by are data, in reference/documents.

/** One to nine as Chinese numerals write them, behind their zero. */
export const DIGITS = '〇一二三四五六七八九'
/** The other zero and the other two. */
export const ZERO = '零'
export const TWO = '两'
export const TEN = '十'
export const HUNDRED = '百'
/** Codes have more than a thousand articles. */
export const THOUSAND = '千'
/** The decimal point of a number in Chinese characters. */
export const POINT = '点'
export const ONE = '一'
export const ONE_TO_TEN = '一二三四五六七八九十'
/** What a zero of a year is written with by mistake, beside letters and the digit. */
export const CIRCLES = '○◯'

export const YEAR = '年'
export const MONTH = '月'
export const WEEK = '周'
export const DAY = '日'
/** The day of a month, as written and as spoken. */
export const DAYS = '日号'
export const CALENDAR = '年月日'
export const UNTIL = '至'
export const BY = '到'

/** Before the numeral of an ordinal. */
export const ORDINAL = '第'
/** Behind the number of a document, in both scripts. */
export const NUMBER_SIGN = '号'
export const NUMBER_SIGNS = '号號'
export const PAGE = '页'

/** Words for the parts of a regulation, from a whole part down to an article. */
export const PARTS = { part: ['编', '部分'], chapter: ['章'], section: ['节'], article: ['条'] } as const
/** Between the number of an article and that of one put in behind it. */
export const INSERTED = '之'
/** Below an article. */
export const BELOW_ARTICLE = '项条款'
/** What stands before a number that is cited, and behind one. */
export const BEFORE_CITED = '第条款项及共'
export const BEHIND_CITED = '项款目'
/** The verbs of "one is" and "one must", and what follows where it asks whether something is. */
export const ITEM_VERBS = '是要'
export const WHETHER = '否'
/** Behind "secondary and tertiary": the first character of "industries". */
export const INDUSTRIES = '产'
/** Last characters of words that end with the numeral one: unified, first, only, one of, single and the like. */
export const BEFORE_ONE = '统第唯之单专合划不逐万同初'

/** Behind a number with a point these make it an amount; behind two numbers and a dash, a range. */
export const AFTER_AMOUNTS = '万亿元人个倍'
export const AFTER_RANGES = '月日年人个名岁天万元周'

/** Makes an attribute of what stands before it. */
export const OF = '的'
/** Behind a rhythm: a report, or a paper that is printed. */
export const REPORT = '报'
export const EACH = '每'
/** Join one noun to the next. */
export const CONJUNCTIONS = '和及与'
export const PERSON = '人'
/** Behind the name of a body: one of its members. */
export const MEMBER = '员'
/** Behind an office's name: a level, and no number of offices. */
export const LEVEL = '级'
/** "On the basis of." */
export const ON_THE_BASIS = '基础上'
/** First character of a year written in Chinese numerals of this century. */
export const CENTURY = '二'

/** Characters of the script, as a range inside brackets of a pattern. */
export const HAN = '一-鿿'
/** The same with the rare characters that stand before them. */
export const HAN_AND_RARE = '㐀-鿿'
/** Marks between words and at the end of a sentence, and those around what is quoted. */
export const PAUSE = '、'
export const STOP = '。'
/** Before the title of a document. */
export const TITLE_MARK = '《'
export const QUOTES = '“”'

/** The other marks of the script, opening and closing. */
export const ANGLE = '〈'
export const ANGLE_END = '〉'
export const CORNER = '「'
export const CORNER_END = '」'
export const ELLIPSIS = '…'
export const INNER_QUOTE = '‘'
export const INNER_QUOTE_END = '’'
export const LENS = '【'
export const LENS_END = '】'
export const MIDDLE_DOT = '·'
export const QUOTE = '“'
export const QUOTE_END = '”'
export const TITLE_END = '》'
export const TORTOISE = '〔'
export const TORTOISE_END = '〕'
export const WIDE_BRACKET = '（'
export const WIDE_BRACKET_END = '）'
export const WIDE_POINT = '．'
export const DASH = '—'
