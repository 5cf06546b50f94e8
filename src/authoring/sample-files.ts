/** The files of the sample plan by path, as text. */
export type SampleFiles = ReadonlyMap<string, string>

/** The contents of every block of one kind, in order. */
export function fencesOf(files: SampleFiles, kind: string): readonly string[] {
  return [...files]
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([, text]) => [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body))
}
