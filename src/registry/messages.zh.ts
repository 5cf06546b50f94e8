/** Words that cells and headers of a delivery use besides the glossary's own. */
export const deliveryWords = {
  yes: ['是', '有', '真'],
  no: ['否', '无', '假'],
  /** What a key column is called after its entity's name. */
  key: ['编号', '代号'],
} as const
