import { visible } from '../visible';

/** Text as it may stand in HTML: names come from the data and are hostile. */
export function escape(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/**
 * A table with a caption; the first column heads its row.
 *
 * @param options - `text` holds the positions of columns that are words, not
 * figures: they stand left and may wrap.
 */
export function table(options: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  text?: readonly number[];
}): string {
  const { caption, head, rows, text = [] } = options;
  if (rows.length === 0) {
    return '';
  }
  const mark = (index: number) => (text.includes(index) ? ' class="text"' : '');
  const heads = head.map(
    (cell, index) => `<th scope="col"${mark(index)}>${escape(cell)}</th>`,
  );
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map(
      (cell, index) => `<td${mark(index + 1)}>${escape(cell)}</td>`,
    );
    return `<tr><th scope="row">${escape(first)}</th>${cells.join('')}</tr>`;
  });
  return `<table><caption>${escape(caption)}</caption><thead><tr>${heads.join(
    '',
  )}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}
