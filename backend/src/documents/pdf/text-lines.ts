/**
 * Breaks a text into lines that fit the width: at spaces (never at a no-break space), and inside a
 * word only where the word alone is wider than a line.
 * @param measure width of a piece of text, in the unit of `width`
 */
export function textLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/ +/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (measure(longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = splitWord(word, width, measure);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    return [...lines, line];
  });
}

/** Cuts after a hyphen or slash where there is one in reach, otherwise wherever the line is full. */
function splitWord(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && measure(piece + sign) > width) {
      const seam = /^.+[-/](?=[^-/])/u.exec(piece)?.[0] ?? piece;
      pieces.push(seam);
      piece = piece.slice(seam.length);
    }
    piece += sign;
  }
  return [...pieces, piece];
}
