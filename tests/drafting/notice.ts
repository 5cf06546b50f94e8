import { draftsOf } from './draft-text.ts'

/** All files of the draft of a notice with one provision. */
export function draftOfProvision(provision: string): string {
  const text = `云岭省人力资源和社会保障厅关于做好稳就业工作的通知\n各市人力资源和社会保障局：\n现通知如下。\n一、重点工作\n（一）稳定就业。${provision}（责任单位：就业处）\n云岭省人力资源和社会保障厅\n2023年3月10日\n`
  return draftsOf(text)
    .flatMap(({ draft }) => [...draft.files])
    .filter(([path]) => path !== 'QUESTIONS.md')
    .map(([, content]) => content)
    .join('\n')
}

/** Blocks of one kind, each as its lines. */
export function blocksOf(kind: string, provision: string): readonly string[] {
  return [...draftOfProvision(provision).matchAll(new RegExp(`\`\`\`${kind}\n([^]*?)\`\`\``, 'g'))].map(([, content = '']) => content)
}
