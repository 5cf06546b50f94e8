/** What generated names are put together from. Nobody in particular bears them; that somebody does cannot be ruled out. */

/** Surnames, the frequent ones several times. */
export const surnames =
  '王王王王王王王李李李李李李李张张张张张张张刘刘刘刘刘陈陈陈陈陈杨杨杨杨黄黄黄赵赵赵吴吴吴周周周徐徐孙孙马马朱朱胡胡郭郭何何高高林林罗罗郑郑梁梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

/** Characters of given names, by the first and the second place, for women and for men. */
export const givenOfWomen = [
  '雅静婉秀丽慧欣思雨佳晓梦冬春秋玉芳桂兰月红彩凤素淑惠文诗语若依可心怡琳琪瑶瑾璇婷娜娟敏燕莉艳雪梅菊荷莲蓉薇',
  '婷娜娟敏燕莉艳雪梅菊荷莲蓉薇芬芝英华珍珠琴霞云萍香翠花玲瑛瑜珊洁怡妍娅妮宁如意涵菲菡芸萱茜琪琳瑶欣悦',
] as const
export const givenOfMen = [
  '建国志明文伟永海军家德兴立正宏宇浩子俊泽天晨一大光振世成启承景树春庆洪长福荣学绍仁义东新继维宗方延敬玉少',
  '伟强军勇杰涛斌超波辉刚健鹏飞龙林峰磊洋东平亮明华民生才武彬毅凯坤宁宇轩然涵铭哲睿博文浩天祥贵发财荣全根松柏',
] as const

/** Characters of trade names; three of them make one. */
export const tradeCharacters =
  '岚桐珩沅澍棠垚旻煦昶翊峤嵘泓淳澄湛漪澜朔晟晖昱曜晗皓瀚沛沐泽润源浚溢凌凯冠卓尧展屹岱川庭序庆康弘彦怡恒悦' +
  '翔翎耀联聚茂荟荣菁萃蓝蔚衡裕诚谦谊跃辰达迅逸铭锐锦隆雍霖靖韵颐飒驰骏鸿麒麟鼎'

/** What a firm does, by the section of its industry. */
export const lines: Readonly<Record<string, readonly string[]>> = {
  A: ['农业', '种植', '养殖', '农业开发'],
  B: ['矿业', '矿产开发'],
  C: ['机械', '电子', '食品', '纺织', '建材', '精密制造', '包装', '塑胶制品'],
  D: ['能源', '热力', '供水'],
  E: ['建筑工程', '装饰工程', '安装工程'],
  F: ['商贸', '贸易', '百货', '批发'],
  G: ['物流', '运输', '客运'],
  H: ['餐饮', '酒店管理', '住宿'],
  I: ['信息技术', '软件', '网络科技'],
  J: ['投资咨询', '融资担保'],
  K: ['房地产开发', '物业管理'],
  L: ['人力资源', '商务服务', '广告', '旅游'],
  M: ['检测技术', '工程设计', '科技'],
  N: ['环境工程', '园林绿化', '市政养护'],
  O: ['家政服务', '汽车维修', '洗染服务'],
  P: ['教育咨询', '职业培训'],
  Q: ['医疗', '养老服务'],
  R: ['文化传媒', '体育', '演艺'],
  S: ['公共服务'],
  T: ['国际交流'],
}

/** Where nothing is known of the industry. */
export const anyLine = ['商贸', '实业'] as const

/** What stands last in a name, by the glossary's kinds of units, in their order; `line` says whether what it does stands before it. */
export const endings = {
  enterprise: { line: true, end: '有限公司' },
  individual_business: { line: true, end: '经营部' },
  social_group: { line: true, end: '协会' },
  foundation: { line: false, end: '公益基金会' },
  social_service: { line: true, end: '服务中心' },
  law_firm: { line: false, end: '律师事务所' },
  accounting_firm: { line: false, end: '会计师事务所' },
  farmers_cooperative: { line: true, end: '专业合作社' },
  public_institution: { line: true, end: '站' },
  government_organ: { line: true, end: '管理办公室' },
} as const satisfies Readonly<Record<string, { readonly line: boolean; readonly end: string }>>

/** What an organisation of another kind is called. */
export const organisationEnding = '就业服务机构'

/** A second insured unit of a firm. */
export const branchOf = (firm: string, place: string): string => `${firm}${place}分公司`

/** Where nobody knows where it is registered. */
export const placeUnknown = '本地'
