/**
 * Sentences of other fields than the labelled sets, each figure behind its role and bound in braces; what stands in no braces is no
 * figure. Written before the reader could read them.
 */
export const figureSentences: Readonly<Record<string, readonly string[]>> = {
  'a step for which points are given or taken': [
    '讲解场次每少{threshold =1场}扣{count =2分}。',
    '巡查每漏{threshold =1次}扣{count =0.5分}。',
    '订货每差{threshold =50吨}扣{count =1分}。',
    '响应每超时{threshold =30秒}扣{count =1分}。',
    '水位每上涨{threshold =0.3米}加报一次。',
    '受益人口每满{threshold ≥5000人}配一名管水员。',
    '每招收1人奖励{amount =500元}。',
  ],
  'a number that is counted by a word in characters': ['每年巡演{count =三次}。', '每月清洗{count =四次}。'],
  'twice and four times as much': ['到2030年产值翻{target =一番}。', '居民收入翻{target =两番}。'],
  'below so much, and what follows from it': [
    '出苗率低于{threshold <70%}但高于{threshold >50%}的，及时补种。',
    '入库率低于{threshold <60%}的重新招标。',
    '对存栏不满{threshold <30头}的养殖户免收检疫费。',
  ],
  'what a definition asks': ['本办法所称农家书屋，是指藏书有{threshold ≥800册}以上、每周开放的场所。'],
  'so much more than at the same time of last year': [
    '入冬以来，全市天然气日用量{count =420万立方米}，比去年同期增加{count =35万立方米}。',
  ],
  'what is reached where goals are announced': ['今年力争新开通公交线路{target ≥5条}以上。', '年内攻克关键工艺{target =3项}。'],
}

/** The same below a heading that tells what was done. */
export const toldSentences: readonly string[] = [
  '城乡绿道总长达到{count =136公里}。',
  '秸秆利用率达{rate =91.5%}，播种面积稳定在{count =40万亩}。',
  '注册志愿者达到{count =12万人}。',
]
