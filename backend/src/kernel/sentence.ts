/** Ends with exactly one full stop, even after typed punctuation or a title with a dot: "Lukman Purnomo, M.T." */
export const sentence = (text: string): string => `${text.trim().replace(/[.;,]+$/, '')}.`;
