/** Words of the list of questions. */
export const questionWords = {
  plan: (id: string, title: string, questions: number, open: number, asking: number) =>
    `${title} (${id})：问题和开关 ${questions} 个，未决 ${open} 个；只转人工复核的条件 ${asking} 条`,
  question: (text: string, zh: string, id: string, isSwitch: boolean) => `${isSwitch ? '开关' : '问题'} ${text}  ${zh} (${id})`,
  words: (cited: string) => `字句: ${cited}`,
  policies: (policies: readonly { readonly zh: string; readonly clause: string }[]) =>
    `用到它的政策: ${policies.map(({ zh, clause }) => `${zh}（${clause}）`).join('、')}`,
  reading: (name: string, sentence: string) => (sentence === name ? name : `${name}: ${sentence}`),
  asIs: '照现在',
  under: (reading: string) => `按 ${reading}`,
  costColumns: ['结算前（元）', '应享', '待复核', '结论改变'] as const,
  notInForce: '用到它的政策这一天都不在期内，没有可算的；请用 --date 换一天。',
  asking: '只转人工复核的条件:',
  addressing: '依据为转引、说的是给谁的条件（不属对象的不符合，不转复核）:',
  open: (questions: number, asking: number) => `未决问题 ${questions} 个，只转人工复核的条件 ${asking} 条：ballast questions`,
} as const
