/** Ends with one full stop, whatever the writer typed and whatever title a name ends with: "Lukman Purnomo, M.T." */
export const sentence = (text: string): string => `${text.trim().replace(/[.;,]+$/, '')}.`;
